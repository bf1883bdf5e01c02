using System.Text.Json.Serialization;
using ResponsibilityBot.Host.Gaps;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Api;

/// <summary>A move as JSON.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="From">Where from.</param>
/// <param name="To">Where to.</param>
/// <param name="Duties">What the customer has before or after, in the table's order.</param>
internal sealed record MoveFile(string Revision, MatrixTarget From, MatrixTarget To, IReadOnlyList<MoveEntry> Duties)
{
    /// <summary>The id of the workload that moves, where one was named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workload { get; init; }

    public static MoveFile Of(Curriculum now, ResponsibilityMove move, Workload? workload) =>
        new(now.Table.Revision, PlaceOf(move.From), PlaceOf(move.To), [.. move.Duties.Select(duty => MoveEntry.Of(now, move, duty, workload))]) { Workload = workload?.Id };

    private static MatrixTarget PlaceOf(Target place) => new(place.Id, place.Name, KnowledgeTable.ModelOf(place) ?? "");
}

/// <summary>A duty in a move.</summary>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Name">The row's name.</param>
/// <param name="Change"><c>shed</c>, <c>new</c>, <c>changed</c> or <c>kept</c>.</param>
/// <param name="OwnerBefore">Who did the work.</param>
/// <param name="OwnerAfter">Who does it then.</param>
/// <param name="Accountable">Who answers for it then, or null.</param>
/// <param name="Split">Who does what then.</param>
/// <param name="Sources">Where that is written.</param>
internal sealed record MoveEntry(
    string Responsibility, string Name, string Change, string OwnerBefore, string OwnerAfter, string? Accountable, AnswerSplit Split, IReadOnlyList<AnswerSource> Sources)
{
    /// <summary>The layer that <see cref="OwnerBefore"/> comes from.</summary>
    public required string LayerBefore { get; init; }

    /// <summary>The layer that <see cref="OwnerAfter"/> comes from.</summary>
    public required string LayerAfter { get; init; }

    /// <summary>The name of the role that did the customer's part, where the organisation said so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RoleBefore { get; init; }

    /// <summary>The name of the role that does the customer's part then, where the organisation said so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RoleAfter { get; init; }

    public static MoveEntry Of(Curriculum now, ResponsibilityMove move, MovedDuty duty, Workload? workload) => new(
        duty.Responsibility.Id,
        duty.Responsibility.Name,
        duty.Change.ToString().ToLowerInvariant(),
        Words.Of(duty.Before.Owner),
        Words.Of(duty.After.Owner),
        duty.After.Accountable is { } side ? Words.Of(side) : null,
        new AnswerSplit(duty.After.Provider, duty.After.Customer),
        [.. duty.After.Sources.Select(AnswerSource.Of)])
    {
        LayerBefore = Words.Of(duty.Before.Layer),
        LayerAfter = Words.Of(duty.After.Layer),
        RoleBefore = now.Held?.Duty(duty.Responsibility.Id, move.From.Id, workload)?.Role?.Name,
        RoleAfter = now.Held?.Duty(duty.Responsibility.Id, move.To.Id, workload)?.Role?.Name,
    };
}

/// <summary>What can stand in <c>target</c>.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="Services">By id.</param>
internal sealed record ServiceFile(string Revision, IReadOnlyList<ServiceEntry> Services);

/// <summary>A service.</summary>
internal sealed record ServiceEntry(string Id, string Name, string Provider, string Vendor, string Model, string What)
{
    public static ServiceEntry Of(Service service) => new(service.Id, service.Name, service.Provider, service.Vendor, service.Model, service.What);
}

/// <summary>The table's rows.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="Responsibilities">In the table's order.</param>
internal sealed record ResponsibilityFile(string Revision, IReadOnlyList<ResponsibilityEntry> Responsibilities);

/// <summary>A row.</summary>
/// <param name="Id">For ever.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Area">The id of its group.</param>
/// <param name="AlwaysCustomer">Whether the customer stays accountable whoever does the work.</param>
/// <param name="What">One sentence.</param>
internal sealed record ResponsibilityEntry(string Id, string Name, string Area, bool AlwaysCustomer, string What)
{
    public static ResponsibilityEntry Of(Responsibility row) => new(row.Id, row.Name, row.Area, row.Always, row.What);
}

/// <summary>What teams did.</summary>
/// <param name="By"><c>week</c>, <c>season</c> or <c>all</c>.</param>
/// <param name="MinimumGroupSize">Teams of fewer participants are left out.</param>
/// <param name="Teams">By time and team.</param>
internal sealed record TeamScoreFile(string By, int MinimumGroupSize, IReadOnlyList<ScoreLine> Teams);

/// <summary>How the API writes: camel case, nulls kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(MatrixFile))]
[JsonSerializable(typeof(MoveFile))]
[JsonSerializable(typeof(ServiceFile))]
[JsonSerializable(typeof(ResponsibilityFile))]
[JsonSerializable(typeof(GapFile))]
[JsonSerializable(typeof(TeamScoreFile))]
internal sealed partial class ApiJson : JsonSerializerContext;
