using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Reads whose matter a thing is said to be: "is this still <b>our own mess</b>", "is scaling <b>Amazon's thing</b>".</summary>
internal sealed class PossessionReader(Findings findings, SentenceShape shape)
{
    /// <summary>The side that a thing is said to be a matter of, by a word of any kind: "is this still our own <b>mess</b>", "is scaling Amazon's <b>thing</b>". Null where there is none.</summary>
    public Party? Read()
    {
        var tokens = findings.Tokens;
        var copula = -1;
        for (var at = 0; at < Math.Min(tokens.Count, shape.TagStart); at++)
        {
            if (tokens[at].Text is "is" or "are" or "was" or "be" or "remains" or "remain" or "stays" or "stay" or "becomes" or "become" or "still")
                copula = at;
            if (tokens[at].Text is "who" or "that" or "which" or "to")
                copula = -1;
            if (copula < 0 || at <= copula || at - copula > 6)
                continue;
            if (tokens[at].Text is "ours" or "mine" or "theirs" && (findings.EndsClause(at) || at + 1 == shape.TagStart) && !IsPreposition(tokens[at - 1].Text))
                return tokens[at].Text == "theirs" ? Party.Provider : Party.Customer;
            var side = SideOf(at);
            var noun = at + 1 < tokens.Count && tokens[at + 1].Text is "own" or "whole" ? at + 2 : at + 1;
            if (side is null || noun >= shape.TagStart || findings.All(Cue.CustomerSide).Any(ours => ours.Start == at && ours.End > noun) || !(findings.EndsClause(noun) || noun + 1 == shape.TagStart || (side == Party.Provider && noun + 1 < tokens.Count && tokens[noun + 1].Text == "to")) || IsPreposition(tokens[at - 1].Text) || (findings.Things.Any(thing => thing.Meaning.Kind <= MeaningKind.WeakModel && thing.Start <= noun && thing.End > noun) && !findings.Things.Any(thing => thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family && thing.End <= at)))
                continue;
            return side;
        }

        return null;
    }

    private Party? SideOf(int at) => findings.Tokens[at] switch
    {
        { Text: "our" or "my" } => Party.Customer,
        { Text: "their" } => Party.Provider,
        { Possessive: true } when findings.Of(MeaningKind.Provider).Concat(findings.All(Cue.ProviderSide)).Any(side => side.End == at + 1) => Party.Provider,
        { Possessive: true } when findings.All(Cue.CustomerSide).Any(side => side.End == at + 1) => Party.Customer,
        _ => null,
    };

    private static bool IsPreposition(string word) => word is "in" or "on" or "at" or "to" or "from" or "with" or "for" or "of" or "into" or "by" or "inside" or "under" or "about" or "through" or "over" or "the";
}
