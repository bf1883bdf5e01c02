namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Chooses, among the rows that a text names, those that the question is about: one, or several that are listed together
/// ("runtime, OS and code"). A word in passing ("our customer records … who encrypts them") is not asked about.
/// </summary>
internal sealed class RowChoice(Findings findings)
{
    private const int FarthestApart = 5;

    public IReadOnlyList<Found> Rows()
    {
        var named = findings.Things.Where(thing => thing.Meaning.IsRow).OrderBy(thing => thing.ThingStart).ToList();
        if (!named.Exists(thing => thing.Meaning.IsStrongRow))
            return [];
        var groups = new List<List<Found>> { new() { named[0] } };
        for (var i = 1; i < named.Count; i++)
        {
            if (AreListed(named[i - 1], named[i]) || SaysMoreOf(named[i - 1], named[i]))
                groups[^1].Add(named[i]);
            else
                groups.Add([named[i]]);
        }

        var strong = groups.Where(group => group.Exists(thing => thing.Meaning.IsStrongRow)).ToList();

        // "The hypervisor is patched", "log4j in our app, who patches": what is patched says more than that it is.
        if (strong.Exists(group => !group.TrueForAll(IsVague)))
            strong.RemoveAll(group => group.TrueForAll(IsVague));

        // "Brings the application back", "files with viruses": a plain word for a thing loses against whatever is done to it.
        if (strong.Exists(group => !group.TrueForAll(IsPlain)))
            strong.RemoveAll(group => group.TrueForAll(IsPlain));
        if (strong.Count == 1)
            return strong[0];
        if (AskedEach(strong) is { Count: > 1 } each)
            return each;
        return strong
            .OrderByDescending(IsObjectOfDuty)
            .ThenByDescending(group => group.Where(thing => thing.Meaning.IsStrongRow).Max(found => found.Words))
            .ThenByDescending(HasAskedVerb)
            .ThenByDescending(group => group.Max(found => named.Where(other => other.Meaning.Row == found.Meaning.Row).Sum(other => other.Words)))
            .ThenByDescending(IsAsked)
            .ThenByDescending(group => group[^1].Start)
            .First();
    }

    /// <summary>"Who runs the masters <b>and who</b> patches the nodes": each group behind a "who" of its own is asked about.</summary>
    private List<Found> AskedEach(List<List<Found>> groups)
    {
        var asking = findings.All(Cue.Who).Select(cue => cue.Start).Distinct().Order().ToList();
        var each = new List<Found>();
        if (asking.Count < 2)
            return each;
        for (var i = 0; i < asking.Count; i++)
        {
            var (from, to) = (asking[i], i + 1 < asking.Count ? asking[i + 1] : findings.Tokens.Count);
            if (groups.Find(group => group[0].Start >= from && group[0].Start < to) is { } group)
                each.AddRange(group);
        }

        return each.Select(found => found.Meaning.Row).Distinct().Count() > 1 ? each : [];
    }

    /// <summary>"Responsible for <b>compliance</b>", "in charge of <b>backups</b>": what stands right behind the duty is asked about.</summary>
    private bool IsObjectOfDuty(List<Found> group) =>
        findings.All(Cue.Duty).Any(duty => group[0].Start >= duty.End && group[0].Start - duty.End <= 2 && duty.End < findings.Tokens.Count && findings.Tokens[duty.End].Text is "for" or "of");

    /// <summary>"Evidence for ISO controls, who <b>gathers</b> it?": the verb right behind "who" says what is asked about.</summary>
    private bool HasAskedVerb(List<Found> group) =>
        findings.All(Cue.Who).Any(who => group.Exists(found => found.Verb != UInt128.Zero && (int)UInt128.TrailingZeroCount(found.Verb) is var verb && verb >= who.End && verb - who.End <= 2));

    /// <summary>Whether one word names it, and that a word for a thing that is everywhere.</summary>
    private bool IsPlain(Found found) => found.Words == 1 && found.Verb == UInt128.Zero && IsPlain(findings.Tokens[found.Start]);

    /// <summary>Whether a word names a thing that nearly every duty is about, so that it says little by itself.</summary>
    public static bool IsPlain(Token token) =>
        token.Text is "data" or "file" or "files" or "document" or "documents" or "ticket" or "tickets" or "record" or "records" or "folder" or "folders" or "server" or "servers"
            or "application" or "applications" or "website" or "audit" or "auditor" or "auditors" or "policy" or "policies" or "controls" or "system" or "systems" or "phone" or "dashboards";

    private static bool IsVague(Found found) => found.Meaning.Id == "family:patching";

    /// <summary>Whether "and", "or" or a comma joins two names with nothing of weight between them.</summary>
    private bool AreListed(Found left, Found right)
    {
        var tokens = findings.Tokens;

        // A pair that shares its verb with the one before begins before that one ends; then its thing counts.
        var from = left.ThingEnd;
        var to = right.Start >= from ? right.Start : right.ThingStart;
        if (to - from > FarthestApart)
            return false;
        var joined = tokens[from - 1].Clause != tokens[to].Clause && to - from <= 1;
        for (var at = from; at < to; at++)
        {
            if (to - from <= 1 && tokens[at].Text is "is" or "are" or "do" or "does" or "who" or "whose" or "can" or "will")
                return false;
            if (tokens[at].Text is "and" or "or" or "plus" or "nor" or "also" or "alongside")
                joined = true;
            else if (IsOfWeight(at))
                return false;
        }

        return joined;
    }

    /// <summary>"The shredding <b>of old drives</b>": the same duty once more, in the same clause.</summary>
    private bool SaysMoreOf(Found left, Found right) =>
        left.Meaning.Row == right.Meaning.Row && right.ThingStart >= left.ThingEnd && right.ThingStart - left.ThingEnd <= 2
        && findings.Tokens[left.ThingEnd - 1].Clause == findings.Tokens[right.ThingStart].Clause;

    private bool IsOfWeight(int at) =>
        findings.Things.Any(thing => (thing.Mask >> at & UInt128.One) != UInt128.Zero && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model);

    private bool IsAsked(List<Found> group)
    {
        var clause = findings.Tokens[group[^1].Start].Clause;
        return findings.Cues.Any(cue => cue.Meaning.Cue is Cue.Who or Cue.Duty or Cue.EitherSide or Cue.Must && findings.Tokens[cue.Start].Clause == clause);
    }
}
