using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.EndToEnd.Exports;

/// <summary><c>export scores</c>, and the same written into a folder by itself: in every format, safe in a spreadsheet, whole, and once.</summary>
public sealed class ScoreExportSpecs(ScoreExportSpecs.Kept kept) : IClassFixture<ScoreExportSpecs.Kept>, IDisposable
{
    private const string Headings = "Tenant,From,Team,TeamId,Score,Mean,Turnout,Participants,Members,Answers,Points";
    private readonly string folder = Directory.CreateTempSubdirectory("exports-").FullName;
    private readonly FakeTimeProvider time = new(At("2026-11-16T12:00"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SimulatedTeams Bot => kept.Bot;

    /// <summary>What was written is forgotten, so that the next one finds nothing of it.</summary>
    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Bot.Change("DELETE FROM exports");
    }

    [Fact]
    public async Task As_CSV_it_has_teams_of_enough_people_and_no_cell_is_run()
    {
        var lines = (await ExportAsync("--format", "csv", "--by", "week", "--tenant", "contoso")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Headings, lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("contoso,2026-11-09,\"'=HYPERLINK(\"\"http://x\"\")\",b,7.5,12,0.625,5,8,9,60", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Tiny", StringComparison.Ordinal) || line.Contains("Other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_JSON_it_has_the_same_figures()
    {
        var teams = JsonNode.Parse(await ExportAsync("--format", "json", "--by", "season"))?.AsArray() ?? [];
        Assert.Equal(["b", "r", "o"], teams.Select(team => (string?)team?["teamId"]));
        Assert.Equal(("=HYPERLINK(\"http://x\")", "2026-10-05", 7.5), ((string?)teams[0]?["team"], (string?)teams[0]?["from"], (double?)teams[0]?["score"]));
    }

    [Fact]
    public async Task As_a_workbook_text_is_text()
    {
        var (exit, output, error) = await BotCommand.RunAsync("export", "scores", "--format", "xlsx", "--by", "all", $"--Storage:ConnectionString={Bot.ConnectionString}");
        Assert.Equal((0, ""), (exit, error));
        IsSafe(output);
    }

    [Theory]
    [InlineData("--format", "pdf", "csv, xlsx or json")]
    [InlineData("--by", "year", "week, season or all")]
    public async Task What_it_cannot_write_is_refused_with_what_it_can(string option, string value, string says)
    {
        var (exit, said) = await BotCommand.SayAsync("export", "scores", option, value, $"--Storage:ConnectionString={Bot.ConnectionString}");
        Assert.NotEqual(0, exit);
        Assert.Contains(says, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_last_week_and_season_are_written_when_it_is_time_each_once_and_whole()
    {
        var exports = Exports(new() { By = "both" });
        // The week is over, the time of day has not come: the file is still that of the week before.
        await exports.TendAsync(Cancel);
        Assert.Equal(["scores-season-2026-08-24.csv", "scores-week-2026-11-02.csv"], Files());
        time.SetUtcNow(At("2026-11-16T13:00"));
        Assert.Equal(2, await exports.TendAsync(Cancel));
        Assert.Equal(["scores-season-2026-08-24.csv", "scores-season-2026-10-05.csv", "scores-week-2026-11-02.csv", "scores-week-2026-11-09.csv"], Files());
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "scores-week-2026-11-09.csv"), Cancel);
        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains(",2026-11-09,", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"'=HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Tiny", StringComparison.Ordinal));

        // Once, also when somebody took it away.
        File.Delete(Path.Combine(folder, "scores-week-2026-11-09.csv"));
        Assert.Equal(0, await exports.TendAsync(Cancel));
        Assert.DoesNotContain("scores-week-2026-11-09.csv", Files());
    }

    [Fact]
    public async Task Two_processes_write_one_file_and_one_that_is_there_is_left_as_it_is()
    {
        time.SetUtcNow(At("2026-11-16T13:00"));
        await File.WriteAllTextAsync(Path.Combine(folder, "scores-season-2026-10-05.csv"), "mine", Cancel);
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Exports(new() { By = "both" }).TendAsync(Cancel), Cancel)));
        Assert.Equal(1, counts.Sum());
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(folder, "scores-season-2026-10-05.csv"), Cancel));
        Assert.Equal(2, Files().Count);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task The_other_formats_are_written_too(string format)
    {
        time.SetUtcNow(At("2026-11-16T13:00"));
        await Exports(new() { Format = format, Tenant = "contoso", By = "week" }).TendAsync(Cancel);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, $"scores-week-2026-11-09.{format}"), Cancel);
        if (format == "xlsx")
            IsSafe(bytes);
        else
            Assert.Equal(2, JsonNode.Parse(bytes)?.AsArray().Count);
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_nothing_else_does()
    {
        foreach (var name in (string[])["scores-week-2025-01-06.csv", "scores-week-2026-11-02.csv", "scores-week-2025-01-06.txt", "my-scores-week-2025-01-06.csv", ".scores-week-2026-11-02.csv.abc.part"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "old", Cancel);
        File.SetLastWriteTimeUtc(Path.Combine(folder, ".scores-week-2026-11-02.csv.abc.part"), At("2026-11-14T12:00").UtcDateTime);
        time.SetUtcNow(At("2026-11-16T13:00"));
        await Exports(new() { By = "week" }).TendAsync(Cancel);
        Assert.Equal(["my-scores-week-2025-01-06.csv", "scores-week-2025-01-06.txt", "scores-week-2026-11-02.csv", "scores-week-2026-11-09.csv"], Files());
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_no_end_and_what_was_due_is_written_when_it_is_back()
    {
        time.SetUtcNow(At("2026-11-16T13:00"));
        var exports = Exports(new() { By = "week", Folder = Path.Combine(folder, "later") });
        Assert.Equal(0, await exports.TendAsync(Cancel));
        Directory.CreateDirectory(Path.Combine(folder, "later"));
        Assert.Equal(1, await exports.TendAsync(Cancel));
    }

    [Theory]
    [InlineData("Folder", "/no/such/folder", "Exports:Folder is '/no/such/folder', which is no folder; make it")]
    [InlineData("By", "year", "Exports:By is 'year'; write week, season or both.")]
    [InlineData("Format", "pdf", "Exports:Format is 'pdf'; write csv, xlsx or json.")]
    [InlineData("At", "1.00:00:00", "Exports:At is 1.00:00:00; write a time of day in UTC")]
    [InlineData("KeepDays", "3", "Exports:KeepDays is 3; write 7 to 3650.")]
    public void A_wrong_setting_is_told_with_its_name(string key, string value, string says)
    {
        var options = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().Get<ExportOptions>() ?? throw new InvalidOperationException("nothing was bound");
        Assert.StartsWith(says, Assert.Single(new ExportOptionsValidator().Validate(Options.DefaultName, options).Failures ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => SimulatedTeams.StartAsync(At("2026-11-16T12:00"), "--Exports:KeepDays=3"));
        Assert.StartsWith("Exports:KeepDays", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    private static void IsSafe(byte[] workbook)
    {
        using var book = new ZipArchive(new MemoryStream(workbook));
        var sheet = string.Concat(book.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) || entry.FullName == "xl/sharedStrings.xml").Select(Text));
        Assert.Contains("=HYPERLINK", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiny", sheet, StringComparison.Ordinal);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private async Task<string> ExportAsync(params string[] arguments)
    {
        var (exit, output, error) = await BotCommand.RunAsync(["export", "scores", .. arguments, $"--Storage:ConnectionString={Bot.ConnectionString}"]);
        Assert.Equal((0, ""), (exit, error));
        return Encoding.UTF8.GetString(output);
    }

    /// <summary>As another process on the same database and folder has it.</summary>
    private ScheduledExports Exports(ExportOptions options)
    {
        if (options.Folder.Length == 0)
            options.Folder = folder;
        return new(
            Options.Create(options), Bot.Services.GetRequiredService<IScoreReport>(), Bot.Services.GetRequiredService<IExportLog>(), Bot.Services.GetRequiredService<Seasons>(), time,
            NullLogger<ScheduledExports>.Instance);
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static int Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"{time}Z", CultureInfo.InvariantCulture);

    /// <summary>Two teams of enough people in two tenants, one of a name that a spreadsheet would run, and a team of four.</summary>
    public sealed class Kept : IAsyncLifetime
    {
        private SimulatedTeams? started;

        internal SimulatedTeams Bot => started ?? throw new InvalidOperationException("not started");

        public async ValueTask InitializeAsync()
        {
            started = await SimulatedTeams.StartAsync(At("2026-11-16T12:00"));
            foreach (var (tenant, id, name, participants) in new[] { ("contoso", "b", "=HYPERLINK(\"http://x\")", 5), ("contoso", "r", "Red", 6), ("contoso", "t", "Tiny", 4), ("other", "o", "Other", 5) })
            {
                Bot.Change($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('{tenant}', '{id}', '{name}', '{name}', 8)");
                foreach (var (span, day) in new[] { (1, "2026-11-09"), (1, "2026-11-02"), (2, "2026-10-05"), (3, "1970-01-01") })
                    Bot.Change($"INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members) VALUES ('{tenant}', {span}, {Day(day)}, '{id}', 60, 9, {participants}, 8)");
            }
        }

        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }
}
