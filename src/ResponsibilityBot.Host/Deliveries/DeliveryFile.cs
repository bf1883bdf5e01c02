using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using SpreadCheetah;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>A delivery as it is written; the names are the headings.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Opened">When its question was put, with the offset of the clock of whoever asked for it.</param>
/// <param name="Post">The question's id among those that were put to all places.</param>
/// <param name="Channel">What carries it: activity (Teams) or slack.</param>
/// <param name="Conversation">The place.</param>
/// <param name="State">delivered, pending or failed.</param>
/// <param name="Attempts">Tries that did not succeed, of the last state of the card.</param>
/// <param name="Reason">Why the last try failed, or empty.</param>
/// <param name="Finished">When it was last sent or given up (UTC), or empty.</param>
[CsvRecord]
internal sealed partial record DeliveryLine(string Tenant, string Opened, string Post, string Channel, string Conversation, string State, int Attempts, string Reason, string Finished)
{
    public static DeliveryLine Of(ReportedDelivery delivery) => new(
        delivery.Tenant, Instant(delivery.OpenedAt), delivery.Post, delivery.Channel, delivery.Conversation, Word(delivery.State), delivery.Attempts, delivery.Reason ?? "",
        delivery.FinishedAt is { } at ? Instant(at) : "");

    /// <summary>The word for a state.</summary>
    public static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Failed => "failed",
        _ => "pending",
    };

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>Deliveries as a file.</summary>
internal static class DeliveryFile
{
    private static readonly string[] Headings =
    [
        nameof(DeliveryLine.Tenant), nameof(DeliveryLine.Opened), nameof(DeliveryLine.Post), nameof(DeliveryLine.Channel), nameof(DeliveryLine.Conversation), nameof(DeliveryLine.State),
        nameof(DeliveryLine.Attempts), nameof(DeliveryLine.Reason), nameof(DeliveryLine.Finished),
    ];

    /// <summary>The file's bytes.</summary>
    /// <param name="format">csv, json or xlsx.</param>
    /// <param name="lines">What to write.</param>
    /// <param name="cancel">Ends the writing.</param>
    public static async Task<byte[]> WriteAsync(string format, IReadOnlyList<DeliveryLine> lines, CancellationToken cancel) => format switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(lines, DeliveryJson.Readable.IReadOnlyListDeliveryLine),
        "xlsx" => await Workbook.WriteAsync("Deliveries", Headings, lines.Select(line => (Cell[])
        [
            new(line.Tenant), new(line.Opened), new(line.Post), new(line.Channel), new(line.Conversation), new(line.State), new(line.Attempts), new(line.Reason), new(line.Finished),
        ]), cancel),
        _ => CsvFile.Write(lines),
    };
}

/// <summary>How deliveries are written as JSON: camel case, one field a line.</summary>
[JsonSerializable(typeof(IReadOnlyList<DeliveryLine>))]
internal sealed partial class DeliveryJson : JsonSerializerContext
{
    public static DeliveryJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
