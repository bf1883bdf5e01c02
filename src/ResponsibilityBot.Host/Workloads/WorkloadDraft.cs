using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Inventories;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>What stands in the form of a workload, as it was typed.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Environment">May be empty.</param>
/// <param name="Services">Names or ids, one a line; commas and semicolons separate them too.</param>
/// <param name="Owner">The id of a role; empty for nobody.</param>
public sealed record WorkloadDraft(string Name, string Environment, string Services, string Owner)
{
    private const int LongestQuoted = 60;

    /// <summary>The most unknown services for which something near is looked for.</summary>
    private const int MostNear = 10;

    private static readonly char[] Between = ['\n', '\r', ',', ';'];

    /// <summary>The form of a workload as it is; an empty one for null.</summary>
    public static WorkloadDraft Of(Workload? workload, ServiceFinder finder, KnowledgeTable table)
    {
        ArgumentNullException.ThrowIfNull(finder);
        ArgumentNullException.ThrowIfNull(table);
        return workload is null ? new("", "", "", "") : new(workload.Name, workload.Environment, string.Join('\n', workload.Services.Select(NameOf)), workload.Role ?? "");

        // A name stands there only where it leads back to the same service.
        string NameOf(string id) => table.Target(id)?.Name is { } name && name.IndexOfAny(Between) < 0 && finder.Find(name) == id ? name : id;
    }

    /// <summary>The workload that is meant, or what is wrong with which field.</summary>
    /// <param name="finder">Knows the services.</param>
    /// <param name="content">What the tenant says of itself now.</param>
    /// <param name="before">The workload that is changed, or null for a new one.</param>
    public (Workload? Workload, IReadOnlyList<WorkloadProblem> Problems) Read(ServiceFinder finder, OrganisationContent content, Workload? before)
    {
        ArgumentNullException.ThrowIfNull(finder);
        ArgumentNullException.ThrowIfNull(content);
        var problems = new List<WorkloadProblem>();
        var (name, environment) = (WorkloadName.Read(Name), WorkloadName.ReadEnvironment(Environment));
        if (name is null)
            problems.Add(new("name", $"A name begins with a letter or digit and has at most {Number(WorkloadName.Longest)} letters, digits, blanks and common marks."));
        if (environment is null)
            problems.Add(new("environment", $"An environment begins with a letter or digit and has at most {Number(WorkloadName.LongestEnvironment)} letters, digits, blanks and common marks; leave it empty if there is only one."));
        var services = ReadServices(finder, before, problems);
        if (Owner.Length > 0 && Owner != before?.Role && content.Role(Owner) is null)
            problems.Add(new("owner", "There is no such role (any more); choose another."));
        if (name is not null && environment is not null && content.Workloads.FirstOrDefault(other => other.Id != before?.Id && IsCalled(other, name, environment)) is { } taken)
            problems.Add(WorkloadProblem.Taken(taken));
        if (problems.Count > 0 || name is null || environment is null)
            return (null, problems);
        var ids = content.Workloads.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        return (new(before?.Id ?? WorkloadName.NewId(name, environment, ids.Contains), name, environment, services, Owner.Length > 0 ? Owner : null), problems);
    }

    private List<string> ReadServices(ServiceFinder finder, Workload? before, List<WorkloadProblem> problems)
    {
        var services = new List<string>();
        var unknown = new List<(string, IReadOnlyList<string>)>();
        foreach (var text in Services.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // One that left the table stays until somebody takes it away.
            if ((finder.Find(text) ?? (before?.Services.Contains(text, StringComparer.Ordinal) == true ? text : null)) is not { } id)
                unknown.Add((ShownText.Cut(ShownText.Line(text), LongestQuoted), unknown.Count < MostNear ? finder.Near(text) : []));
            else if (!services.Contains(id, StringComparer.Ordinal))
                services.Add(id);
        }

        if (unknown.Count > 0)
            problems.Add(new("services", PastedServices.Name(unknown)));
        else if (services.Count is 0 or > WorkloadName.MostServices)
            problems.Add(new("services", $"Name 1 to {Number(WorkloadName.MostServices)} services."));
        return services;
    }

    private static bool IsCalled(Workload workload, string name, string environment) =>
        WorkloadName.Key(workload.Name) == WorkloadName.Key(name) && WorkloadName.Key(workload.Environment) == WorkloadName.Key(environment);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">A sentence with the cure.</param>
public sealed record WorkloadProblem(string Field, string Text)
{
    /// <summary>Another workload has the name and environment.</summary>
    public static WorkloadProblem Taken(Workload other) => new("name", $"There is {WorkloadName.Of(other)} already; change that one, or write another name or environment.");
}
