using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>challenges</c> and <c>challenge_players</c>; the questions are in <c>posted_rounds</c>, the answers in <c>rounds</c>.</summary>
internal sealed class Challenges(Database database, ClosedRounds closed, WorkSignals signals, TimeProvider time) : TurnNotes, IChallenges
{
    public async ValueTask<Challenge?> FindAsync(string tenant, string id, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer,
                (SELECT COALESCE(SUM(answers), 0) FROM posted_rounds WHERE posted_rounds.tenant = challenges.tenant AND "order" IN ('challenge:' || challenges.id, 'live:' || challenges.id))
            FROM challenges WHERE tenant = {tenant} AND id = {id}
            """,
            Read).SingleOrDefault(),
        cancel);

    public async ValueTask<Challenge?> RunningAsync(string channel, string tenant, string conversation, CancellationToken cancel)
    {
        var place = ThreadIds.PlaceOf(conversation);
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer,
                    (SELECT COALESCE(SUM(answers), 0) FROM posted_rounds WHERE posted_rounds.tenant = challenges.tenant AND "order" IN ('challenge:' || challenges.id, 'live:' || challenges.id))
                FROM challenges WHERE tenant = {tenant} AND channel = {channel} AND conversation = {place} AND closed_at IS NULL
                """,
                Read).SingleOrDefault(),
            cancel);
    }

    public async ValueTask<IReadOnlyList<Challenge>> OfPersonAsync(string tenant, string person, CancellationToken cancel)
    {
        var (all, plays, team) = await database.ReadAsync(
            sql => (
                sql.Query(
                    $"""
                    SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer,
                        (SELECT COALESCE(SUM(answers), 0) FROM posted_rounds WHERE posted_rounds.tenant = challenges.tenant AND "order" IN ('challenge:' || challenges.id, 'live:' || challenges.id))
                    FROM challenges WHERE tenant = {tenant} AND closed_at IS NULL ORDER BY closes_at, id
                    """,
                    Read),
                sql.Query($"SELECT challenge FROM challenge_players WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0)),
                sql.Query($"SELECT team FROM memberships WHERE tenant = {tenant} AND person = {person} AND team IS NOT NULL", row => row.GetString(0)).SingleOrDefault()),
            cancel);
        return [.. all.Where(challenge => plays.Contains(challenge.Id) || (team is not null && challenge.Sides.Any(side => side.Team == team)))];
    }

    public async ValueTask<Player?> PlayerAsync(Challenge challenge, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT person, side, joined_at FROM challenge_players WHERE tenant = {challenge.Tenant} AND challenge = {challenge.Id} AND person = {person}", ReadPlayer).SingleOrDefault(),
        cancel);

    public async ValueTask<IReadOnlyList<Player>> PlayersAsync(Challenge challenge, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT person, side, joined_at FROM challenge_players WHERE tenant = {challenge.Tenant} AND challenge = {challenge.Id}", ReadPlayer), cancel);

    public async ValueTask<IReadOnlyList<PlayerMark>> MarksAsync(Challenge challenge, string? person, CancellationToken cancel)
    {
        var (tenant, order) = (challenge.Tenant, challenge.Order);
        return await database.ReadAsync(
            sql => person is null
                ? sql.Query(
                    $"""
                    SELECT rounds.person, posted_rounds.number, rounds.credit, rounds.picks FROM posted_rounds
                    JOIN rounds ON rounds.tenant = posted_rounds.tenant AND rounds.post = posted_rounds.id AND rounds.answered_at IS NOT NULL
                    WHERE posted_rounds.tenant = {tenant} AND posted_rounds."order" = {order}
                    """,
                    ReadMark)
                : sql.Query(
                    $"""
                    SELECT rounds.person, posted_rounds.number, rounds.credit, rounds.picks FROM posted_rounds
                    JOIN rounds ON rounds.tenant = posted_rounds.tenant AND rounds.post = posted_rounds.id AND rounds.person = {person} AND rounds.answered_at IS NOT NULL
                    WHERE posted_rounds.tenant = {tenant} AND posted_rounds."order" = {order}
                    """,
                    ReadMark),
            cancel);
    }

    public async ValueTask<IReadOnlyList<KnownPerson>> PeopleAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel)
    {
        var from = since.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT here.person, COALESCE(SUM(rounds.credit), 0), COUNT(rounds.id) FROM (
                    SELECT memberships.person FROM memberships JOIN teams ON teams.tenant = memberships.tenant AND teams.id = memberships.team
                    WHERE teams.tenant = {tenant} AND teams.channel = {channel} AND teams.conversation = {conversation}
                    UNION SELECT person FROM points WHERE tenant = {tenant} AND channel = {channel} AND conversation = {conversation} AND at >= {from}) AS here
                LEFT JOIN rounds ON rounds.tenant = {tenant} AND rounds.person = here.person AND rounds.answered_at IS NOT NULL
                GROUP BY here.person ORDER BY here.person
                """,
                row => new KnownPerson(row.GetString(0), row.GetDouble(1), (int)row.GetInt64(2))),
            cancel);
    }

    public Task<bool> OpenAsync(Challenge challenge, IReadOnlyList<PostedRound> rounds, IReadOnlyList<Player> players, Outbound card, CancellationToken cancel) =>
        database.AnnounceAsync(
            signals, time,
            sql =>
            {
                if (!Insert(sql, challenge) || !rounds.All(round => PostedRounds.Insert(sql, round)))
                    return false;
                foreach (var player in players)
                    Join(sql, challenge, player.Person, player.Side, challenge.OpenedAt);
                Enrol(sql, challenge, challenge.OpenedAt);
                return true;
            },
            [card],
            cancel);

    public void Join(Turn turn, Challenge challenge, string side) => Note(turn, sql => Join(sql, challenge, turn.Person.Id, side, turn.At));

    public Task<bool> GoOnAsync(Challenge challenge, PostedRound next, IReadOnlyList<Outbound> said, CancellationToken cancel) => KeepAsync(
        (sql, _) => sql.Execute(
            $"UPDATE challenges SET number = {next.Number} WHERE tenant = {challenge.Tenant} AND id = {challenge.Id} AND number = {next.Number - 1} AND closed_at IS NULL") == 1
            && PostedRounds.Insert(sql, next) ? 1 : 0,
        said, cancel);

    public async Task<int> EnrolAsync(Challenge challenge, DateTimeOffset at, CancellationToken cancel) =>
        // Mostly nobody came, and then nothing is written.
        await database.ReadAsync(sql => challenge.Sides.Any(side => side.Team is not null && HasNew(sql, challenge, side.Team)), cancel)
            ? await database.WriteAsync(sql => Enrol(sql, challenge, at), cancel) : 0;

    public async ValueTask<IReadOnlyList<Challenge>> RunningAsync(int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer, 0
            FROM challenges WHERE closed_at IS NULL ORDER BY closes_at, id LIMIT {most}
            """,
            Read),
        cancel);

    public async ValueTask<IReadOnlyList<Challenge>> ToShowAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var before = since.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer, answered FROM (
                    SELECT challenges.*, (SELECT COALESCE(SUM(answers), 0) FROM posted_rounds
                        WHERE posted_rounds.tenant = challenges.tenant AND "order" IN ('challenge:' || challenges.id, 'live:' || challenges.id)) AS answered
                    FROM challenges WHERE closed_at IS NULL AND shown_at <= {before} AND items IS NULL) AS running
                WHERE shown <> answered ORDER BY shown_at, id LIMIT {most}
                """,
                Read),
            cancel);
    }

    public Task ShowAsync(Challenge challenge, DateTimeOffset at, Outbound? card, CancellationToken cancel) => KeepAsync(
        (sql, _) => sql.Execute(
            $"""
            UPDATE challenges SET shown = {challenge.Answers}, shown_at = {at.ToUnixTimeMilliseconds()}
            WHERE tenant = {challenge.Tenant} AND id = {challenge.Id} AND closed_at IS NULL AND shown < {challenge.Answers}
            """),
        card is null ? [] : [card], cancel);

    public async ValueTask<IReadOnlyList<Challenge>> ToCloseAsync(DateTimeOffset at, int most, CancellationToken cancel)
    {
        var now = at.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer, 0
                FROM challenges WHERE closed_at IS NULL AND closes_at <= {now} ORDER BY closes_at, id LIMIT {most}
                """,
                Read),
            cancel);
    }

    public Task<bool> CloseAsync(Challenge challenge, DateTimeOffset at, IReadOnlyList<Outbound> results, CancellationToken cancel) => KeepAsync(
        (sql, now) =>
        {
            var isNew = sql.Execute($"UPDATE challenges SET closed_at = {at.ToUnixTimeMilliseconds()} WHERE tenant = {challenge.Tenant} AND id = {challenge.Id} AND closed_at IS NULL");
            if (isNew > 0)
            {
                closed.Tell(
                    sql,
                    sql.Query(
                        $"UPDATE posted_rounds SET closed_at = {now} WHERE tenant = {challenge.Tenant} AND \"order\" = {challenge.Order} AND closed_at IS NULL RETURNING tenant, id",
                        row => (row.GetString(0), row.GetString(1))),
                    now);
            }

            return isNew;
        },
        results, cancel);

    /// <summary>Deletes what is kept of a place, within the caller's transaction.</summary>
    public static void Forget(Statements sql, string channel, string tenant, string place)
    {
        sql.Execute(
            $"""
            DELETE FROM challenge_players WHERE tenant = {tenant} AND challenge IN (
                SELECT id FROM challenges WHERE tenant = {tenant} AND channel = {channel} AND conversation = {place})
            """);
        sql.Execute($"DELETE FROM challenges WHERE tenant = {tenant} AND channel = {channel} AND conversation = {place}");
    }

    /// <summary>Deletes what is kept of a person, within the caller's transaction.</summary>
    public static void Erase(Statements sql, string tenant, string person)
    {
        sql.Execute($"DELETE FROM challenge_players WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"UPDATE challenges SET person = NULL WHERE tenant = {tenant} AND person = {person}");
    }

    private Task<bool> KeepAsync(Func<Statements, long, int> change, IReadOnlyList<Outbound> said, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.AnnounceAsync(signals, time, sql => change(sql, now) > 0, said, cancel);
    }

    private static bool Insert(Statements sql, Challenge challenge) => sql.Execute(
        $"""
        INSERT INTO challenges (tenant, id, channel, conversation, person, topic, questions, sides, zone, items, number, timer, opened_at, closes_at, shown, shown_at)
        VALUES ({challenge.Tenant}, {challenge.Id}, {challenge.Channel}, {challenge.Conversation}, {challenge.Host}, {challenge.Topic}, {challenge.Questions},
            {JsonSerializer.Serialize(challenge.Sides, SidesJson.Default.IReadOnlyListSide)}, {challenge.Zone},
            {(challenge.Live is { } live ? string.Join(',', live.Items) : null)}, {challenge.Live?.Number ?? 0}, {(int?)challenge.Live?.Timer?.TotalSeconds},
            {challenge.OpenedAt.ToUnixTimeMilliseconds()}, {challenge.ClosesAt.ToUnixTimeMilliseconds()}, 0, {challenge.OpenedAt.ToUnixTimeMilliseconds()})
        ON CONFLICT DO NOTHING
        """) == 1;

    private static int Join(Statements sql, Challenge challenge, string person, string side, DateTimeOffset at) => sql.Execute(
        $"""
        INSERT INTO challenge_players (tenant, challenge, person, side, joined_at)
        VALUES ({challenge.Tenant}, {challenge.Id}, {person}, {side}, {at.ToUnixTimeMilliseconds()})
        ON CONFLICT (tenant, challenge, person) DO NOTHING
        """);

    private static int Enrol(Statements sql, Challenge challenge, DateTimeOffset at) => challenge.Sides.Where(side => side.Team is not null).Sum(side => sql.Execute(
        $"""
        INSERT INTO challenge_players (tenant, challenge, person, side, joined_at)
        SELECT tenant, {challenge.Id}, person, {side.Id}, {at.ToUnixTimeMilliseconds()} FROM memberships
        WHERE tenant = {challenge.Tenant} AND team = {side.Team} AND NOT EXISTS (
            SELECT 1 FROM challenge_players AS known
            WHERE known.tenant = memberships.tenant AND known.challenge = {challenge.Id} AND known.person = memberships.person)
        """));

    private static bool HasNew(Statements sql, Challenge challenge, string team) => sql.Query(
        $"""
        SELECT 1 FROM memberships
        WHERE tenant = {challenge.Tenant} AND team = {team} AND NOT EXISTS (
            SELECT 1 FROM challenge_players AS known
            WHERE known.tenant = memberships.tenant AND known.challenge = {challenge.Id} AND known.person = memberships.person) LIMIT 1
        """,
        _ => true).Count > 0;

    private static Challenge Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Tenant = row.GetString(1),
        Channel = row.GetString(2),
        Conversation = row.GetString(3),
        Host = row.IsDBNull(4) ? null : row.GetString(4),
        Topic = row.GetString(5),
        Questions = row.GetInt32(6),
        Sides = JsonSerializer.Deserialize(row.GetString(7), SidesJson.Default.IReadOnlyListSide) ?? throw new JsonException("null is no list of sides"),
        Zone = row.GetString(8),
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        ClosesAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        IsClosed = !row.IsDBNull(11),
        Live = row.IsDBNull(12) ? null : new(
            row.GetString(12).Split(',', StringSplitOptions.RemoveEmptyEntries), row.GetInt32(13), row.IsDBNull(14) ? null : TimeSpan.FromSeconds(row.GetInt32(14))),
        Answers = (int)row.GetInt64(15),
    };

    private static Player ReadPlayer(DbDataReader row) => new(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));

    private static PlayerMark ReadMark(DbDataReader row) =>
        new(row.GetString(0), row.GetInt32(1), row.GetDouble(2), row.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries));
}

[JsonSerializable(typeof(IReadOnlyList<Side>))]
internal sealed partial class SidesJson : JsonSerializerContext;
