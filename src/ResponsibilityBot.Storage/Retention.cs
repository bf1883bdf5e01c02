using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Deletes what is kept long enough: <c>Privacy:RetentionDays</c> for finished messages, messages to webhooks, questions of quizzes and challenges with their answers, when and where points were earned, who looked at figures of teams, facts that somebody asked about, and Direct Line conversations,
/// <c>Growth:RetentionDays</c> for gaps, minutes for topics and the questions asked last, a day for links that are over. What people asked about is counted without them when its week is over.
/// </summary>
internal sealed class Retention(Database database, IOptions<PrivacyOptions> privacy, IOptions<GrowthOptions> growth, FigureSums figures, TimeProvider time)
{
    /// <summary>What is kept of our own Direct Line stands under this name.</summary>
    private const string DirectLine = "directline";

    /// <summary>Deletes; returns how many rows went.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var oldest = now.AddDays(-privacy.Value.RetentionDays).ToUnixTimeMilliseconds();
        var oldestTopic = (now - Topic.Lifetime).ToUnixTimeMilliseconds();
        var oldestDay = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-growth.Value.RetentionDays);
        // One statement, one transaction: writers of answers get their turn in between.
        return await DeleteAsync($"DELETE FROM inbox WHERE finished_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM outbox WHERE finished_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM rounds WHERE asked_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM posted_rounds WHERE opened_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM deliveries WHERE (tenant, post) IN (SELECT tenant, id FROM broadcasts WHERE opened_at < {oldest})", cancel)
            + await DeleteAsync($"DELETE FROM broadcasts WHERE opened_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM challenges WHERE opened_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM challenge_players WHERE NOT EXISTS (SELECT 1 FROM challenges WHERE challenges.tenant = challenge_players.tenant AND challenges.id = challenge_players.challenge)", cancel)
            + await DeleteAsync($"DELETE FROM asked_facts WHERE due_at < {oldest}", cancel)
            + await database.WriteAsync(sql => PointsLedger.Carry(sql, now.AddDays(-privacy.Value.RetentionDays)), cancel)
            + await database.WriteAsync(sql => figures.CloseWeeks(sql, Weeks.LastOver(now)), cancel)
            + await database.WriteAsync(sql => figures.Prune(sql, Weeks.LastOver(now).AddDays(-7)), cancel)
            + await DeleteAsync($"DELETE FROM page_links WHERE ends_at < {now.AddDays(-1).ToUnixTimeMilliseconds()}", cancel)
            + await DeleteAsync($"DELETE FROM page_views WHERE at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM quiz_runs WHERE posted_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM directline_conversations WHERE changed_at < {oldest}", cancel)
            // Nobody removes the bot from a web chat: the place goes with what was said in it.
            + await DeleteAsync($"DELETE FROM conversations WHERE channel = {DirectLine} AND conversation NOT IN (SELECT id FROM directline_conversations)", cancel)
            + await DeleteAsync($"DELETE FROM schedules WHERE channel = {DirectLine} AND conversation NOT IN (SELECT id FROM directline_conversations)", cancel)
            + await DeleteAsync($"DELETE FROM challenges WHERE channel = {DirectLine} AND conversation NOT IN (SELECT id FROM directline_conversations)", cancel)
            // Those too that wait for a webhook that is in no settings any more.
            + await DeleteAsync($"DELETE FROM webhook_messages WHERE created_at < {oldest}", cancel)
            + await DeleteAsync($"DELETE FROM topics WHERE kept_at < {oldestTopic}", cancel)
            + await DeleteAsync($"DELETE FROM questions WHERE asked_at < {oldestTopic}", cancel)
            + await DeleteAsync($"DELETE FROM gaps WHERE last_day < {oldestDay}", cancel);
    }

    private Task<int> DeleteAsync(FormattableString sql, CancellationToken cancel) =>
        database.WriteAsync(statements => statements.Execute(sql), cancel);
}
