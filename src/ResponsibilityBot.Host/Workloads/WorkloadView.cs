using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>What the form of a workload shows.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Workload">The one that is changed, or null for a new one.</param>
/// <param name="Draft">What stands in the fields.</param>
/// <param name="Token">Stands for what is shown, to whom.</param>
/// <param name="Roles">Who may run it.</param>
/// <param name="Problems">What is wrong with what was sent off.</param>
public sealed record WorkloadView(Viewer Viewer, Workload? Workload, WorkloadDraft Draft, string Token, IReadOnlyList<Role> Roles, IReadOnlyList<WorkloadProblem> Problems)
{
    /// <summary>Whether somebody else changed it while the form was open.</summary>
    public bool IsStale { get; init; }

    /// <summary>What was sent off then, or null.</summary>
    public WorkloadDraft? Lost { get; init; }

    /// <summary>Whether it shows made-up people.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The title of the page.</summary>
    public string Title => Workload is null ? "Add a workload" : $"Change {WorkloadName.Of(Workload)}";

    /// <summary>Where one comes back to without changing anything.</summary>
    public string Back => Workload is null ? "/raci" : $"/raci?workload={Uri.EscapeDataString(Workload.Id)}";

    /// <summary>The id of a role that runs it and that there is not any more, or null.</summary>
    public string? LostRole => Draft.Owner.Length > 0 && Roles.All(role => role.Id != Draft.Owner) ? Draft.Owner : null;

    /// <summary>What is wrong with a field, or null.</summary>
    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text;
}
