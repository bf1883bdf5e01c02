using System.Data.Common;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>challenges</c> and <c>challenge_players</c>; the questions are in <c>posted_rounds</c>, the answers in <c>rounds</c>.</summary>
internal sealed class Challenges(Database database, ClosedRounds closed, WorkSignals signals, TimeProvider time) : TurnNotes, IChallenges
{
    public async ValueTask<Challenge?> FindAsync(string tenant, string id, CancellationToken cancel) => await database.ReadAsync(
        sql => ChallengeRecords.Counting(sql, $"WHERE tenant = {tenant} AND id = {id}").SingleOrDefault(), cancel);

    public async ValueTask<Challenge?> RunningAsync(string channel, string tenant, string conversation, CancellationToken cancel)
    {
        var place = ThreadIds.PlaceOf(conversation);
        return await database.ReadAsync(
            sql => ChallengeRecords.Counting(sql, $"WHERE tenant = {tenant} AND channel = {channel} AND conversation = {place} AND closed_at IS NULL").SingleOrDefault(), cancel);
    }

    public async ValueTask<IReadOnlyList<Challenge>> OfPersonAsync(string tenant, string person, CancellationToken cancel)
    {
        var (all, plays, team) = await database.ReadAsync(
            sql => (
                ChallengeRecords.Counting(sql, $"WHERE tenant = {tenant} AND closed_at IS NULL ORDER BY closes_at, id"),
                sql.Query($"SELECT challenge FROM challenge_players WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0)),
                sql.Query($"SELECT team FROM memberships WHERE tenant = {tenant} AND person = {person} AND team IS NOT NULL", row => row.GetString(0)).SingleOrDefault()),
            cancel);
        return [.. all.Where(challenge => plays.Contains(challenge.Id) || (team is not null && challenge.Sides.Any(side => side.Team == team)))];
    }

    public async ValueTask<Player?> PlayerAsync(Challenge challenge, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT person, side, joined_at FROM challenge_players WHERE tenant = {challenge.Tenant} AND challenge = {challenge.Id} AND person = {person}", ChallengePlayers.Read).SingleOrDefault(),
        cancel);

    public async ValueTask<IReadOnlyList<Player>> PlayersAsync(Challenge challenge, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT person, side, joined_at FROM challenge_players WHERE tenant = {challenge.Tenant} AND challenge = {challenge.Id}", ChallengePlayers.Read), cancel);

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
                if (!ChallengeRecords.Insert(sql, challenge) || !rounds.All(round => PostedRounds.Insert(sql, round)))
                    return false;
                foreach (var player in players)
                    ChallengePlayers.Join(sql, challenge, player.Person, player.Side, challenge.OpenedAt);
                ChallengePlayers.Enrol(sql, challenge, challenge.OpenedAt);
                return true;
            },
            [card],
            cancel);

    public void Join(Turn turn, Challenge challenge, string side) => Note(turn, sql => ChallengePlayers.Join(sql, challenge, turn.Person.Id, side, turn.At));

    public Task<bool> GoOnAsync(Challenge challenge, PostedRound next, IReadOnlyList<Outbound> said, CancellationToken cancel) => KeepAsync(
        (sql, _) => sql.Execute(
            $"UPDATE challenges SET number = {next.Number} WHERE tenant = {challenge.Tenant} AND id = {challenge.Id} AND number = {next.Number - 1} AND closed_at IS NULL") == 1
            && PostedRounds.Insert(sql, next) ? 1 : 0,
        said, cancel);

    public async Task<int> EnrolAsync(Challenge challenge, DateTimeOffset at, CancellationToken cancel) =>
        // Mostly nobody came, and then nothing is written.
        await database.ReadAsync(sql => ChallengePlayers.HasNew(sql, challenge), cancel)
            ? await database.WriteAsync(sql => ChallengePlayers.Enrol(sql, challenge, at), cancel) : 0;

    public async ValueTask<IReadOnlyList<Challenge>> RunningAsync(int most, CancellationToken cancel) => await database.ReadAsync(
        sql => ChallengeRecords.Of(sql, $"WHERE closed_at IS NULL ORDER BY closes_at, id LIMIT {most}"), cancel);

    public async ValueTask<IReadOnlyList<Challenge>> ToShowAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var before = since.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => ChallengeRecords.BehindTheirAnswers(sql, before, most), cancel);
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
            sql => ChallengeRecords.Of(sql, $"WHERE closed_at IS NULL AND closes_at <= {now} ORDER BY closes_at, id LIMIT {most}"), cancel);
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

    private static PlayerMark ReadMark(DbDataReader row) =>
        new(row.GetString(0), row.GetInt32(1), row.GetDouble(2), row.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries));
}
