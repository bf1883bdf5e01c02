using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>The table <c>points</c>, within the caller's transaction, and with each line the sums that are made of it.</summary>
internal sealed class PointsLedger(Seasons seasons, FigureSums figures)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Adds a line, once.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="id">What makes it once; an answer's begins with <c>answer:</c>.</param>
    /// <param name="person">Who earned it.</param>
    /// <param name="place">Where, or null if between the person and the bot alone.</param>
    /// <param name="points">0 or more.</param>
    /// <param name="at">When, on the person's clock.</param>
    /// <param name="item">What was answered; null for a line that is no answer.</param>
    /// <param name="membership">The person's team, where it was asked for already.</param>
    public async ValueTask AddAsync(Statements sql, string tenant, string id, string person, ConversationKey? place, int points, DateTimeOffset at, CountedItem? item = null, Awaited<List<string>>? membership = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        var date = DateOnly.FromDateTime(at.DateTime);
        var (day, season) = (DayOf(date), DayOf(seasons.BeginningOf(date)));
        var team = await Teams.ForAsync(sql, tenant, person, place, membership ?? Teams.MembershipOf(sql, tenant, person));
        var answers = id.StartsWith("answer:", StringComparison.Ordinal) ? 1 : 0;
        // How many the team has, and had when it was last counted, is read before it is counted.
        using var counted = team.Length == 0 ? null : await sql.EnterAsync($"team {tenant} {team}");
        var figure = item is null ? null : FigureSums.Look(sql, new(tenant, team, person, id, FigureSums.WeekOf(day), item));
        var isNew = await sql.ExecuteAhead(
            $"""
            INSERT INTO points (tenant, id, person, channel, conversation, points, at, at_offset, day, season, team, answers, item, area, beliefs, is_right)
            VALUES ({tenant}, {id}, {person}, {place?.Channel}, {place?.Conversation}, {points}, {at.ToUnixTimeMilliseconds()}, {(int)at.Offset.TotalMinutes}, {day}, {season}, {team}, {answers},
                {item?.Item}, {item?.Area}, {item?.Beliefs}, {item?.IsRight})
            ON CONFLICT (tenant, id) DO NOTHING
            """) == 1;
        if (!isNew)
            return;
        ScoreRollups.Add(sql, new(tenant, team, person, points, answers), ScoreSpan.Of(date, seasons));
        await figures.AddAsync(sql, figure);
    }

    /// <summary>
    /// Draws the lines from before that moment together, into one for each person, team and season: when and where somebody answered is gone,
    /// and every sum of a season stays. Sums by person and day or week go with them.
    /// </summary>
    /// <returns>How many lines went.</returns>
    public static int Carry(Statements sql, DateTimeOffset before)
    {
        var (oldest, day) = (before.ToUnixTimeMilliseconds(), DayOf(DateOnly.FromDateTime(before.UtcDateTime)));
        sql.Execute(
            $"""
            INSERT INTO points (tenant, id, person, points, at, at_offset, day, season, team, answers)
            SELECT tenant, 'carried:' || season || ':' || team || ':' || person, person, SUM(points), MAX(at), 0, season, season, team, SUM(answers)
            FROM points WHERE at < {oldest} AND id NOT LIKE 'carried:%' GROUP BY tenant, season, team, person
            ON CONFLICT (tenant, id) DO UPDATE SET points = points.points + excluded.points, answers = points.answers + excluded.answers,
                at = CASE WHEN excluded.at > points.at THEN excluded.at ELSE points.at END
            """);
        return sql.Execute($"DELETE FROM points WHERE at < {oldest} AND id NOT LIKE 'carried:%'")
            + sql.Execute($"DELETE FROM person_scores WHERE span = {(int)SpanKind.Day} AND beginning < {day}")
            + sql.Execute($"DELETE FROM person_scores WHERE span = {(int)SpanKind.Week} AND beginning < {day - 6}");
    }

    /// <summary>A date as it is kept: days since 1970-01-01; 0 for the first of all dates.</summary>
    public static int DayOf(DateOnly date) => date == DateOnly.MinValue ? 0 : date.DayNumber - Epoch.DayNumber;

    /// <summary>The date that was kept so.</summary>
    public static DateOnly DateOf(int day) => Epoch.AddDays(day);
}

/// <summary>A place in its tenant.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Conversation">The place, without a thread.</param>
internal sealed record ConversationKey(string Channel, string Conversation);
