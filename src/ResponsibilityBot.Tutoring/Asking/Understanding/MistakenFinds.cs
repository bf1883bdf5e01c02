using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Tells which of the phrases that were found mean something else where they stand.</summary>
/// <param name="tokens">The question's words.</param>
/// <param name="all">Everything that was found.</param>
internal sealed class MistakenFinds(List<Token> tokens, List<Found> all)
{
    /// <summary>Takes out what means something else.</summary>
    public void Drop()
    {
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (IsOthersOwn(all[i]) || IsOfTwoNames(all[i]) || IsEverydayThing(all[i]) || RunsIntoName(all[i]) || IsNameByChance(all[i]) || BeginsWithOwning(all[i]))
                all.RemoveAt(i);
        }
    }

    /// <summary>"Who <b>owns hardware</b> in SaaS", "do we <b>own the hypervisor</b>": asks whose it is. "Own hardware" is a thing of the customer's.</summary>
    private bool BeginsWithOwning(Found phrase)
    {
        if (phrase.Words < 2 || tokens[phrase.Start].Stem != "own" || phrase.Meaning.Kind is not (MeaningKind.Aspect or MeaningKind.To or MeaningKind.AspectHint or MeaningKind.VariantHint))
            return false;
        if (tokens[phrase.Start].Text != "own")
            return true;
        Token? before = phrase.Start > 0 ? tokens[phrase.Start - 1] : null;
        return tokens[phrase.Start + 1].Text is "the" or "a" or "an" or "our" or "any" or "this" or "that" or "those"
            || before is { Possessive: false, Text: "who" or "we" or "you" or "they" or "i" or "to" or "must" or "should" or "does" or "do" or "not" or "also" or "still" or "really" or "actually" }
            || (before is { Possessive: false } && tokens[0].Text is "does" or "do" or "did" && all.Exists(side => side.End == phrase.Start && side.Start == 1 && side.Meaning is { Kind: MeaningKind.Provider } or { Kind: MeaningKind.Cue, Cue: Cue.CustomerSide or Cue.ProviderSide }));
    }

    /// <summary>"<b>Its own</b> data center", "Amazon's own data center": a building of somebody else's is not the customer's.</summary>
    private bool IsOthersOwn(Found found)
    {
        if (found.Meaning is not { Kind: MeaningKind.Model or MeaningKind.WeakModel, Id: KnowledgeTable.OnPremises } || found.Start == 0 || tokens[found.Start].Text != "own")
            return false;
        var before = tokens[found.Start - 1];
        return before.Text is "its" or "their" or "his" || (before.Possessive && !IsBehindCustomer(found.Start));
    }

    private bool IsBehindCustomer(int at) => all.Exists(side => side.Meaning is { Kind: MeaningKind.Cue, Cue: Cue.CustomerSide } && side.End == at);

    /// <summary>"<b>S3, Glacier</b> and EFS": a product's name does not go on behind a comma where another one begins.</summary>
    private bool IsOfTwoNames(Found found) =>
        found.Words > 1 && IsProduct(found) && tokens[found.Start].Clause != tokens[found.End - 1].Clause && HasNameBehindComma(found);

    private bool HasNameBehindComma(Found found) =>
        all.Exists(next => IsProduct(next) && next.Start > found.Start && next.End == found.End && tokens[next.Start].Clause != tokens[next.Start - 1].Clause);

    private static bool IsProduct(Found name) => name.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService;

    /// <summary>"Fixes <b>bugs in our App</b> Service", "<b>incidents in infrastructure</b> as a service": a duty's phrase whose last words begin the name of a place ends before it.</summary>
    private bool RunsIntoName(Found phrase)
    {
        if (phrase.Words < 2 || !(phrase.Meaning.IsRow || phrase.Meaning.Kind == MeaningKind.To))
            return false;
        foreach (var name in all)
        {
            if (name.Meaning.Kind is MeaningKind.Service or MeaningKind.Model && name.Words > 1 && phrase.Start < name.Start && name.Start < phrase.End && phrase.End < name.End && !IsWithPreposition(name))
                return true;
        }

        return false;
    }

    /// <summary>"Physical <b>network in Azure</b>", "<b>WAF in AWS</b> Glue": a thing and where it is are no name where the thing belongs to a duty or the place is called otherwise.</summary>
    private bool IsNameByChance(Found name) =>
        IsProduct(name) && name.Words > 1 && IsWithPreposition(name)
        && all.Exists(other => (other.Meaning.IsStrongRow && other.Words > 1 && other.Start < name.Start && other.End == name.Start + 1)
            || (other.Meaning.Kind == MeaningKind.Service && other.Start > name.Start && other.Start < name.End && other.End > name.End && all.Exists(provider => provider.Meaning.Kind == MeaningKind.Provider && provider.End == name.End && provider.Start > name.Start)));

    private bool IsWithPreposition(Found name) => Enumerable.Range(name.Start + 1, Math.Max(0, name.End - name.Start - 2)).Any(at => tokens[at].Text is "in" or "on" or "of" or "at" or "from");

    /// <summary>"Out of the <b>box</b>", "on the same <b>box</b>", "the <b>big table</b> of who does what": an everyday word behind its article is the everyday thing, no product.</summary>
    private bool IsEverydayThing(Found found)
    {
        if (found.Meaning.Kind != MeaningKind.WeakService)
            return false;

        // "Our own boxes", "rented boxes": more than one of a product is none.
        if (found.Words == 1 && tokens[found.Start].Text == "boxes")
            return true;
        if (found.Start == 0)
            return false;
        if (found.Words > 1)
            return found.End < tokens.Count && tokens[found.End].Text == "of" && tokens[found.Start - 1].Text is "the" or "a" or "that";
        if (tokens[found.Start] is { Text: "box", Capital: false } && (IsNounWithModifiers(found.Start) || IsBehindName(found.Start)))
            return true;
        return tokens[found.Start - 1].Text switch
        {
            "a" when tokens[found.Start].Capital => false,
            "a" or "an" or "same" or "each" or "every" or "one" or "black" or "whatever" or "whichever" => true,
            "which" or "what" or "other" or "all" or "these" or "those" or "both" or "two" or "three" or "many" or "some" or "several" or "few" or "different" when !tokens[found.Start].Capital => true,
            "the" when tokens[found.Start] is { Text: "inspector", Capital: false } => true,
            "the" => found.Start > 1 && tokens[found.Start - 2].Text is "of" or "tick" or "ticked" or "ticks",
            _ => false,
        };
    }

    private bool IsBehindName(int at) => all.Exists(name => name.End == at && name.Meaning.Kind is MeaningKind.Provider or MeaningKind.Service);

    /// <summary>"A rented GPU <b>box</b>", "our own Oracle <b>box</b>", "on the Linux <b>box</b>": behind an article with up to three words between.</summary>
    private bool IsNounWithModifiers(int noun)
    {
        for (var at = noun - 1; at >= 0 && noun - at <= 4 && tokens[at].Clause == tokens[noun].Clause; at--)
        {
            if (tokens[at].Text is "a" or "an" or "the" or "our" or "my" or "their" or "your" or "own" or "this" or "that" or "linux" or "windows" or "rented")
                return true;
            if (tokens[at].Text is "in" or "on" or "at" or "to" or "for" or "of" or "from" or "with" or "by" or "and" or "or" or "does" or "do" or "is" or "are" or "who" or "vs" or "into" or "than")
                return false;
        }

        return false;
    }
}
