namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// The parts of a question that asks for several duties, each a question of its own: "<b>who guards the door</b> and <b>who keeps the power up</b>?", "<b>power</b>, <b>locks</b> and
/// <b>cabling</b>: who?". What was learned tells one duty at a time, and names in one part say nothing of the next.
/// </summary>
internal static class DutyList
{
    /// <summary>What a part of a list is asked with.</summary>
    private const string Asks = "who is responsible for ";

    /// <summary>So many words of a part are looked at: what follows says where.</summary>
    private const int LongestItem = 7;

    /// <summary>The parts, two or more, and whether each asks by itself; empty where the question is one.</summary>
    /// <param name="question">What was found.</param>
    /// <param name="reading">What was made of it: only where that is about several duties, what stands in a list is asked about.</param>
    public static (IReadOnlyList<string> Parts, bool Ask) PartsOf(QuestionEvidence question, Reading reading) =>
        PartsThatAsk(question.Findings) is { Count: > 1 } asking ? (asking, true) : (reading.Responsibilities.Count > 1 || EachHasItsPlace(question) ? ListedParts(question) : [], false);

    /// <summary>"Does AWS <b>patch EC2</b> and <b>back up S3</b>": every part that "and" joins names a duty and a place.</summary>
    private static bool EachHasItsPlace(QuestionEvidence question)
    {
        var things = question.Findings.Things;
        var places = things.Where(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model).ToList();
        bool Holds((int From, int To) part, IEnumerable<Found> named) => named.Any(thing => thing.Start >= part.From && thing.End <= part.To);
        return places.DistinctBy(place => place.Meaning.Id).Count() > 1
            && Cut(question.Findings.Tokens, token => token.Text is "and" or "plus").ToList() is { Count: > 1 } parts
            && parts.TrueForAll(part => Holds(part, places) && Holds(part, things.Where(thing => thing.Meaning.IsRow)));
    }

    /// <summary>Each "who" with what follows it, up to the next; the first with what stands before it, where that names a duty: "the <b>runtime</b>, who keeps that current, and who the packages".</summary>
    private static List<string> PartsThatAsk(Findings findings)
    {
        if (findings.All(Cue.Who).Length < 2)
            return [];
        var starts = findings.All(Cue.Who).Select(who => who.Start).Where(at => findings.Tokens[at].Text is "who" or "whose" && (at == 0 || !IsRelative(findings.Tokens, at))).Distinct().Order().ToList();
        var parts = new List<string>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : findings.Tokens.Count;
            var start = i == 0 && !findings.Things.Any(thing => thing.Meaning.IsRow && thing.Start >= starts[0] && thing.End <= end) && findings.Things.Any(thing => thing.Meaning.IsRow && thing.End <= starts[0]) ? 0 : starts[i];
            if (end - start >= 3)
                parts.Add(Text(findings.Tokens, start, end));
        }

        return parts;
    }

    /// <summary>"People <b>who</b> left", "decides <b>who</b> may": asks nothing of its own.</summary>
    private static bool IsRelative(List<Token> tokens, int at) => tokens[at - 1].Clause == tokens[at].Clause && tokens[at - 1].Text is not ("and" or "or" or "but" or "then" or "also" or "plus" or "so" or "ok");

    /// <summary>What stands between commas and "and", where the rules found several duties in several clauses.</summary>
    private static List<string> ListedParts(QuestionEvidence question)
    {
        var parts = new List<string>();
        foreach (var (start, to) in Cut(question.Findings.Tokens, token => token.Text is "and" or "or" or "plus"))
        {
            var end = Math.Min(to, start + LongestItem);
            if (question.Findings.Things.Any(thing => thing.Meaning.IsRow && thing.Start >= start && thing.End <= end))
                parts.Add((question.Findings.All(Cue.Who).Any(who => who.Start == start) ? "" : Asks) + Text(question.Findings.Tokens, start, end));
        }

        return parts;
    }

    /// <summary>"<b>Door locks as well as the hypervisor</b> for a rented machine: whose concern?": whether all duties that are named stand in one clause with a joining word between, or all before the clause that asks.</summary>
    public static bool IsOneList(QuestionEvidence question)
    {
        var tokens = question.Findings.Tokens;
        var named = question.Findings.Things.Where(thing => thing.Meaning.IsRow).ToList();
        var clauses = named.Select(thing => tokens[thing.Start].Clause).ToHashSet();
        return (clauses.Count == 1 && tokens.Take(named[^1].Start).Skip(named[0].End).Any(token => token.Text is "and" or "or" or "plus" or "well")) || (question.Findings.All(Cue.Who) is [.., var who] && clauses.All(clause => clause < tokens[who.Start].Clause));
    }

    /// <summary>What stands between "and", "plus" and the ends of clauses, whatever it names: of some parts nothing may be known ("RDS:", "whose job?").</summary>
    public static IReadOnlyList<string> JoinedParts(QuestionEvidence question)
    {
        var tokens = question.Findings.Tokens;
        List<string> parts = [.. Cut(tokens, token => token.Text is "and" or "plus").Select(part => Asks + Text(tokens, part.From, part.To))];
        return parts.Count > 1 ? parts : [];
    }

    /// <summary>Where the parts begin and end that joining words and clauses part from each other.</summary>
    private static IEnumerable<(int From, int To)> Cut(List<Token> tokens, Predicate<Token> joins)
    {
        for (int at = 0, start = 0; at <= tokens.Count; at++)
        {
            var isJoint = at < tokens.Count && joins(tokens[at]);
            if (at < tokens.Count && !isJoint && (at == start || tokens[at].Clause == tokens[start].Clause))
                continue;
            if (at > start)
                yield return (start, at);
            start = isJoint ? at + 1 : at;
        }
    }

    private static string Text(List<Token> tokens, int from, int to) => string.Join(' ', tokens.Skip(from).Take(to - from).Select(token => token.Text));
}
