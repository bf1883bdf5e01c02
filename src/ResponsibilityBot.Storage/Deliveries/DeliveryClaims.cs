using System.Data.Common;
using System.Runtime.CompilerServices;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Deliveries;

/// <summary>
/// How deliveries are taken. They, their rounds and places are asked for by their keys, written out, and not joined: a planner without figures of a table that has just
/// grown joins them by the tenant alone and goes through all its rounds for each delivery. The bounds beside a list of numbers say nothing more, but always go into the index, which the list does only where there are figures.
/// </summary>
internal static class DeliveryClaims
{
    /// <summary>Keys that go into one statement; fewer go in statements of these sizes, so that there are few texts to prepare.</summary>
    private static readonly int[] Sizes = [64, 16, 4, 1];

    /// <summary>What is due, by its post and number. The second condition is the index's own, which SQLite does not see in the first.</summary>
    public static Awaited<List<(string Post, int Number)>> Due(Statements sql, Ownership own, int most, long now) => sql.QueryAhead(
        $"SELECT post, number FROM deliveries WHERE tenant = {own.Tenant} AND state = 0 AND state < 2 AND due_at <= {now} ORDER BY due_at LIMIT {most}",
        row => (Post: row.GetString(0), Number: row.GetInt32(1)));

    /// <summary>Takes what is due, by number, and makes the rounds of what was never sent.</summary>
    public static async ValueTask<List<Delivery>> TakeAsync(Statements sql, Ownership own, List<(string Post, int Number)> due)
    {
        var taken = new List<Taken>();
        foreach (var some in due.GroupBy(each => each.Post, each => each.Number).SelectMany(post => post.ToList().InSizes(Sizes).Select(numbers => Take(sql, own, post.Key, numbers))).ToList())
            taken.AddRange(await some);
        foreach (var post in taken.Where(delivery => delivery is { Shown: 0, Attempt: 1 }).GroupBy(delivery => delivery.Post))
        {
            foreach (var numbers in post.Select(delivery => delivery.Number).ToList().InSizes(Sizes))
                Begin(sql, own.Tenant, post.Key, numbers);
        }

        var found = taken.Select(delivery => delivery.Round).ToList().InSizes(Sizes).Select(rounds => Rounds(sql, own.Tenant, rounds)).ToList();
        var known = new Dictionary<string, PlacedRound>(StringComparer.Ordinal);
        foreach (var rounds in found)
        {
            foreach (var placed in await rounds)
                known.Add(placed.Round.Id, placed);
        }

        return [.. taken.Where(delivery => known.ContainsKey(delivery.Round)).OrderBy(delivery => delivery.Number).Select(delivery => delivery.Of(own, known[delivery.Round]))];
    }

    private static Awaited<List<Taken>> Take(Statements sql, Ownership own, string post, List<int> numbers) => sql.QueryAhead(
        With(
            numbers,
            keys => $$"""
            UPDATE deliveries SET state = 1, epoch = {2}, attempt = attempt + 1 WHERE tenant = {0} AND post = {1} AND number BETWEEN {3} AND {4} AND number IN ({{keys}})
            RETURNING post, number, wanted, attempt, shown, sent_id, COALESCE(sent_in, conversation)
            """,
            own.Tenant,
            post,
            own.Epoch,
            numbers.Min(),
            numbers.Max()),
        Taken.Read);

    /// <summary>Makes rounds, so that whoever sees a card can answer it.</summary>
    private static void Begin(Statements sql, string tenant, string post, List<int> numbers) => sql.Defer(With(
        numbers,
        keys => $$"""
        INSERT INTO posted_rounds (tenant, id, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, answers, shown,
            broadcast, place_number)
        SELECT taken.tenant, taken.post || '-' || CAST(taken.number AS TEXT), taken.channel, taken.conversation, post."order" || '@' || CAST(taken.number AS TEXT), post.number, post.count,
            post.item, post.fact, post.chosen_for, post.opened_at, post.opened_offset, post.closes_at, post.closes_offset, 0, 0, taken.post, taken.number
        FROM deliveries AS taken, broadcasts AS post
        WHERE post.tenant = {0} AND post.id = {1} AND taken.tenant = {0} AND taken.post = {1} AND taken.number BETWEEN {2} AND {3} AND taken.number IN ({{keys}})
        ON CONFLICT (tenant, "order", number) DO NOTHING
        """,
        tenant,
        post,
        numbers.Min(),
        numbers.Max()));

    private static Awaited<List<PlacedRound>> Rounds(Statements sql, string tenant, List<string> rounds) => sql.QueryAhead(
        With(
            rounds,
            keys => $$"""
            SELECT round.id, round.tenant, round.channel, round.conversation, round."order", round.number, round.count, round.item, round.fact, round.chosen_for, round.opened_at, round.opened_offset,
                round.closes_at, round.closes_offset, round.closed_at, round.answers, round.shown, place.place, place.address, place.seen_at, place.team
            FROM posted_rounds AS round
            LEFT JOIN conversations AS place ON place.channel = round.channel AND place.tenant = round.tenant AND place.conversation = round.conversation
            WHERE round.tenant = {0} AND round.id IN ({{keys}})
            """,
            tenant),
        PlacedRound.Read);

    /// <summary>A statement with keys written out behind its other values.</summary>
    private static FormattableString With<T>(List<T> keys, Func<string, string> text, params object[] before)
        where T : notnull =>
        FormattableStringFactory.Create(text(string.Join(", ", keys.Select((_, key) => $"{{{before.Length + key}}}"))), [.. before, .. keys.Cast<object>()]);

    /// <summary>A delivery as its row has it now.</summary>
    private sealed record Taken(string Post, int Number, int Wanted, int Attempt, int Shown, SentMessage? Sent)
    {
        /// <summary>The id of its round.</summary>
        public string Round { get; } = FormattableString.Invariant($"{Post}-{Number}");

        public static Taken Read(DbDataReader row) => new(
            row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.IsDBNull(5) ? null : new(row.GetString(5), row.GetString(6)));

        public Delivery Of(Ownership own, PlacedRound round) => new(Post, Number, round.Round) { Revision = Wanted, Attempt = Attempt, Epoch = own.Epoch, Sent = Sent, Place = round.Place };
    }

    /// <summary>A round, and how its place is reached if the bot is still there.</summary>
    private sealed record PlacedRound(Tutoring.Quizzes.Rounds.PostedRound Round, ConversationReference? Place)
    {
        public static PlacedRound Read(DbDataReader row) => new(
            PostedRounds.Read(row),
            row.IsDBNull(17)
                ? null
                : new(row.GetString(2), row.GetString(1), row.GetString(3), (Place)row.GetInt32(17), row.GetString(18), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(19)))
                {
                    Team = row.IsDBNull(20) ? null : row.GetString(20),
                });
    }
}
