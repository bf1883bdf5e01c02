using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>directline_conversations</c> and <c>directline_activities</c>.</summary>
internal sealed class DirectLineStore(Database database, WorkSignals signals, TimeProvider time) : IDirectLineStore
{
    private const int MostAtOnce = 500;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<bool> CreateAsync(string conversation, string person, CancellationToken cancel) => database.WriteAsync(
        sql => sql.Execute(
            $"""
            INSERT INTO directline_conversations (id, person, last_number, changed_at) VALUES ({conversation}, {person}, 0, {Now})
            ON CONFLICT (id) DO NOTHING
            """) == 1,
        cancel);

    public Task<string?> OwnerAsync(string conversation, CancellationToken cancel) => database.QueryAsync(
        db => db.DirectLineConversations.Where(row => row.Id == conversation).Select(row => row.Person).SingleOrDefaultAsync(cancel), cancel);

    public async Task<long?> AppendAsync(string conversation, string key, Func<long, string> activity, CancellationToken cancel)
    {
        var number = await database.WriteAsync(sql => Append(sql, conversation, key, activity), cancel);
        signals.DirectLine.Wake(conversation, number);
        return number;
    }

    public Task<IReadOnlyList<DirectLineActivity>> ReadAsync(string conversation, long after, CancellationToken cancel) => database.QueryAsync(
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
            if (await database.QueryAsync(db => db.DirectLineActivities.AnyAsync(row => row.Conversation == conversation && row.Number > after, cancel), cancel))
                return;
            await place.Woken.WaitAsync(cancel);
        }
    }

    private long? Append(Statements sql, string conversation, string key, Func<long, string> activity)
    {
        if (sql.Query($"SELECT number FROM directline_activities WHERE conversation = {conversation} AND key = {key}", row => row.GetInt64(0)) is [var before])
            return before;

        var numbers = sql.Query(
            $"UPDATE directline_conversations SET last_number = last_number + 1, changed_at = {Now} WHERE id = {conversation} RETURNING last_number", row => row.GetInt64(0));
        if (numbers is not [var number])
            return null;

        sql.Execute($"INSERT INTO directline_activities (conversation, number, key, body) VALUES ({conversation}, {number}, {key}, {activity(number)})");
        sql.Tell(Notice.DirectLine, conversation);
        return number;
    }
}
