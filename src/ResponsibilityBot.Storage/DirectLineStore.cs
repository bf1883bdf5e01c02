using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>directline_conversations</c> and <c>directline_activities</c>.</summary>
internal sealed class DirectLineStore(Database database, WorkSignals signals, TimeProvider time) : IDirectLineStore
{
    private const int MostAtOnce = 500;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<bool> CreateAsync(string conversation, string person, CancellationToken cancel) => database.WriteAsync(
        async db => await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO directline_conversations (id, person, last_number, changed_at) VALUES ({conversation}, {person}, 0, {Now})
            ON CONFLICT (id) DO NOTHING
            """,
            cancel) == 1,
        cancel);

    public Task<string?> OwnerAsync(string conversation, CancellationToken cancel) => database.ReadAsync(
        db => db.DirectLineConversations.Where(row => row.Id == conversation).Select(row => row.Person).SingleOrDefaultAsync(cancel), cancel);

    public async Task<long?> AppendAsync(string conversation, string key, Func<long, string> activity, CancellationToken cancel)
    {
        var number = await database.WriteAsync(db => AppendAsync(db, conversation, key, activity, cancel), cancel);
        signals.DirectLine.Wake(conversation);
        return number;
    }

    public Task<IReadOnlyList<DirectLineActivity>> ReadAsync(string conversation, long after, CancellationToken cancel) => database.ReadAsync(
        async db => (IReadOnlyList<DirectLineActivity>)await db.DirectLineActivities
            .Where(row => row.Conversation == conversation && row.Number > after)
            .OrderBy(row => row.Number)
            .Take(MostAtOnce)
            .Select(row => new DirectLineActivity(row.Number, row.Body))
            .ToListAsync(cancel),
        cancel);

    public async Task WaitAsync(string conversation, long after, CancellationToken cancel)
    {
        while (true)
        {
            using var place = signals.DirectLine.Enter(conversation);
            if (await database.ReadAsync(db => db.DirectLineActivities.AnyAsync(row => row.Conversation == conversation && row.Number > after, cancel), cancel))
                return;
            await place.Woken.WaitAsync(cancel);
        }
    }

    private async Task<long?> AppendAsync(BotDbContext db, string conversation, string key, Func<long, string> activity, CancellationToken cancel)
    {
        var before = await db.DirectLineActivities.Where(row => row.Conversation == conversation && row.Key == key)
            .Select(row => (long?)row.Number).SingleOrDefaultAsync(cancel);
        if (before is not null)
            return before;

        var changed = await db.DirectLineConversations.FromSql(
            $"UPDATE directline_conversations SET last_number = last_number + 1, changed_at = {Now} WHERE id = {conversation} RETURNING *").ToListAsync(cancel);
        if (changed is not [DirectLineConversationRow { LastNumber: var number }])
            return null;

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO directline_activities (conversation, number, key, body) VALUES ({conversation}, {number}, {key}, {activity(number)})", cancel);
        return number;
    }
}
