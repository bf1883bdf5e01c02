namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What asks which service model something belongs to.</summary>
internal sealed class ModelRules(QuestionEvidence question) : QuestionRules(question)
{
    /// <summary>The reading of a question for a service model, or null where none is asked for.</summary>
    public Reading? Read()
    {
        if (Question.Services.Count == 0 && Question.WeakServices is [var guarded] && Findings.Names(MeaningKind.Model) && !HasRow && (IsClassed() || IsSaidToBe()))
            return Make(Intent.Classify, "asks which model a service is, by an everyday word") with { Targets = [guarded], Responsibilities = [] };
        if (Question.Services.Count == 1 && IsClassed() && !Question.StrongRow && !Findings.HasAny(Cue.CustomerSide, Cue.Who))
            return Make(Intent.Classify, "asks whether a service belongs to a model") with { Targets = [.. Question.Services], Responsibilities = [] };
        if (Question.Services.Count == 0 && Question.Targets.Count == 1 && Findings.Has(Cue.WhichModel) && Findings.Has(Cue.Classify) && !Question.StrongRow)
            return Make(Intent.Classify, "asks which model a described place is") with { Responsibilities = [] };
        if (Question.Services.Count == 0 || HasRow && Question.AsksOwnership)
            return null;
        var plain = !Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Must, Cue.Move, Cue.CustomerSide, Cue.Compare, Cue.Most, Cue.Least) && !Question.StrongRow;
        var isOne = Findings.Names(MeaningKind.Model) && Question.IsYesNo && (Question.StartsWithVerb || Question.Has(Cue.Tag)) && Question.Length <= 10;
        var offered = Question.Services.Count == 1 && !Question.StrongRow && Findings.Of(MeaningKind.Model).Length > 1 && !Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Move, Cue.Compare, Cue.Most, Cue.Least, Cue.ListDuties);
        var sitsOnly = Findings.All(Cue.Classify).All(found => Findings.Tokens[found.Start].Stem == "sit") && (Findings.HasAny(Cue.Who, Cue.Must, Cue.Duty) || Question.IsEither || !Findings.Names(MeaningKind.Model));
        var asks = (Question.Has(Cue.Classify) && !sitsOnly && !(Findings.Has(Cue.Who) && Findings.HasAny(Cue.Handles, Cue.Duty))) || offered || (plain && (isOne || Question.Has(Cue.WhichModel)));
        return asks ? Make(Intent.Classify, "asks which model a service is") with { Targets = [.. Question.Services], Responsibilities = [] } : null;
    }

    /// <summary>"Does Power Platform <b>belong to</b> SaaS", "is it <b>counted as</b> PaaS": a model right behind a word for a class.</summary>
    private bool IsClassed()
    {
        var tokens = Findings.Tokens;
        return Findings.Of(MeaningKind.Model).Any(model =>
        {
            var at = model.Start - 1;
            while (at > 0 && tokens[at].Text is "a" or "an" or "the" or "our" or "category" or "column" or "row" or "bucket" or "class")
                at--;
            return at > 0 && tokens[at].Text is "to" or "under" or "as" or "into" or "in" or "among"
                && Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).Any(word => tokens[word].Stem is "belong" or "count" or "fall" or "consider" or "class" or "classifi" or "classify" or "regard" or "treat" or "file" or "qualifi" or "qualify" or "sort" or "group" or "rank" or "label");
        });
    }

    /// <summary>"<b>Is</b> Workday SaaS?", "Workday <b>=</b> SaaS or what": a short text that sets a name equal to a model.</summary>
    private bool IsSaidToBe() =>
        Question.Length <= 9 && !Findings.HasAny(Cue.CustomerSide, Cue.Who, Cue.Must, Cue.ListDuties, Cue.Compare, Cue.Move) && Findings.Unknown <= 1
        && Findings.Tokens.Exists(token => token.Text is "is" or "equals" or "a");
}
