namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Chooses, among names that overlap, those that stand.</summary>
internal static class PhraseChoice
{
    /// <summary>The longest first; what is left does not overlap, but that two joined pairs may share their verb or their thing. In the order of the text.</summary>
    public static List<Found> LongestFirst(List<Found> candidates, List<Token> tokens)
    {
        candidates.RemoveAll(pair => pair.Verb != UInt128.Zero && TakesWordOfService(pair, candidates));

        // Strong before weak; more words first; a phrase before a pair that is spread out; then the kind; then the place in the text.
        candidates.Sort((left, right) =>
        {
            var order = (left.Meaning.Kind >= MeaningKind.WeakService).CompareTo(right.Meaning.Kind >= MeaningKind.WeakService);
            if (order == 0)
                order = right.Words.CompareTo(left.Words);
            if (order == 0)
                order = (left.End - left.Start).CompareTo(right.End - right.Start);
            if (order == 0)
                order = left.Meaning.Kind.CompareTo(right.Meaning.Kind);
            return order != 0 ? order : left.Start.CompareTo(right.Start);
        });
        var taken = UInt128.Zero;
        var chosen = new List<Found>();
        foreach (var candidate in candidates)
        {
            var clash = candidate.Mask & taken;
            if (clash != UInt128.Zero && clash != candidate.Mask && KeepsItsName(candidate, candidates, chosen))
            {
                taken |= candidate.Mask;
                chosen.Add(WithoutClash(candidate, clash));
                continue;
            }

            if (clash != UInt128.Zero && !(candidate.Verb != UInt128.Zero && chosen.Exists(other => SharesHalf(candidate, other, clash, tokens))))
                continue;
            taken |= candidate.Mask;
            chosen.Add(clash == UInt128.Zero ? candidate : WithoutClash(candidate, clash));
        }

        chosen.Sort((left, right) => left.Start.CompareTo(right.Start));
        return chosen;
    }

    /// <summary>"<b>AWS</b> WAF keeps blocking": a duty's phrase took the end of a service's name; the provider that is left stands for the service, where no shorter name of it does.</summary>
    private static bool KeepsItsName(Found service, List<Found> candidates, List<Found> chosen) =>
        service.Meaning.Kind == MeaningKind.Service && service.Words > 1
        && chosen.TrueForAll(other => !other.Overlaps(service) || (other.Meaning.IsStrongRow && other.Start > service.Start))
        && candidates.Exists(other => other.Meaning.Kind == MeaningKind.Provider && other.Start == service.Start && other.End < service.End)
        && !candidates.Exists(other => other.Meaning.Id == service.Meaning.Id && other.Words < service.Words && other.Overlaps(service));

    /// <summary>"Set limits in Azure <b>Functions</b>": a pair takes no word out of the name of a service, unless a longer phrase holds that name.</summary>
    private static bool TakesWordOfService(Found pair, List<Found> candidates)
    {
        foreach (var service in candidates)
        {
            if (service.Meaning.Kind is MeaningKind.Service or MeaningKind.Model && service.Words > 1 && service.Overlaps(pair)
                && !candidates.Exists(other => other.Verb == UInt128.Zero && other.Words > service.Words && other.Overlaps(service)))
                return true;
        }

        return false;
    }

    /// <summary>"Patches the OS <b>and</b> the engine" is two pairs with one verb, "backs up <b>and</b> encrypts the data" two with one thing.</summary>
    private static bool SharesHalf(Found pair, Found other, UInt128 clash, List<Token> tokens)
    {
        if (other.Verb == UInt128.Zero || other.Meaning.Id == pair.Meaning.Id)
            return false;
        var (mine, theirs) = (pair.Mask & ~pair.Verb, other.Mask & ~other.Verb);
        return (clash == pair.Verb && pair.Verb == other.Verb && VerbPairs.AreJoined(mine, theirs, tokens)) || (clash == mine && mine == theirs && VerbPairs.AreJoined(pair.Verb, other.Verb, tokens));
    }

    private static Found WithoutClash(Found pair, UInt128 clash)
    {
        var mask = pair.Mask & ~clash;
        return pair with { Mask = mask, Start = (int)UInt128.TrailingZeroCount(mask), End = 128 - (int)UInt128.LeadingZeroCount(mask) };
    }
}
