using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Scores;
using SpreadCheetah;

namespace ResponsibilityBot.Host.Scores;

/// <summary>What a team did in a time, as it is written; the names are the headings.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="From">The first day as year-month-day; empty for all time.</param>
/// <param name="Team">What the team is called; empty for a channel that nobody named.</param>
/// <param name="TeamId">The team's id, which stays when its name changes.</param>
/// <param name="Score">The mean of participants times the turnout.</param>
/// <param name="Mean">Points for each participant.</param>
/// <param name="Turnout">The share of the team that took part, 0 to 1.</param>
/// <param name="Participants">How many took part.</param>
/// <param name="Members">How many belonged to it when it last earned points.</param>
/// <param name="Answers">How many questions they answered.</param>
/// <param name="Points">The sum.</param>
[CsvRecord]
internal sealed partial record ScoreLine(
    string Tenant, string From, string Team, string TeamId, double Score, double Mean, double Turnout, int Participants, int Members, int Answers, int Points)
{
    /// <summary>A day as it is written in files and their names.</summary>
    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static ScoreLine Of(ReportedScore reported)
    {
        var score = reported.Score;
        return new(
            reported.Tenant, reported.Span.Kind == SpanKind.All ? "" : DayOf(reported.Span.Beginning), score.Name ?? "", score.Team,
            Math.Round(score.Score, 2), Math.Round(score.Mean, 2), Math.Round(score.Turnout, 3), score.Participants, Math.Max(score.Members, score.Participants), score.Answers, score.Points);
    }
}

/// <summary>The scores of teams as a file.</summary>
internal static class ScoreFile
{
    private static readonly string[] Headings =
    [
        nameof(ScoreLine.Tenant), nameof(ScoreLine.From), nameof(ScoreLine.Team), nameof(ScoreLine.TeamId), nameof(ScoreLine.Score), nameof(ScoreLine.Mean), nameof(ScoreLine.Turnout),
        nameof(ScoreLine.Participants), nameof(ScoreLine.Members), nameof(ScoreLine.Answers), nameof(ScoreLine.Points),
    ];

    /// <summary>The file's bytes.</summary>
    /// <param name="format">csv, json or xlsx.</param>
    /// <param name="lines">What to write.</param>
    /// <param name="cancel">Ends the writing.</param>
    public static async Task<byte[]> WriteAsync(string format, IReadOnlyList<ScoreLine> lines, CancellationToken cancel) => format switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(lines, ScoreJson.Readable.IReadOnlyListScoreLine),
        "xlsx" => await Workbook.WriteAsync("Scores", Headings, lines.Select(line => (Cell[])
        [
            new(line.Tenant), new(line.From), new(line.Team), new(line.TeamId), new(line.Score), new(line.Mean), new(line.Turnout), new(line.Participants), new(line.Members), new(line.Answers), new(line.Points),
        ]), cancel),
        _ => CsvFile.Write(lines),
    };
}

/// <summary>How scores are written as JSON: camel case, one field a line.</summary>
[JsonSerializable(typeof(IReadOnlyList<ScoreLine>))]
internal sealed partial class ScoreJson : JsonSerializerContext
{
    public static ScoreJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
