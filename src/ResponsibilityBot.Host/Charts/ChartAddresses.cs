using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Charts;

/// <summary>Puts what is to be drawn into the address, so that serving a chart reads nothing that is kept.</summary>
internal sealed class ChartAddresses(SealedAddresses addresses) : IChartAddresses
{
    /// <summary>How long a chart can be fetched: clients fetch it again when an old card is looked at.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    private const string Use = "chart";

    public string? Of(BarChart chart, DateTimeOffset at) =>
        $"{ChartEndpoints.Path}/{addresses.Seal(Use, JsonSerializer.Serialize(chart, ChartJson.Default.BarChart), at + Lifetime)}.png";

    /// <summary>What an address holds, or null if it is over or none of ours.</summary>
    public async Task<BarChart?> ReadAsync(string sealedChart) =>
        await addresses.OpenAsync(Use, sealedChart) is { } content ? JsonSerializer.Deserialize(content, ChartJson.Default.BarChart) : null;
}

/// <summary>How a chart stands in its address.</summary>
[JsonSerializable(typeof(BarChart))]
internal sealed partial class ChartJson : JsonSerializerContext;
