using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Exports;

/// <summary>
/// Writes the scores of teams of a week or season that is over into a folder, as <c>export scores</c> does. A file is there whole or not at all: it is written
/// under another name first. Each is written once, also when somebody took it away, and goes when it was kept long enough.
/// </summary>
internal sealed partial class ScheduledExports(IOptions<ExportOptions> options, IScoreReport scores, IExportLog written, Seasons seasons, TimeProvider time, ILogger<ScheduledExports> log)
{
    /// <summary>What a process that died while writing left behind is that old; until it is gone, nobody writes that file.</summary>
    private static readonly TimeSpan Leftover = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan WeekIsOver = TimeSpan.FromHours(12);

    private string problem = "";

    /// <summary>Writes what is due and deletes what is old; returns how many files were written.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        if (options.Value is not { Folder.Length: > 0 } wanted)
            return 0;
        try
        {
            var count = 0;
            foreach (var span in Due(wanted))
                count += await WriteAsync(wanted, span, cancel) ? 1 : 0;
            Prune(wanted);
            problem = "";
            return count;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Said once, not every minute.
            if (problem != error.Message)
                LogFailed(wanted.Folder, error.Message);
            problem = error.Message;
            return 0;
        }
    }

    /// <summary>The last week and season that are over and whose time of day has come.</summary>
    private IEnumerable<ScoreSpan> Due(ExportOptions wanted)
    {
        var now = time.GetUtcNow();
        var week = Weeks.LastOver(now);
        var at = new DateTimeOffset(week.AddDays(wanted.At < WeekIsOver ? 8 : 7).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + wanted.At;
        if (now < at)
            week = week.AddDays(-7);
        if (wanted.By is "week" or "both")
            yield return new(SpanKind.Week, week);
        if (wanted.By is "season" or "both")
        {
            var season = seasons.BeginningOf(week);
            yield return new(SpanKind.Season, seasons.EndOf(season) <= week.AddDays(6) ? season : seasons.BeginningOf(season.AddDays(-1)));
        }
    }

    private async Task<bool> WriteAsync(ExportOptions wanted, ScoreSpan span, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"scores-{(span.Kind == SpanKind.Week ? "week" : "season")}-{ScoreLine.DayOf(span.Beginning)}.{wanted.Format}");
        if (await written.HasAsync(name, cancel))
            return false;
        var lines = await scores.ListAsync(wanted.Tenant.Length == 0 ? null : wanted.Tenant, span.Kind, span.Beginning, cancel);
        var bytes = await ScoreFile.WriteAsync(wanted.Format, [.. lines.Select(ScoreLine.Of)], cancel);
        if (await PutAsync(wanted.Folder, name, bytes, cancel) is not { } isNew)
            return false;
        await written.AddAsync(name, time.GetUtcNow(), cancel);
        if (isNew)
            LogWritten(name, lines.Count);
        return isNew;
    }

    /// <summary>
    /// Puts a file in its place in one step; one that is there is left as it is. Whoever makes the part is the only one who writes: the system makes a file
    /// once, while it renames one over another that came meanwhile.
    /// </summary>
    /// <returns>Whether it is new; null where another process is at it.</returns>
    private static async Task<bool?> PutAsync(string folder, string name, byte[] bytes, CancellationToken cancel)
    {
        var (whole, part) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.part"));
        if (File.Exists(whole))
            return false;
        FileStream file;
        try
        {
            file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(part) || File.Exists(whole))
        {
            return null;
        }

        try
        {
            await using (file)
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, whole, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(whole))
        {
            // Another process was first.
            return false;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private void Prune(ExportOptions wanted)
    {
        var now = time.GetUtcNow();
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-wanted.KeepDays);
        foreach (var file in Directory.EnumerateFiles(wanted.Folder))
        {
            if (OwnName().Match(Path.GetFileName(file)) is { Success: true } own
                && (own.Groups["part"].Success ? now - File.GetLastWriteTimeUtc(file) > Leftover
                    : DateOnly.TryParseExact(own.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < oldest))
                File.Delete(file);
        }
    }

    [GeneratedRegex(@"^(?:scores-(?:week|season)-(?<day>\d{4}-\d{2}-\d{2})\.(?:csv|xlsx|json)|\.scores-(?:week|season)-\S+(?<part>\.part))$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();

    [LoggerMessage(1513, LogLevel.Information, "Wrote {Name} with {Count} lines")]
    private partial void LogWritten(string name, int count);

    [LoggerMessage(1514, LogLevel.Error, "Exports:Folder {Folder} cannot be written: {Problem} It is tried again every minute")]
    private partial void LogFailed(string folder, string problem);
}
