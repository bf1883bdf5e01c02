using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Reads whose doing a question is about: "do <b>we</b> need to", "does <b>AWS</b> handle", "is it <b>our</b> job".</summary>
internal sealed class PartyReader(QuestionEvidence question, int auxiliary)
{
    private static readonly HashSet<string> OurWords = new(StringComparer.Ordinal) { "our", "my", "ours", "mine" };
    private static readonly HashSet<string> TheirWords = new(StringComparer.Ordinal) { "their", "its", "theirs" };

    private Findings Findings => question.Findings;

    public Party? Read()
    {
        if (Findings.Has(Cue.EitherSide))
            return null;
        if (Findings.Has(Cue.Delegate) && (Findings.Names(MeaningKind.Provider) || Findings.Has(Cue.ProviderSide)))
            return Party.Provider;
        return ByPossessiveDuty() ?? ByService() ?? ByFirstMention() ?? ByPassive();
    }

    /// <summary>"Our job", "their duty", "Amazon's part", "the provider's responsibility".</summary>
    private Party? ByPossessiveDuty()
    {
        foreach (var duty in Findings.All(Cue.Duty).Concat(Findings.All(Cue.ListDuties)))
        {
            var at = duty.Start - 1;
            if (at < 0)
                continue;
            var before = Findings.Tokens[at].Text;
            if (OurWords.Contains(before))
                return Party.Customer;
            if (TheirWords.Contains(before) || (IsProvider(at) && Findings.Tokens[at].Possessive))
                return Party.Provider;
            if (Findings.All(Cue.CustomerSide).Any(side => side.End - 1 == at) && Findings.Tokens[at].Possessive)
                return Party.Customer;
        }

        return null;
    }

    /// <summary>A service as the subject does the provider's part: "does Snowflake deal with … for us".</summary>
    private Party? ByService()
    {
        if (auxiliary < 0)
            return null;
        foreach (var service in Findings.Of(MeaningKind.Service).Concat(Findings.Of(MeaningKind.WeakService)))
        {
            var between = service.Start - auxiliary;
            if (between is 1 or 2 && !Findings.All(Cue.CustomerSide).Any(side => side.Start < service.Start && side.Start > auxiliary))
                return Findings.HasAny(Cue.Handles, Cue.Duty) || question.Rows.Count > 0 ? Party.Provider : null;
        }

        return null;
    }

    private Party? ByFirstMention()
    {
        var customer = Mentions(Cue.CustomerSide).Where(found => !IsForUs(found)).Select(found => found.Start).DefaultIfEmpty(int.MaxValue).Min();
        var provider = Mentions(Cue.ProviderSide).Concat(Findings.Of(MeaningKind.Provider).Where(IsActor)).Select(found => found.Start).DefaultIfEmpty(int.MaxValue).Min();
        if (customer == int.MaxValue && provider == int.MaxValue)
            return null;
        return customer < provider ? Party.Customer : Party.Provider;
    }

    private IEnumerable<Found> Mentions(Cue cue) => Findings.All(cue).Where(found => found.Start >= Math.Max(0, auxiliary));

    /// <summary>"For us" names who profits, not who works.</summary>
    private bool IsForUs(Found side) => side.Start > 0 && Findings.Tokens[side.Start - 1].Text == "for";

    /// <summary>"In Azure", "on AWS" is a place; "AWS patches" is an actor.</summary>
    private bool IsActor(Found provider) =>
        provider.Start == 0 || Findings.Tokens[provider.Start - 1].Text is not ("in" or "on" or "with" or "using" or "use" or "from" or "into" or "inside" or "under" or "our" or "via" or "at");

    private Party? ByPassive() =>
        question.IsYesNo && Findings.Has(Cue.Handles) && auxiliary >= 0 && Findings.Tokens[auxiliary].Text is "is" or "are" or "will" ? Party.Provider : null;

    private bool IsProvider(int at) =>
        Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide)).Concat(Findings.Of(MeaningKind.Service)).Any(found => found.Start <= at && at < found.End);
}
