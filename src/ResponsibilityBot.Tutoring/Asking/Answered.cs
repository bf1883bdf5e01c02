using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>An answer as data and as a reply.</summary>
/// <param name="Answer">The JSON's record.</param>
/// <param name="Reply">What a channel renders.</param>
/// <param name="Aspect">The part of a row that was asked about (<c>responsibility/aspect</c>), or null; the next question may lean on it.</param>
public sealed record Answered(Answer Answer, Reply Reply, string? Aspect)
{
    /// <summary>The id of the workload that it is about, or null; the next question may stay with it.</summary>
    public string? Workload { get; init; }

    /// <summary>Whether the question said that the one before was meant otherwise.</summary>
    public bool Corrects { get; init; }

    /// <summary>
    /// The press that gives this answer again, without a yes or no before it; null where ids alone do not: a part of a duty, several
    /// places, what was said in words.
    /// </summary>
    public Press? AsPress()
    {
        if (Aspect is not null || Answer.Certainty != "sure" || (Workload is not null && Answer.Intent != "owner"))
            return null;
        return Answer switch
        {
            { Intent: "owner", Responsibilities: [_, ..] rows } when Workload is { } workload => Answer.Targets is [var place]
                ? Of(Verbs.Owner, ("responsibility", string.Join(',', rows)), ("target", place), ("workload", workload))
                : Of(Verbs.Owner, ("responsibility", string.Join(',', rows)), ("workload", workload)),
            { Intent: "owner", Responsibilities: [_, ..] rows, Targets: [] } => Of(Verbs.Owner, ("responsibility", string.Join(',', rows))),
            { Intent: "owner", Responsibilities: [_, ..] rows, Targets: [var target] } => Of(Verbs.Owner, ("responsibility", string.Join(',', rows)), ("target", target)),
            { Intent: "duties", Targets: [var target], Party: { } party } => Of(Verbs.Duties, ("target", target), ("party", party)),
            { Intent: "duties", Targets: [var target] } => Of(Verbs.Duties, ("target", target)),
            { Intent: "move", Targets: [var from, var to] } => Of(Verbs.Move, ("from", from), ("to", to)),
            { Intent: "matrix", Targets: [] } => Of(Verbs.Matrix),
            { Intent: "matrix", Targets: [var target] } => Of(Verbs.Matrix, ("target", target)),
            { Intent: "classify", Targets: [var target] } => Of(Verbs.Classify, ("target", target)),
            _ => null,
        };
    }

    private static Press Of(string verb, params ReadOnlySpan<(string Name, string Id)> ids)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in ids)
            named[name] = id;
        return new(verb, named);
    }
}
