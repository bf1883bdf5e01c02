using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Sends the digest of last week to those who asked for it. The role is asked for again each time; who has it no more gets none, and none comes any more.</summary>
internal sealed partial class DigestPoster(
    ICurriculum curriculum, IDigests digests, DigestReport report, IPeopleZones zones, QuizRules rules, Announcer announcer, TimeProvider time, ILogger<DigestPoster> log)
{
    /// <summary>One that is later, because the bot was down, is left out: the next week is near.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(3);

    private const int Batch = 200;

    /// <summary>Sends what is due; returns to how many people.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var (now, sent) = (time.GetUtcNow(), 0);
        while (await digests.DueAsync(now, Batch, cancel) is { Count: > 0 } due)
        {
            foreach (var reader in due)
                sent += await SendAsync(reader, now, cancel) ? 1 : 0;
        }

        return sent;
    }

    private async Task<bool> SendAsync(DigestReader reader, DateTimeOffset now, CancellationToken cancel)
    {
        var week = Weeks.LastOver(now);
        if (!report.IsFor(reader.Turn))
        {
            LogNoRole(reader.Tenant, reader.Person);
            return await digests.MoveOnAsync(reader, week, null, null, null, cancel);
        }

        var next = DigestTime.Next(now, (await zones.FindAsync(reader.Tenant, reader.Person, cancel))?.Id ?? rules.Zone);
        if (now - reader.Due > Latest)
            return await digests.MoveOnAsync(reader, week, next, null, null, cancel);
        var (digest, current) = (await report.OfAsync(reader.Turn, week, cancel), curriculum.Current);
        var reply = digest is null ? new Reply.Said(current.Phrases.Say("digest-no-team")) : (Reply)digest.Reply(current.Phrases, current.Table);
        var card = await announcer.ToPersonAsync($"digest:{reader.Tenant}:{reader.Person}:{ScoresSelection.Text(week)}", reader.Tenant, reader.Person, reply, cancel);
        var view = digest is null ? null : new PageView(reader.Tenant, reader.Person, reader.Name, digest.Team?.Id, digest.InWords(current.Phrases), now);
        return await digests.MoveOnAsync(reader, week, next, card, view, cancel);
    }

    [LoggerMessage(1511, LogLevel.Warning, "{Tenant}/{Person} wished for the digest and is neither manager nor host any more; no digest comes")]
    private partial void LogNoRole(string tenant, string person);
}
