using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>Decides the intent of a question that stands alone. The order of the rules is the order in which they are tried.</summary>
internal sealed class IntentRules : QuestionRules
{
    private readonly CommandRules commands;
    private readonly ScopeRules scope;
    private readonly MeaningRules meanings;
    private readonly ComparisonRules comparisons;
    private readonly ModelRules models;
    private readonly ListRules lists;
    private readonly OwnerRules owners;
    private readonly MoveRules moves;

    public IntentRules(QuestionEvidence question)
        : base(question)
    {
        Beliefs = new BeliefRules(question);
        commands = new CommandRules(question);
        scope = new ScopeRules(question);
        meanings = new MeaningRules(question, Beliefs);
        comparisons = new ComparisonRules(question);
        models = new ModelRules(question);
        lists = new ListRules(question);
        owners = new OwnerRules(question);
        moves = new MoveRules(question);
    }

    /// <summary>What the question states and believes.</summary>
    public BeliefRules Beliefs { get; }

    public Reading Read() =>
        commands.Read()
        ?? meanings.Explaining()
        ?? scope.Read()
        ?? lists.Standing()
        ?? comparisons.Ranking()
        ?? moves.Read()
        ?? owners.Disputing()
        ?? comparisons.Comparing()
        ?? models.Read()
        ?? lists.Charting()
        ?? meanings.Defining()
        ?? Beliefs.Believing()
        ?? owners.Layering()
        ?? lists.Listing()
        ?? owners.Owning()
        ?? owners.OwningByService()
        ?? Fallback();

    /// <summary>The reading of an intent that somebody is sure of past the rules; null where what was found does not do for it.</summary>
    public Reading? As(Intent intent, string reason) => intent switch
    {
        Intent.Unknown => Decline(reason),
        Intent.Owner when HasRow => Make(Intent.Owner, reason),
        Intent.Duties when HasTarget || Question.Provider is not null => lists.Dutying(reason, Question.Party),
        Intent.Compare when Question.Targets.Count > 1 => Make(Intent.Compare, reason) with { Responsibilities = Question.StrongRow || Findings.HasAny(Cue.Duty, Cue.Who) ? [.. Question.Rows] : [] },
        Intent.Move when moves.BothEnds() is { } ends => Make(Intent.Move, reason) with { Targets = ends, Responsibilities = moves.AskedRows() },
        Intent.Classify when Question.Services.Count > 0 => Make(Intent.Classify, reason) with { Targets = [.. Question.Services], Responsibilities = [] },
        Intent.Most when comparisons.AsksWhichSide() => lists.Dutying(reason, null),
        Intent.Most => Make(Intent.Most, reason) with { Party = Question.Has(Cue.Least) ? (Question.Party ?? Party.Customer).Other() : Question.Party ?? Party.Customer },
        Intent.Always => Make(Intent.Always, reason) with { Party = lists.WhoseAlways(), Targets = [] },
        Intent.Misconception when (HasRow && Beliefs.IsOfHere()) || Beliefs.Belief() is not null || Beliefs.IsOfAll() => Beliefs.Stating() with { Trace = [$"misconception: {reason}"] },
        Intent.Gray => Make(Intent.Gray, reason) with { Responsibilities = [.. Question.Rows.Select(owners.DisputedRow).Distinct(StringComparer.Ordinal)] },
        Intent.Define when (meanings.Term() is not null || HasRow || HasTarget) && !Findings.Has(Cue.WhichModel) => Make(Intent.Define, reason) with { Subject = meanings.Term() },
        Intent.Matrix => Make(Intent.Matrix, reason) with { Responsibilities = [.. Question.Rows.Where(lists.IsChartedRow)] },
        Intent.Why when HasRow => Make(Intent.Why, reason),
        Intent.Quiz or Intent.Score or Intent.Leaderboard or Intent.Help or Intent.Smalltalk when !HasRow && !HasTarget && (intent == Intent.Quiz || !Question.Has(Cue.Duty)) => Make(intent, reason) with { EndsTalk = intent == Intent.Smalltalk && commands.EndsTalk() },
        _ => null,
    };

    /// <summary>Whether a word in it could ask for a meaning.</summary>
    public bool AsksWhat() => Findings.HasAny(Cue.Define, Cue.What);

    /// <summary>"Hypervisor IaaS": a duty and a place in few words, and nothing beside them.</summary>
    public bool IsBarePair() => HasRow && HasTarget && Question.StrongRow && Question.Length <= 4 && Findings.Unknown == 0 && Findings.Cues.Count == 0;

    /// <summary>"Do the updates stay with us when we <b>move from our cellar to EC2</b>?": two places and a word for moving say it plainly, whatever is asked about the duty.</summary>
    public bool IsFromPlaceToPlace() => Question.Targets.Count == 2 && !Findings.Has(Cue.Compare) && (Findings.Has(Cue.Move) && Findings.Has(Cue.MoveTo) || moves.AsksAfterwards());

    /// <summary>"What is the <b>difference between</b> RDS and PostgreSQL on EC2?": two places, and nothing else is asked of them.</summary>
    public bool IsDifferenceBetween() => Question.Targets.Count == 2 && Findings.Unknown == 0 && !Findings.Has(Cue.OtherTopic) && Findings.All(Cue.Compare).Any(found => found.Words > 1 && Findings.Tokens[found.End - 1].Text == "between");

    /// <summary>"Amazon EC2": places and nothing else. Whatever is asked about them comes next, so nothing is to be guessed.</summary>
    public bool IsBarePlace() => Findings.Things.Count > 0 && Findings.Things.Sum(thing => thing.Words) >= Question.Length
        && Findings.Things.All(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService or MeaningKind.Model or MeaningKind.Provider);

    /// <summary>"What about", or "what?": what is left where a workload was named carries on with the question before, so nothing is to be guessed either.</summary>
    public bool IsBareFollowUp() => Findings.Things.Count == 0 && Question.Length <= 2 && Findings.HasAny(Cue.FollowUp, Cue.What);

    private Reading Fallback()
    {
        if (Question.Services.Count == 1 && Findings.Names(MeaningKind.Model) && Findings.Unknown == 0 && Question.Length <= 5)
            return Make(Intent.Classify, "a service and a model") with { Targets = [.. Question.Services], Responsibilities = [] };
        var name = Findings.Of(MeaningKind.Service).Select(service => service.Words).DefaultIfEmpty(0).Max();
        if (Question.Services.Count > 0 && Findings.Unknown <= (name > 2 ? 1 : 0) && Question.Length <= Math.Max(4, name + 3) && !Findings.HasAny(Cue.Who, Cue.What, Cue.HowTo))
            return Make(Intent.Clarify, "only a service");
        if (!HasRow && Question.WeakServices is [var guarded] && Findings.Unknown == 0 && Question.Length <= 3 && Findings.Of(MeaningKind.WeakService)[0].Words == Question.Length)
            return Make(Intent.Clarify, "only a service, by an everyday word") with { Targets = [guarded] };
        if (HasTarget && Findings.Unknown <= 1 && Question.Length <= 5)
            return Make(Intent.Clarify, "only a place");
        if (Question.AsksOwnership && Findings.Unknown <= 1 && (Question.HasCloud || Question.IsEither || Findings.Has(Cue.Duty) || Findings.HasAny(Cue.Reference)))
            return Make(Intent.Clarify, "asks whose, but not what");
        if (Question.AsksOwnership && HasTarget && Findings.Unknown <= 3)
            return Make(Intent.Clarify, "asks whose, of something unknown");
        return Decline("nothing here is about responsibilities");
    }
}
