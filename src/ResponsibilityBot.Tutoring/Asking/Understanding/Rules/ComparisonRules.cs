using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What compares places with each other, or asks in which of them one side has most.</summary>
internal sealed class ComparisonRules(QuestionEvidence question) : QuestionRules(question)
{
    public Reading? Comparing()
    {
        if (!HasTarget && Question.Has(Cue.Compare) && !Question.Has(Cue.OtherTopic) && Findings.Unknown <= 1
            && Findings.Of(MeaningKind.Provider).Select(found => found.Meaning.Id).Distinct(StringComparer.Ordinal).ToList() is { Count: > 1 } providers)
            return Make(Intent.Compare, "two providers compared") with { Targets = providers, Responsibilities = Question.StrongRow ? [.. Question.Rows] : [] };
        if (Question.Targets.Count == 2 && SetsAgainst() && !Question.IsEither && !Question.Has(Cue.OtherTopic))
            return Make(Intent.Compare, "one place set against the other") with { Responsibilities = Question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. Question.Rows.Where(row => !IsPartOfList(row))] : [] };
        if (Question.Targets.Count >= 2 && (Question.Has(Cue.Compare) || (!HasRow && Findings.HasAny(Cue.Most, Cue.Least) && (Question.Targets.Count == 2 || !AllModels()))) && !Question.IsEither)
            return Make(Intent.Compare, "two or more places compared") with { Responsibilities = Question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. Question.Rows] : [] };
        return Question.Targets.Count >= 2 && !HasRow && !Findings.HasAny(Cue.Classify, Cue.Most, Cue.Least, Cue.Define) && Question.AsksOwnership && !Question.Has(Cue.ListDuties)
            ? Make(Intent.Compare, "several places and no responsibility")
            : null;
    }

    /// <summary>Whether words between or around two places set one against the other: "PaaS <b>against</b> SaaS", "<b>between</b> IaaS <b>and</b> SaaS", "the <b>same</b> on both".</summary>
    private bool SetsAgainst()
    {
        var (first, second) = (Question.PlaceOf(Question.Targets[0]), Question.PlaceOf(Question.Targets[1]));
        if (first > second)
            (first, second) = (second, first);
        var tokens = Findings.Tokens;
        if (second >= tokens.Count)
            return false;
        for (var at = first; at < second; at++)
        {
            if (tokens[at].Text is "against" or "v" or "vs" or "versus" or "than" || (tokens[at].Text == "next" && tokens[at + 1].Text == "to"))
                return true;
        }

        return (first > 0 && Enumerable.Range(Math.Max(0, first - 2), Math.Min(2, first)).Any(at => tokens[at].Text == "between"))
            || (!Findings.Has(Cue.Who) && tokens.Exists(token => token.Text is "same" or "alike" or "identical"))
            || OffersBoth(first, second)
            || Enumerable.Range(0, tokens.Count - 1).Any(at => (tokens[at].Text is "of" && tokens[at + 1].Text is "two" or "both") || (tokens[at].Text is "each" or "either" && at >= second));
    }

    /// <summary>"<b>Serverless or containers, who</b> has the images?": two places to choose from, and nothing else, before the clause that asks.</summary>
    private bool OffersBoth(int first, int second)
    {
        var tokens = Findings.Tokens;
        var clause = tokens[second].Clause;
        return tokens[first].Clause == clause && Enumerable.Range(first, second - first).Any(at => tokens[at].Text == "or") && !Findings.Things.Any(thing => thing.Meaning.IsRow && tokens[thing.Start].Clause <= clause)
            && Enumerable.Range(second, tokens.Count - second).Any(at => tokens[at].Clause == clause + 1 && tokens[at - 1].Clause == clause && tokens[at].Text is "who" or "whose" or "where" or "which");
    }

    private bool IsPartOfList(string row) => Question.Table.Family(row) is not null && Findings.Has(Cue.ListDuties);

    public Reading? Ranking()
    {
        if (!Findings.HasAny(Cue.Most, Cue.Least) || (Question.Targets.Count == 2 && SetsAgainst()) || (Question.StrongRow && !Question.Has(Cue.WhichModel)) || !AllModels() || (Question.Has(Cue.Move) && Question.Targets.Count is 1 or 2))
            return null;
        if (!Findings.HasAny(Cue.WhichModel, Cue.Who, Cue.Duty, Cue.What, Cue.Least) && !Question.Has(Cue.ListDuties) && !Findings.Tokens.Exists(token => token.Text == "where"))
            return null;
        if (Question.Findings.Unknown > 3 || (!Question.HasCloud && !Findings.HasAny(Cue.WhichModel, Cue.CustomerSide, Cue.ProviderSide)))
            return null;
        if (AsksWhichSide())
            return Make(Intent.Duties, "asks which side has most in one place") with { Responsibilities = [], Party = null };
        var least = Question.Has(Cue.Least);
        var side = Question.Party ?? Party.Customer;
        return Make(Intent.Most, "asks where one side has most") with { Party = least ? side.Other() : side };
    }

    /// <summary>"<b>Who</b> owns the most duties in PaaS?": asks for a side in one place, for no place.</summary>
    public bool AsksWhichSide() => Question.Targets.Count == 1 && Findings.HasAny(Cue.Most, Cue.Least) && Findings.Has(Cue.Who) && !Findings.Has(Cue.WhichModel);
}
