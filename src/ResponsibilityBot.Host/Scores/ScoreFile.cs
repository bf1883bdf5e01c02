using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Scores;
using SpreadCheetah;
using SpreadCheetah.Styling;

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
    public static ScoreLine Of(ReportedScore reported)
    {
        var score = reported.Score;
        return new(
            reported.Tenant, reported.Span.Kind == SpanKind.All ? "" : reported.Span.Beginning.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), score.Name ?? "", score.Team,
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
        "xlsx" => await WorkbookAsync(lines, cancel),
        _ => CsvFile.Write(lines),
    };

    /// <summary>A workbook of one sheet. Text stands in it as text, so that nothing in it is ever run as a formula.</summary>
    private static async Task<byte[]> WorkbookAsync(IReadOnlyList<ScoreLine> lines, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: cancel))
        {
            await book.StartWorksheetAsync("Scores", token: cancel);
            var heading = book.AddStyle(new Style { Font = { Bold = true } });
            await book.AddRowAsync([.. Headings.Select(name => new StyledCell(name, heading))], cancel);
            foreach (var line in lines)
            {
                await book.AddRowAsync(
                    [
                        new Cell(line.Tenant), new Cell(line.From), new Cell(line.Team), new Cell(line.TeamId), new Cell(line.Score), new Cell(line.Mean), new Cell(line.Turnout),
                        new Cell(line.Participants), new Cell(line.Members), new Cell(line.Answers), new Cell(line.Points),
                    ],
                    cancel);
            }

            await book.FinishAsync(cancel);
        }

        return file.ToArray();
    }
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
