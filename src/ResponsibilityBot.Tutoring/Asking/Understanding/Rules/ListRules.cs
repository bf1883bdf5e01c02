using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What asks for many duties at once: those of one side, the ones that never change sides, the whole matrix.</summary>
internal sealed class ListRules(QuestionEvidence question) : QuestionRules(question)
{
    public Reading? Standing()
    {
        if ((!Question.Has(Cue.Always) && !NeverLeaves()) || (Question.StrongRow && !ListsAfterRow()) || (HasRow && (Question.IsYesNo || Question.Has(Cue.Who)) && !ListsAfterRow()) || (HasTarget && !AllModels()) || Findings.HasAny(Cue.Compare, Cue.Matrix))
            return null;
        if (!Findings.HasAny(Cue.What, Cue.Who, Cue.Duty, Cue.ListDuties, Cue.CustomerSide, Cue.ProviderSide) && Question.Party is null)
            return null;
        if (!Question.HasCloud && !HasTarget && !Findings.HasAny(Cue.Duty, Cue.ListDuties, Cue.What, Cue.Who))
            return null;
        return Make(Intent.Always, "asks what never changes sides") with { Party = WhoseAlways(), Targets = [] };
    }

    /// <summary>
    /// "What is <b>never</b> the provider's job" asks for what always is the customer's. Only a customer hands duties over, so what cannot be handed over is the customer's, too; what never
    /// leaves a side stays with it.
    /// </summary>
    public Party WhoseAlways()
    {
        var side = Question.Party ?? Party.Customer;
        var tokens = Findings.Tokens;
        var never = tokens.FindIndex(token => token.Text is "never" or "not");
        if (never < 0)
            never = tokens.FindIndex(token => token.Text == "no") is var no and >= 0 && no + 1 < tokens.Count && tokens[no + 1].Stem is "provid" or "vendor" or "cloud" or "custom" ? no : never;
        if (never < 0)
            return side;
        if (Findings.Has(Cue.Delegate) || tokens.Exists(token => token.Stem is "delegat" or "outsourc" or "hand" or "pass" or "transfer" or "shift" or "give"))
            return Party.Customer;
        var next = tokens.Skip(never + 1).FirstOrDefault(token => token.Text is not ("ever" or "the" or "a" or "an" or "going" or "to" or "be" or "our" or "their"));
        var denies = tokens[never].Text == "no" || next.Stem is "is" or "do" or "doe" or "take" or "handl" or "own" or "cover" or "perform" or "touch" or "accept" or "care" or "manag" or "have" or "need" or "respons" or "responsib" or "job" or "duti" or "duty" or "task" or "on" or "ours" or "theirs" or "worri" or "worry" or "provid" or "vendor" or "custom"
            || (never + 1 < tokens.Count && tokens[never + 1].Text is "our" or "my" or "their" or "the" or "be");
        return denies ? side.Other() : side;
    }

    /// <summary>"What can we <b>never hand</b> to a provider", "duties that no provider <b>will take</b>": what never changes sides, by what never happens.</summary>
    private bool NeverLeaves() =>
        !HasRow && !HasTarget && Findings.HasAny(Cue.What, Cue.ListDuties) && !Findings.HasAny(Cue.Move, Cue.HowTo)
        && Findings.Tokens.Exists(token => token.Text is "never" or "not" or "no")
        && Findings.Tokens.Exists(token => token.Stem is "delegat" or "outsourc" or "hand" or "go" or "pass" or "transfer" or "shift" or "take")
        && (Question.HasCloud || Findings.Has(Cue.Delegate));

    /// <summary>"For our awareness training I need the list of duties that …": the list is asked for, the row stands before it.</summary>
    private bool ListsAfterRow() =>
        Findings.First(Cue.ListDuties) is { } list && !Findings.Has(Cue.Who) && !Question.IsYesNo
        && Findings.Things.All(thing => thing.Meaning.Kind is not (MeaningKind.Responsibility or MeaningKind.Aspect or MeaningKind.Family) || thing.End <= list.Start);

    public Reading? Charting()
    {
        if (!Question.Has(Cue.Matrix) || Question.Has(Cue.Define) || Findings.Unknown > 3 || (HasRow && Question.Has(Cue.Who)))
            return null;

        if (HasTarget && AsksDutiesAfterChart())
            return null;

        // "IAM policies on a DynamoDB table belong to us": a plain word for a chart beside a duty asks whose the duty is.
        if (Question.StrongRow && Question.AsksOwnership && Question.Party is not null && Findings.All(Cue.Matrix).All(found => found.Words == 1 && Findings.Tokens[found.Start].Stem is "tabl" or "chart" or "overview" or "grid"))
            return null;
        return Make(Intent.Matrix, "asks for the matrix") with { Responsibilities = [.. Question.Rows.Where(IsChartedRow)] };
    }

    /// <summary>"I am drafting a RACI; <b>which tasks</b> does Microsoft perform", "an overview of <b>our obligations</b>": the chart tells what for, the list is asked for.</summary>
    private bool AsksDutiesAfterChart() =>
        Findings.All(Cue.ListDuties).Any(list => Findings.All(Cue.Matrix).All(chart => chart.End <= list.Start
            && (Findings.Tokens[chart.Start].Clause != Findings.Tokens[list.Start].Clause || Findings.Tokens[chart.Start].Text == "overview" && list.Start - chart.End <= 3)));

    /// <summary>"The matrix <b>for backups</b>", "backup matrix"; other rows are named in passing ("print the table").</summary>
    public bool IsChartedRow(string row)
    {
        var matrix = Findings.First(Cue.Matrix);
        return Question.StrongRow && Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Start > 0
            && (Findings.Tokens[thing.Start - 1].Text is "for" or "of" or "about" or "on" or "and" or "our" or "the" || matrix?.Start == thing.End));
    }

    public Reading? Listing()
    {
        if (AsksPartOf())
            return Make(Intent.Duties, "asks what one side does of a responsibility") with { IsYesNo = false };
        if (HasRow && (Question.StrongRow || Question.IsYesNo || Question.Has(Cue.Who) && !Question.Has(Cue.ListDuties)))
            return null;
        var lists = Question.Has(Cue.ListDuties) || AsksWhatIsDone() || (Findings.First(Cue.What) is { } what && (what.Start <= 3 || Findings.Tokens[what.Start - 1].Clause < Findings.Tokens[what.Start].Clause || AsksDutiesLate()) && !Question.StartsWithVerb && (Question.Party is not null || Question.Has(Cue.Duty)) && Findings.HasAny(Cue.Duty, Cue.Handles, Cue.Must, Cue.CustomerSide, Cue.ProviderSide));
        if (!lists || (!HasTarget && Question.Party is null && !Question.Has(Cue.ListDuties)) || Findings.Unknown > 3)
            return null;
        if (!HasTarget && !Question.HasCloud && Findings.Unknown > 1)
            return null;
        var party = Question.Has(Cue.CustomerSide) && Findings.HasAny(Cue.ProviderSide) && Findings.HasAny(Cue.FollowUp) ? null : Question.Party;
        return Dutying("asks for a list of duties", party);
    }

    public Reading Dutying(string reason, Party? party) => Make(Intent.Duties, reason) with
    {
        Responsibilities = HasTarget || Question.Provider is not null ? [.. Question.Rows.Where(IsListedRow)] : [],
        Aspect = null,
        Party = Question.Negated ? party?.Other() : party,
        Negated = false,
    };

    /// <summary>"What tasks do we have <b>for keeping data</b>", "<b>which evidence</b> do we need", "<b>networking for</b> App Service: which things are ours": what a list of duties is about; rows elsewhere are named in passing.</summary>
    private bool IsListedRow(string row)
    {
        if (!Question.StrongRow || Findings.All(Cue.What).Concat(Findings.All(Cue.ListDuties)).Select(found => found.Start).DefaultIfEmpty(-1).Min() is not (var asks and >= 0))
            return false;
        var tokens = Findings.Tokens;
        return Findings.Things.Any(thing => thing.Meaning.Row == row && thing.Meaning.IsStrongRow && thing.Start is var start && (start > asks
            ? tokens[start - 1].Text is "which" or "what" || (IsAbout(tokens[start - 1].Text) || (start > 1 && tokens[start - 1].Text is "the" or "our" or "its" or "their" or "of" && IsAbout(tokens[start - 2].Text))) && HasTarget
            : start <= Question.Shape.Start && thing.End < Findings.Tokens.Count && (tokens[thing.End].Text is "in" or "for" or "on" or "at" or "of" or "wise" || tokens[thing.End].Clause != tokens[thing.End - 1].Clause)));
    }

    private static bool IsAbout(string word) => word is "for" or "around" or "about" or "regarding" or "concerning";

    /// <summary>"<b>What do we have to do</b> for backups on RDS": the row stands behind the asking.</summary>
    private bool AsksPartOf()
    {
        if (!Question.StrongRow || !(HasTarget || Question.Provider is not null) || Question.IsEither || Question.StartsWithVerb || Findings.HasAny(Cue.Who, Cue.HowTo, Cue.OtherTopic, Cue.Define, Cue.Compare, Cue.Move))
            return false;
        var tokens = Findings.Tokens;
        return Findings.All(Cue.What).Any(what => (what.Start == Question.Shape.Start || tokens[what.Start].Clause != tokens[what.Start - 1].Clause)
            && Findings.All(Cue.CustomerSide).FirstOrDefault(ours => ours.Start >= what.End && ours.Start - what.End <= 4) is { } side
            && Enumerable.Range(side.End, Math.Min(6, tokens.Count - side.End)).Any(at => tokens[at].Text is "do" or "undertake" or "contribute" or "carry")
            && Findings.Things.Any(thing => Question.Rows.Contains(thing.Meaning.Row) && thing.Start > side.End));
    }

    /// <summary>"What does Microsoft <b>do</b> in Azure SQL?"</summary>
    private bool AsksWhatIsDone() =>
        (HasTarget || Question.Provider is not null) && Question.Party is not null && Findings.First(Cue.What) is { Start: <= 3 } what && !Findings.HasAny(Cue.HowTo, Cue.OtherTopic)
        && Enumerable.Range(what.End, Findings.Tokens.Count - what.End).Any(at => at > what.End && Findings.Tokens[at].Text is "do" or "doing" or "take");

    /// <summary>"As a GitHub customer, <b>what</b> is on our plate?": the asking stands late, its duty after it.</summary>
    private bool AsksDutiesLate() =>
        HasTarget && !Findings.HasAny(Cue.HowTo, Cue.OtherTopic)
        && Findings.All(Cue.What).Any(what => Findings.Cues.Any(cue => cue.Meaning.Cue is Cue.Duty or Cue.Must && cue.Start > what.Start));
}
