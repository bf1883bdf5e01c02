using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>
/// Seals into each form whose it is, of which workload, and how that stood: no other site can send one off, none works for somebody else, and a stale one changes nothing. Sealed
/// with the key of the web chat, so that every replica knows it.
/// </summary>
internal sealed class WorkloadForms(SealedAddresses seals, TimeProvider time)
{
    /// <summary>How long a form may be open.</summary>
    public static TimeSpan Lifetime { get; } = ScoresSession.Lifetime;

    private const string Use = "workload form";
    private const int Longest = 4096;
    private const int MarkLength = 32;

    /// <summary>For a form that shows a workload as it is, or an empty one.</summary>
    public string Seal(Viewer viewer, Workload? workload) => seals.Seal(
        Use, JsonSerializer.Serialize(new ShownWorkload(viewer.Tenant, viewer.Person, workload?.Id ?? "", MarkOf(workload)), WorkloadFormJson.Default.ShownWorkload), time.GetUtcNow() + Lifetime);

    /// <summary>What a form had shown to that viewer; null if it was not given to them, is over, or is none of ours.</summary>
    public async Task<ShownWorkload?> OpenAsync(Viewer viewer, string? token) =>
        token is { Length: > 0 and <= Longest } && await seals.OpenAsync(Use, token) is { } content
        && JsonSerializer.Deserialize(content, WorkloadFormJson.Default.ShownWorkload) is { } shown && (shown.Tenant, shown.Person) == (viewer.Tenant, viewer.Person)
            ? shown : null;

    /// <summary>Another for every other state of a workload; empty for none.</summary>
    public static string MarkOf(Workload? workload) =>
        workload is null ? "" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(workload, WorkloadFormJson.Default.Workload)))[..MarkLength];
}

/// <summary>What a form shows.</summary>
/// <param name="Tenant">Whose workload.</param>
/// <param name="Person">To whom.</param>
/// <param name="Workload">Its id; empty for a new one.</param>
/// <param name="Mark">How it stood.</param>
internal sealed record ShownWorkload(string Tenant, string Person, string Workload, string Mark);

[JsonSerializable(typeof(ShownWorkload))]
[JsonSerializable(typeof(Workload))]
internal sealed partial class WorkloadFormJson : JsonSerializerContext;
