using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>
/// Tells whoever had learned it otherwise of what the content files move now and did not move before, or no longer move: after a start with other files, after a change of the files
/// that run, and on the day on which something in them begins or ends. Each is told once, on any number of replicas.
/// </summary>
internal sealed partial class FileChangeNotices(
    ICurriculum curriculum, ChangeDesk desk, ItemBanks banks, IFileLayers layers, IOrganisationBook book, Announcer announcer, TimeProvider time, ILogger<FileChangeNotices> log)
{
    /// <summary>So many are told of in one go.</summary>
    private const int Most = 100;

    private Look? noted;

    /// <summary>Looks whether anything is otherwise, and tells what was not told yet. Not at the same time as another call.</summary>
    public async Task TendAsync(CancellationToken cancel)
    {
        var (now, day) = (curriculum.Current, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (noted is null || !ReferenceEquals(noted.Of, now) || noted.Day != day)
        {
            if (!await layers.NoteAsync(now.Table.Revision, [.. now.Organisation.Overrides.Where(change => Moves(change) && change.HoldsOn(day))], cancel))
                return;
            noted = new(now, day);
        }

        foreach (var change in await layers.UntoldAsync(now.Table.Revision, Most, cancel))
            await TellAsync(change, now, cancel);
    }

    private static bool Moves(Override change) => change.MovesWork && change.Workload is null;

    private async Task TellAsync(FileChange change, Curriculum files, CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        var (_, content, replies) = await desk.NowAsync(change.Tenant, at, cancel);
        var (before, after) = BeforeAndAfter(change, files, content, DateOnly.FromDateTime(at.UtcDateTime));
        var facts = RetiredItems.FactsOf(before, after, banks.Current, change.Responsibility);
        var notes = new List<Outbound>();
        foreach (var (person, fact) in (await book.LearnersAsync(change.Tenant, [.. facts.Keys], cancel)).DistinctBy(learner => learner.Person))
        {
            var place = facts[fact];
            var here = after.Duty(change.Responsibility, place);
            if ((here?.MovedBy ?? before.Duty(change.Responsibility, place)?.MovedBy) is { } by
                && await announcer.ToPersonAsync(
                    $"learned:files:{change.Tenant}:{change.Responsibility}:{change.At.ToUnixTimeMilliseconds()}:{person}", change.Tenant, person,
                    replies.Taught(by, place, here is { IsMoved: true }, ("duty", change.Responsibility)), cancel) is { } note)
                notes.Add(note);
        }

        await layers.ToldAsync(change, files.Table.Revision, notes, cancel);
        LogTold(change.Responsibility, change.Tenant, notes.Count);
    }

    /// <summary>What held in the tenant with the files as they were, and what holds with them as they are. What was decided in chat lies over both.</summary>
    private static (Holding Before, Holding After) BeforeAndAfter(FileChange change, Curriculum files, OrganisationContent content, DateOnly day)
    {
        var ofFiles = files.Organisation.Overrides.Where(other => Moves(other) && other.Responsibility == change.Responsibility).Select(other => other.Id).ToHashSet(StringComparer.Ordinal);
        // They held on the day on which they were noted, whatever their last day is.
        IEnumerable<Override> before = change.Before.Select(held => held with { Until = null });
        return (
            new(new(files.Table, content with { Overrides = [.. before, .. content.Overrides.Where(other => !ofFiles.Contains(other.Id))] }), day),
            new(new(files.Table, content), day));
    }

    [LoggerMessage(1405, LogLevel.Information, "The content files hold {Responsibility} otherwise than before; in tenant {Tenant} {Notes} people are told")]
    private partial void LogTold(string responsibility, string tenant, int notes);

    /// <summary>What was noted last.</summary>
    private sealed record Look(Curriculum Of, DateOnly Day);
}
