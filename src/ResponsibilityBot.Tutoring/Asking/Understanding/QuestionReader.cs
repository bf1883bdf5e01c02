using BitFaster.Caching.Lru;
using ResponsibilityBot.Tutoring.Asking.Understanding.Rules;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Reads questions: finds names and cues, then decides by gates, not by scores, what is asked. An owner is only asked for when the text
/// names a responsibility <em>and</em> asks whose it is <em>and</em> holds few words that nothing is known of. Pure and safe for use by many threads.
/// </summary>
public sealed class QuestionReader
{
    /// <summary>How likely it must be that several duties are meant, from 0 to 1, for the parts of a question to be looked at one by one.</summary>
    private const double SureOfSeveral = 0.2;

    /// <summary>The same for what the parts ask for to be answered instead of a choice.</summary>
    private const double SurelySeveral = 0.5;

    /// <summary>How likely the duty of such a part must be, from 0 to 1.</summary>
    private const double SureOfPart = 0.7;

    private readonly KnowledgeTable table;
    private readonly PhraseFinder finder;
    private readonly Func<string, string, string?> counterpart;
    private readonly Lazy<NearestRows> nearest;
    private readonly QuestionWords words;
    private readonly LearnedIntents learned;
    private readonly LearnedRows rows;
    private readonly LearnedSides sides;
    private readonly LearnedPlaces places;
    private readonly LearnedFollowUps followUps;
    private readonly Func<string, bool> isFunctionWord;

    /// <summary>Texts that were looked through before: one dialog after the other asks about the same turn, and people ask the same questions.</summary>
    private readonly ConcurrentLru<string, Looked> known = new(MostKnown);

    /// <summary>Compiles the names of a table and the cues into one lexicon.</summary>
    public QuestionReader(KnowledgeTable table, LexiconContent content)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(content);
        this.table = table;
        var lexicon = new Lexicon(table, content);
        finder = new PhraseFinder(lexicon);
        counterpart = lexicon.CounterpartOf;
        nearest = new Lazy<NearestRows>(() => new NearestRows(table));
        words = new QuestionWords(lexicon);
        learned = new LearnedIntents(content.Learned);
        isFunctionWord = lexicon.IsFunctionWord;
        rows = new LearnedRows(content.LearnedRows, isFunctionWord);
        sides = new LearnedSides(content.LearnedSides);
        places = new LearnedPlaces(content.LearnedPlaces, isFunctionWord);
        followUps = new LearnedFollowUps(rows, places);
    }

    /// <summary>Longer texts are cut: 2,000 characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>How many texts are known at most, the ones asked lately and often: 256.</summary>
    public const int MostKnown = 256;

    /// <summary>Longer texts are read anew each time: 300 characters.</summary>
    public const int LongestKnown = 300;

    /// <summary>Reads one question. Never throws, whatever the text. A text that does not lean on the topic is read once, while it is known.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="topic">What was talked about before, or null.</param>
    public Reading Read(string text, Topic? topic)
    {
        ArgumentNullException.ThrowIfNull(text);
        var looked = Look(text);
        if (topic is not null && FollowUps.Read(looked.Evidence, topic) is { } followUp)
            return Finish(text, looked.Evidence, followUps.Of(looked.Evidence, topic, followUp), isFollowUp: true);
        var alone = looked.Alone ??= Finish(text, looked.Evidence, Judge(looked.Evidence), isFollowUp: false);
        return topic is not null && LearnedFollowUps.IsHollow(looked.Evidence, alone) && followUps.Unseen(looked.Evidence, topic) is { } unseen
            ? Finish(text, looked.Evidence, unseen, isFollowUp: true)
            : alone;
    }

    /// <summary>What the rules make of a question that stands alone, unless what was learned says better.</summary>
    private Reading Judge(QuestionEvidence question, bool isPart = false)
    {
        var rules = new IntentRules(question);
        var byRules = rules.Read();
        var likeliest = learned.Likeliest(question, byRules);
        var reading = LearnedJudgement.Of(rules, byRules, likeliest);
        var ofDuties = LearnedJudgement.IsOfDuties(reading);
        var likely = ofDuties || LearnedJudgement.IsOfUnnamed(reading, likeliest) ? rows.Likely(question, byRules) : null;
        if (likely is not null)
            reading = ofDuties ? LearnedJudgement.OfDuties(question, reading, likely) : LearnedJudgement.OfUnnamed(question, reading, likeliest.Intent, likely);
        if (!isPart && EachOf(question, reading, likely) is { Count: > 1 } each)
            reading = reading with { Intent = Intent.Owner, Responsibilities = [.. each.Select(one => one.Row).Distinct(StringComparer.Ordinal)], Torn = [], Aspect = null, Trace = [.. reading.Trace, "each part of the question asks for a duty"], Pairs = PairsOf(question, each) };
        reading = reading.Pairs.Count > 0 ? reading with { Targets = [.. reading.Pairs.Select(pair => pair.Target).Distinct(StringComparer.Ordinal)] } : places.Of(question, reading);
        return SideJudgement.IsAbout(question, reading) && sides.Likely(question, byRules) is { } side ? SideJudgement.Of(reading, side) : reading;
    }

    /// <summary>The duties of a question that asks for several owners, part by part; fewer than two where it does not. Where it is torn between duties, only a list that is found as a whole counts.</summary>
    private List<(string Row, string? Place)> EachOf(QuestionEvidence question, Reading reading, LikelyRows? likely)
    {
        if ((reading.Intent != Intent.Owner && reading.Torn.Count == 0) || (likely is not null && LearnedJudgement.IsOfOneDuty(likely)))
            return [];
        if (OfEach(question, reading) is { Count: > 1 } each)
            return each;
        var joined = OfJoined(question, likely);
        return reading.Torn.Count == 0 || likely?.ShareOf(LearnedRows.Several) >= SurelySeveral || (joined.Count >= question.Rows.Count && DutyList.IsOneList(question)) ? joined.ConvertAll(row => (row, (string?)null)) : [];
    }

    /// <summary>Each duty with its place, where every part names one and they are not all the same; else none.</summary>
    private static List<(string Responsibility, string Target)> PairsOf(QuestionEvidence question, List<(string Row, string? Place)> each) =>
        each.TrueForAll(one => question.Findings.Things.Any(thing => thing.Meaning.Id == one.Place)) && each.Exists(one => one.Place != each[0].Place) ? each.ConvertAll(one => (one.Row, one.Place!)) : [];

    /// <summary>The duties that the parts of a question ask for, in their order, each with the place that its part names; none where a part asks for none or for several.</summary>
    private List<(string Row, string? Place)> OfEach(QuestionEvidence question, Reading reading)
    {
        var each = new List<(string Row, string? Place)>();
        var (parts, ask) = DutyList.PartsOf(question, reading);
        foreach (var part in parts)
        {
            var evidence = LookThrough(part).Evidence;
            var row = Judge(evidence, isPart: true) is { Intent: Intent.Owner, Responsibilities: [var judged] } ? judged : ask ? LikelyOf(evidence) : null;
            if (row is null)
                return [];
            var place = evidence.Targets is [var only] ? only : null;
            if (!each.Exists(one => one.Row == row))
                each.Add((row, place));
        }

        return each;
    }

    /// <summary>
    /// The duties that what was learned finds in parts joined by "and" where it takes the whole for one about several; fewer than two where it finds none. "Are firewall rules on us, and
    /// <b>fending off floods of junk traffic</b> too?": of the second the rules may know no word.
    /// </summary>
    private List<string> OfJoined(QuestionEvidence question, LikelyRows? likely)
    {
        var each = new List<string>();
        if (likely is null || likely.ShareOf(LearnedRows.Several) < SureOfSeveral)
            return each;
        foreach (var part in DutyList.JoinedParts(question))
        {
            if (LikelyOf(LookThrough(part).Evidence) is { } row && !each.Contains(row))
                each.Add(row);
        }

        return each;
    }

    /// <summary>The duty that what was learned finds in a part of a question; null where it is not sure.</summary>
    private string? LikelyOf(QuestionEvidence part) => rows.Likely(part, new IntentRules(part).Read())?.OneBy(SureOfPart);

    /// <summary>The features of a question that stands alone, as the rules alone read it, and that reading's intent.</summary>
    internal (Intent Intent, IReadOnlyList<string> Features) FeaturesOf(string text)
    {
        var question = LookThrough(text).Evidence;
        var reading = new IntentRules(question).Read();
        var features = new FeatureList();
        QuestionFeatures.Of(question, reading, features);
        return (reading.Intent, [.. features.Features]);
    }

    /// <summary>The features that tell which row a text is about, as the rules alone read it.</summary>
    internal IReadOnlyList<string> RowFeaturesOf(string text)
    {
        var question = LookThrough(text).Evidence;
        var features = new FeatureList();
        RowFeatures.Of(question, new IntentRules(question).Read(), isFunctionWord, features);
        return [.. features.Features];
    }

    /// <summary>The features that tell which side a text asks after, as the rules alone read it.</summary>
    internal IReadOnlyList<string> SideFeaturesOf(string text)
    {
        var question = LookThrough(text).Evidence;
        var features = new FeatureList();
        SideFeatures.Of(question, new IntentRules(question).Read(), features);
        return [.. features.Features];
    }

    /// <summary>The services that a text names, and the features that tell which service model it describes.</summary>
    internal (IReadOnlyList<string> Services, IReadOnlyList<string> Features) PlaceFeaturesOf(string text)
    {
        var question = LookThrough(text).Evidence;
        var features = new FeatureList();
        PlaceFeatures.Of(question.Findings, isFunctionWord, features);
        return (question.Services, [.. features.Features]);
    }

    private Reading Finish(string text, QuestionEvidence question, Reading reading, bool isFollowUp)
    {
        if (reading.Intent is Intent.Unknown or Intent.Clarify && reading.Responsibilities.Count == 0 && reading.Torn.Count == 0)
            reading = reading with { Nearest = nearest.Value.To(text) };
        return reading with
        {
            LeansOnTopic = isFollowUp,
            Corrects = FollowUps.Corrects(question.Findings, isFollowUp),
            Trace = new LateLines(() => [.. question.Findings.Steps(), .. reading.Trace]),
        };
    }

    /// <summary>What of a question may be counted among the gaps: its words, without what could tell who asked; see <see cref="QuestionWords"/>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="asker">What the asker is called; may be empty.</param>
    /// <returns>At most 24 words, lower case; empty where nothing may be kept.</returns>
    public string WordsOf(string text, string asker)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(asker);
        if (text.Length > LongestKnown)
            return words.Of(text.Length > MaxLength ? text[..MaxLength] : text, asker);
        var looked = Look(text);
        var (alone, all) = looked.Words ??= words.Of(text);
        // The asker's name changes nothing where it does not stand.
        return WordSplitter.Split(asker).Exists(name => all.Contains(name.Text)) ? words.Of(text, asker) : alone;
    }

    /// <summary>What is found in the text, whatever was talked about before. Long texts are seldom the same, and would take room.</summary>
    private Looked Look(string text) => text.Length <= LongestKnown
        ? known.GetOrAdd(text, static (asked, reader) => reader.LookThrough(asked), this)
        : LookThrough(text);

    private Looked LookThrough(string text) => new(new(finder.Find(text.Length > MaxLength ? text[..MaxLength] : text), table) { Counterpart = counterpart });

    /// <summary>What is known of a text. Threads may share it: the evidence does not change, and whoever reads it alone reads the same.</summary>
    private sealed class Looked(QuestionEvidence evidence)
    {
        private volatile Reading? alone;
        private volatile KeptWords? words;

        public QuestionEvidence Evidence => evidence;

        /// <summary>As it is read without a topic, or null while nobody has.</summary>
        public Reading? Alone
        {
            get => alone;
            set => alone = value;
        }

        /// <summary>What of it may be counted where its asker's name does not stand in it, or null while nobody has asked.</summary>
        public KeptWords? Words
        {
            get => words;
            set => words = value;
        }
    }
}
