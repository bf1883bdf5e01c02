using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Reads questions: finds names and cues, then decides by gates, not by scores, what is asked. An owner is only asked for when the text
/// names a responsibility <em>and</em> asks whose it is <em>and</em> holds few words that nothing is known of. Pure and safe for use by many threads.
/// </summary>
public sealed class QuestionReader
{
    private readonly KnowledgeTable table;
    private readonly PhraseFinder finder;
    private readonly Lazy<NearestRows> nearest;
    private readonly QuestionWords words;

    /// <summary>The text that was looked through last: one dialog after the other asks about the same turn.</summary>
    private volatile Looked? last;

    /// <summary>Compiles the names of a table and the cues into one lexicon.</summary>
    public QuestionReader(KnowledgeTable table, LexiconContent content)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(content);
        this.table = table;
        var lexicon = new Lexicon(table, content);
        finder = new PhraseFinder(lexicon);
        nearest = new Lazy<NearestRows>(() => new NearestRows(table));
        words = new QuestionWords(lexicon);
    }

    /// <summary>Longer texts are cut: 2,000 characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>Reads one question. Never throws, whatever the text.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="topic">What was talked about before, or null.</param>
    public Reading Read(string text, Topic? topic)
    {
        ArgumentNullException.ThrowIfNull(text);
        var question = Look(text);
        var followUp = topic is null ? null : FollowUps.Read(question, topic);
        var reading = followUp ?? new IntentRules(question).Read();
        if (reading.Targets.Count == 0 || (reading.Targets.All(IsProvider) && question.Provider is not null))
            reading = reading with { Targets = PlaceOf(question, reading) };
        if (reading.Intent is Intent.Unknown or Intent.Clarify && reading.Responsibilities.Count == 0)
            reading = reading with { Nearest = nearest.Value.To(text) };
        return reading with
        {
            Corrects = FollowUps.Corrects(question.Findings, followUp is not null),
            Trace = new LateLines(() => [.. question.Findings.Steps(), .. reading.Trace]),
        };
    }

    private bool IsProvider(string id) => table.Target(id) is CloudProvider;

    /// <summary>Where neither a model nor a service is named, a provider is the place: "who guards Google's data centres". It decides no cell, but it is what was understood.</summary>
    private static IReadOnlyList<string> PlaceOf(QuestionEvidence question, Reading reading) =>
        question.Provider is { } provider && reading.Targets.Count < 2 && reading.Intent is Intent.Owner or Intent.Duties or Intent.Misconception or Intent.Matrix or Intent.Why or Intent.Gray
            ? [provider]
            : reading.Targets;

    /// <summary>What of a question may be counted among the gaps: its words, without what could tell who asked; see <see cref="QuestionWords"/>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="asker">What the asker is called; may be empty.</param>
    /// <returns>At most 24 words, lower case; empty where nothing may be kept.</returns>
    public string WordsOf(string text, string asker)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(asker);
        return words.Of(text.Length > MaxLength ? text[..MaxLength] : text, asker);
    }

    /// <summary>What is found in the text, whatever was talked about before. It does not change once it is made, so that threads may share it.</summary>
    private QuestionEvidence Look(string text)
    {
        if (last is { } known && ReferenceEquals(known.Text, text))
            return known.Evidence;
        var evidence = new QuestionEvidence(finder.Find(text.Length > MaxLength ? text[..MaxLength] : text), table);
        last = new(text, evidence);
        return evidence;
    }

    private sealed record Looked(string Text, QuestionEvidence Evidence);
}
