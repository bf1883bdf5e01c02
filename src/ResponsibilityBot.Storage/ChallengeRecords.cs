using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>challenges</c>, within the caller's transaction.</summary>
internal static class ChallengeRecords
{
    private const string Columns = "id, tenant, channel, conversation, person, topic, questions, sides, zone, opened_at, closes_at, closed_at, items, number, timer";

    private const string Counted =
        """
        (SELECT COALESCE(SUM(answers), 0) FROM posted_rounds WHERE posted_rounds.tenant = challenges.tenant AND "order" IN ('challenge:' || challenges.id, 'live:' || challenges.id))
        """;

    /// <summary>Challenges, each with how often its questions were answered.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="which">What follows FROM challenges.</param>
    public static List<Challenge> Counting(Statements sql, FormattableString which) => Select(sql, $"SELECT {Columns}, {Counted} FROM challenges ", which);

    /// <summary>Challenges; how often their questions were answered is not counted.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="which">What follows FROM challenges.</param>
    public static List<Challenge> Of(Statements sql, FormattableString which) => Select(sql, $"SELECT {Columns}, 0 FROM challenges ", which);

    /// <summary>Those that run and have more answers than their card says, which was not changed since a moment.</summary>
    public static List<Challenge> BehindTheirAnswers(Statements sql, long since, int most) => Select(
        sql, $"SELECT {Columns}, answered FROM (SELECT challenges.*, {Counted} AS answered FROM challenges ",
        $"WHERE closed_at IS NULL AND shown_at <= {since} AND items IS NULL) AS running WHERE shown <> answered ORDER BY shown_at, id LIMIT {most}");

    /// <summary>Adds one; false and no change if it is there, or another runs in its place.</summary>
    public static bool Insert(Statements sql, Challenge challenge) => sql.Execute(
        $"""
        INSERT INTO challenges (tenant, id, channel, conversation, person, topic, questions, sides, zone, items, number, timer, opened_at, closes_at, shown, shown_at)
        VALUES ({challenge.Tenant}, {challenge.Id}, {challenge.Channel}, {challenge.Conversation}, {challenge.Host}, {challenge.Topic}, {challenge.Questions},
            {JsonSerializer.Serialize(challenge.Sides, SidesJson.Default.IReadOnlyListSide)}, {challenge.Zone},
            {(challenge.Live is { } live ? string.Join(',', live.Items) : null)}, {challenge.Live?.Number ?? 0}, {(int?)challenge.Live?.Timer?.TotalSeconds},
            {challenge.OpenedAt.ToUnixTimeMilliseconds()}, {challenge.ClosesAt.ToUnixTimeMilliseconds()}, 0, {challenge.OpenedAt.ToUnixTimeMilliseconds()})
        ON CONFLICT DO NOTHING
        """) == 1;

    private static List<Challenge> Select(Statements sql, string what, FormattableString which) =>
        sql.Query(FormattableStringFactory.Create(what + which.Format, which.GetArguments()), Read);

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
}

[JsonSerializable(typeof(IReadOnlyList<Side>))]
internal sealed partial class SidesJson : JsonSerializerContext;
