using System.Data.Common;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>posted_rounds</c>.</summary>
internal sealed class PostedRounds(Database database, ClosedRounds closed, WorkSignals signals, TimeProvider time) : IPostedRounds
{
    /// <summary>Players of a place whose memories are looked at: the latest ones, so that a card in a channel of thousands is chosen as fast.</summary>
    private const int MostPlayers = 200;

    /// <summary>What the orders of challenges look like: their questions have no cards of their own.</summary>
    private const string Challenge = "challenge:%";

    public async ValueTask<PostedRound?> FindAsync(string tenant, string id, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, closed_at, answers, shown
            FROM posted_rounds WHERE tenant = {tenant} AND id = {id}
            """,
            Read).SingleOrDefault(),
        cancel);

    public async ValueTask<IReadOnlyList<PostedRound>> OfOrderAsync(string tenant, string order, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, closed_at, answers, shown
            FROM posted_rounds WHERE tenant = {tenant} AND "order" = {order} ORDER BY number
            """,
            Read),
        cancel);

    public async ValueTask<PlayingPlace> PlaceAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel)
    {
        var from = since.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql =>
            {
                var asked = sql.Query(
                    $"SELECT fact, MAX(opened_at) FROM posted_rounds WHERE tenant = {tenant} AND channel = {channel} AND conversation = {conversation} GROUP BY fact",
                    row => (Fact: row.GetString(0), At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))));
                var cards = sql.Query(
                    $"SELECT answers FROM posted_rounds WHERE tenant = {tenant} AND channel = {channel} AND conversation = {conversation} AND opened_at >= {from} AND \"order\" NOT LIKE {Challenge}",
                    row => row.GetInt32(0));
                var players = sql.Query(
                    $"""
                    SELECT person FROM points WHERE tenant = {tenant} AND channel = {channel} AND conversation = {conversation} AND at >= {from}
                    GROUP BY person ORDER BY MAX(at) DESC LIMIT {MostPlayers}
                    """,
                    row => row.GetString(0));
                return new PlayingPlace(
                    [.. players.Select(person => Learned(sql, tenant, person))],
                    asked.ToDictionary(each => each.Fact, each => each.At, StringComparer.Ordinal),
                    cards.Count == 0 || players.Count == 0 ? null : Math.Clamp(cards.Average() / players.Count, 0, 1));
            },
            cancel);
    }

    public Task<bool> OpenAsync(IReadOnlyList<PostedRound> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel) => database.AnnounceAsync(
        signals, time,
        // All of an order are opened together, so that the first tells of the others.
        sql => rounds.Count > 0 && rounds.All(round => Insert(sql, round)),
        cards,
        cancel);

    public async ValueTask<IReadOnlyList<PostedRound>> ToCloseAsync(DateTimeOffset now, int most, CancellationToken cancel)
    {
        var at = now.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT id, tenant, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, closed_at, answers, shown
                FROM posted_rounds WHERE closed_at IS NULL AND closes_at <= {at} AND broadcast IS NULL AND "order" NOT LIKE {Challenge} ORDER BY closes_at LIMIT {most}
                """,
                Read),
            cancel);
    }

    public async ValueTask<IReadOnlyList<PostedRound>> ToShowAsync(int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, closed_at, answers, shown
            FROM posted_rounds WHERE closed_at IS NULL AND shown <> answers AND broadcast IS NULL AND "order" NOT LIKE {Challenge} ORDER BY tenant, closes_at LIMIT {most}
            """,
            Read),
        cancel);

    public async ValueTask<IReadOnlyList<GivenAnswer>> AnswersAsync(PostedRound round, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, person, item, asked_at, answered_at, picks, credit, confidence, post FROM rounds
            WHERE tenant = {round.Tenant} AND post = {round.Id} AND answered_at IS NOT NULL
            """,
            QuizLedger.Read).Select(each => each.Given).OfType<GivenAnswer>().ToList(),
        cancel);

    public async ValueTask<IReadOnlyList<string>> PeopleAsync(PostedRound round, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT person FROM rounds WHERE tenant = {round.Tenant} AND post = {round.Id} AND answered_at IS NOT NULL ORDER BY answered_at DESC, id LIMIT {most}",
            row => row.GetString(0)),
        cancel);

    public Task CloseAsync(PostedRound round, DateTimeOffset at, Outbound? results, CancellationToken cancel) => KeepAsync(
        sql =>
        {
            var ended = sql.Execute($"UPDATE posted_rounds SET closed_at = {at.ToUnixTimeMilliseconds()} WHERE tenant = {round.Tenant} AND id = {round.Id} AND closed_at IS NULL");
            if (ended > 0)
                closed.Tell(sql, [(round.Tenant, round.Id)], at.ToUnixTimeMilliseconds());
            return ended;
        },
        results, cancel);

    public Task ShowAsync(PostedRound round, Outbound? card, CancellationToken cancel) => KeepAsync(
        sql => sql.Execute(
            $"UPDATE posted_rounds SET shown = {round.Answers} WHERE tenant = {round.Tenant} AND id = {round.Id} AND closed_at IS NULL AND shown < {round.Answers}"),
        card, cancel);

    /// <summary>Counts within the caller's transaction that a channel took a card, for the people of its place.</summary>
    public static async ValueTask CountCardAsync(Statements sql, FigureSums figures, string tenant, string card)
    {
        var places = await sql.QueryAhead(
            $"SELECT channel, conversation, opened_at, opened_offset FROM posted_rounds WHERE tenant = {tenant} AND id = {card[PostedRound.CardPrefix.Length..]}",
            row => (Place: new ConversationKey(row.GetString(0), row.GetString(1)), Opened: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).ToOffset(TimeSpan.FromMinutes(row.GetInt32(3)))));
        foreach (var (place, opened) in places)
            await figures.AddCardAsync(sql, tenant, Teams.OfPlace(place), DateOnly.FromDateTime(opened.DateTime));
    }

    /// <summary>Where a round was posted, asked for like what is put off; nothing if it is gone.</summary>
    public static Awaited<List<ConversationKey>> PlaceOf(Statements sql, string tenant, string id) => sql.QueryAhead(
        $"SELECT channel, conversation FROM posted_rounds WHERE tenant = {tenant} AND id = {id}", row => new ConversationKey(row.GetString(0), row.GetString(1)));

    /// <summary>Counts an answer to a posted round within the caller's transaction.</summary>
    public static void Count(Statements sql, string tenant, string id) => sql.Defer($"UPDATE posted_rounds SET answers = answers + 1 WHERE tenant = {tenant} AND id = {id}");

    private Task<bool> KeepAsync(Func<Statements, int> change, Outbound? said, CancellationToken cancel) => database.AnnounceAsync(
        signals, time,
        sql =>
        {
            if (change(sql) == 0)
                return false;
            if (said is not null)
                Outbox.Overtake(sql, said);
            return true;
        },
        said is null ? [] : [said],
        cancel);

    private static Dictionary<string, LearnedFact> Learned(Statements sql, string tenant, string person) => sql.Query(
        $"SELECT fact, stability, difficulty, answered_at, recheck_at FROM memories WHERE tenant = {tenant} AND person = {person}",
        row => (Fact: row.GetString(0), Learned: Memories.Read(row, 1))).ToDictionary(each => each.Fact, each => each.Learned, StringComparer.Ordinal);

    /// <summary>Adds a round within the caller's transaction; false if its order has that number.</summary>
    public static bool Insert(Statements sql, PostedRound round) => sql.Execute(
        $"""
        INSERT INTO posted_rounds (tenant, id, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, answers, shown)
        VALUES ({round.Tenant}, {round.Id}, {round.Channel}, {round.Conversation}, {round.Order}, {round.Number}, {round.Count}, {round.Item}, {round.Fact}, {(int)round.For},
            {round.OpenedAt.ToUnixTimeMilliseconds()}, {(int)round.OpenedAt.Offset.TotalMinutes}, {round.ClosesAt.ToUnixTimeMilliseconds()}, {(int)round.ClosesAt.Offset.TotalMinutes}, 0, 0)
        ON CONFLICT (tenant, "order", number) DO NOTHING
        """) == 1;

    /// <summary>Reads the columns of a round, in the order of the table.</summary>
    public static PostedRound Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Tenant = row.GetString(1),
        Channel = row.GetString(2),
        Conversation = row.GetString(3),
        Order = row.GetString(4),
        Number = row.GetInt32(5),
        Count = row.GetInt32(6),
        Item = row.GetString(7),
        Fact = row.GetString(8),
        For = (ChosenFor)row.GetInt32(9),
        OpenedAt = Instant(row.GetInt64(10), row.GetInt32(11)),
        ClosesAt = Instant(row.GetInt64(12), row.GetInt32(13)),
        IsClosed = !row.IsDBNull(14),
        Answers = row.GetInt32(15),
        Shown = row.GetInt32(16),
    };

    /// <summary>A moment on a clock that was so many minutes ahead of UTC.</summary>
    public static DateTimeOffset Instant(long at, int offset) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(TimeSpan.FromMinutes(offset));
}
