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
        var named = findings.Things.Where(thing => IsStrong(thing) || thing.Meaning.Kind is MeaningKind.WeakResponsibility or MeaningKind.WeakFamily).ToList();
        if (!named.Exists(IsStrong))
            return [];
        var groups = new List<List<Found>> { new() { named[0] } };
        for (var i = 1; i < named.Count; i++)
        {
            if (AreListed(named[i - 1], named[i]))
                groups[^1].Add(named[i]);
            else
                groups.Add([named[i]]);
        }

        return groups.Where(group => group.Exists(IsStrong))
            .OrderByDescending(group => group.Where(IsStrong).Max(found => found.Words))
            .ThenByDescending(group => group.Max(found => named.Where(other => RowOf(other) == RowOf(found)).Sum(other => other.Words)))
            .ThenByDescending(IsAsked)
            .ThenByDescending(group => group[^1].Start)
            .First();
    }

    private static string RowOf(Found found) => found.Meaning.Id.Split('/')[0];

    private static bool IsStrong(Found thing) => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family;

    /// <summary>Whether "and", "or" or a comma joins two names with nothing of weight between them.</summary>
    private bool AreListed(Found left, Found right)
    {
        var tokens = findings.Tokens;
        if (right.Start - left.End > FarthestApart)
            return false;
        var joined = right.Start >= 1 && left.End >= 1 && tokens[left.End - 1].Clause != tokens[right.Start].Clause && right.Start - left.End <= 1;
        for (var at = left.End; at < right.Start; at++)
        {
            if (tokens[at].Text is "and" or "or" or "plus" or "nor")
                joined = true;
            else if (IsOfWeight(at))
                return false;
        }

        return joined;
    }

    private bool IsOfWeight(int at) =>
        findings.Things.Any(thing => (thing.Mask >> at & UInt128.One) != UInt128.Zero && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model);

    private bool IsAsked(List<Found> group)
    {
        var clause = findings.Tokens[group[^1].Start].Clause;
        return findings.Cues.Any(cue => cue.Meaning.Cue is Cue.Who or Cue.Duty or Cue.EitherSide or Cue.Must && findings.Tokens[cue.Start].Clause == clause);
    }
}
