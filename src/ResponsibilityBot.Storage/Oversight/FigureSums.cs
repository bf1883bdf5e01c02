using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>figures</c>, within the caller's transaction.</summary>
internal sealed class FigureSums(IOptions<PrivacyOptions> privacy, BeliefWeeks beliefs)
{
    private int Fewest => privacy.Value.MinimumGroupSize;

    /// <summary>What must be known to add an answer, whose line may stand in the ledger already; null for one that counts for no team.</summary>
    public static SeenFigures? Look(Statements sql, AnswerLine line)
    {
        if (line.Team.Length == 0)
            return null;
        var week = line.Week;
        var known = sql.QueryAhead(
            $"""
            SELECT item, area, beliefs, is_right FROM points
            WHERE tenant = {line.Tenant} AND person = {line.Person} AND day >= {week} AND day < {week + 7} AND team = {line.Team} AND id <> {line.Id} AND item IS NOT NULL
            """,
            CountedItem.Read);
        var members = sql.QueryAhead(
            $"""
            SELECT members, COALESCE((
                SELECT members FROM figures WHERE tenant = {line.Tenant} AND team = {line.Team} AND kind = {(int)FigureKind.Week} AND week = {week} AND key = ''), 0)
            FROM teams WHERE tenant = {line.Tenant} AND id = {line.Team}
            """,
            row => (row.GetInt32(0), row.GetInt32(1)));
        return new(line, known, members);
    }

    /// <summary>Adds an answer to every figure of its team's week.</summary>
    public async ValueTask AddAsync(Statements sql, SeenFigures? seen)
    {
        if (seen is null)
            return;
        var (line, known) = (seen.Line, (await seen.Known).SelectMany(each => each.Figures()).Select(each => (each.Kind, each.Key)).ToHashSet());
        var members = (await seen.Members).SingleOrDefault();
        var changes = line.Item.Figures().Select(each => new Change(
            each.Kind, each.Key, 1, each.IsHit ? 1 : 0, known.Contains((each.Kind, each.Key)) ? 0 : 1, each.Kind == FigureKind.Week ? members.Now - members.Before : 0, 0)).ToList();
        await ApplyAsync(sql, line.Tenant, line.Team, line.Week, changes);
    }

    /// <summary>Counts a question that was put into the team's own place.</summary>
    public ValueTask AddCardAsync(Statements sql, string tenant, string team, DateOnly day) => ApplyAsync(sql, tenant, team, WeekOf(PointsLedger.DayOf(day)), [new(FigureKind.Week, "", 0, 0, 0, 0, 1)]);

    /// <summary>Takes in that an answer of the ledger counts otherwise under a corrected key.</summary>
    public async ValueTask RegradeAsync(Statements sql, string tenant, string answer, bool isRight)
    {
        var lines = sql.Query(
            $"SELECT team, day, item, area, beliefs, is_right FROM points WHERE tenant = {tenant} AND id = {answer} AND item IS NOT NULL AND team <> ''",
            row => (Team: row.GetString(0), Week: WeekOf(row.GetInt32(1)), Item: CountedItem.Read(row, 2)));
        foreach (var (team, week, item) in lines.Where(line => line.Item.IsRight != isRight))
        {
            sql.Execute($"UPDATE points SET is_right = {isRight} WHERE tenant = {tenant} AND id = {answer}");
            // What went because too few people were in it stays away.
            await ApplyAsync(sql, tenant, team, week, [.. item.Figures()
                .Where(each => each.Kind != FigureKind.Belief && IsThere(sql, tenant, team, week, each.Kind, each.Key))
                .Select(each => new Change(each.Kind, each.Key, 0, isRight ? 1 : -1, 0, 0, 0))]);
        }
    }

    /// <summary>Turns what a person did into counts without a person.</summary>
    public static void Forget(Statements sql, string tenant, string person)
    {
        var lines = sql.Query(
            $"SELECT team, day, item, area, beliefs, is_right FROM points WHERE tenant = {tenant} AND person = {person} AND item IS NOT NULL AND team <> ''",
            row => (Team: row.GetString(0), Week: WeekOf(row.GetInt32(1)), Item: CountedItem.Read(row, 2)));
        foreach (var figure in lines.SelectMany(line => line.Item.Figures().Select(each => (line.Team, line.Week, each.Kind, each.Key, each.IsHit))).GroupBy(each => (each.Team, each.Week, each.Kind, each.Key)))
        {
            var (team, week, kind, key) = figure.Key;
            sql.Execute(
                $"""
                UPDATE figures SET gone_asked = gone_asked + {figure.Count()}, gone_hits = gone_hits + {figure.Count(each => each.IsHit)}, gone_people = gone_people + 1
                WHERE tenant = {tenant} AND team = {team} AND kind = {(int)kind} AND week = {week} AND key = {key}
                """);
        }

        sql.Execute($"DELETE FROM asked_topics WHERE tenant = {tenant} AND person = {person}");
    }

    /// <summary>Closes weeks that are over: counts their questions by the team that each person belongs to, so that who asked is gone, and puts beliefs together.</summary>
    /// <returns>How many rows of people went.</returns>
    public int CloseWeeks(Statements sql, DateOnly lastOver)
    {
        beliefs.Close(sql, lastOver);
        var (last, kind) = (PointsLedger.DayOf(lastOver), (int)FigureKind.Question);
        sql.Execute(
            $"""
            INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people)
            SELECT asked_topics.tenant, team, {kind}, week, topic, SUM(times), 0, COUNT(*), 0, 0, 0, 0, 0 FROM asked_topics
            JOIN memberships ON memberships.tenant = asked_topics.tenant AND memberships.person = asked_topics.person
            WHERE week <= {last} AND team IS NOT NULL GROUP BY asked_topics.tenant, team, week, topic HAVING COUNT(*) >= {Fewest}
            ON CONFLICT (tenant, team, kind, week, key) DO UPDATE SET asked = figures.asked + excluded.asked, people = figures.people + excluded.people
            """);
        sql.Execute(
            $"""
            INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people)
            SELECT tenant, '', {kind}, week, topic, SUM(times), 0, SUM(people), 0, 0, 0, 0, 0 FROM (
                SELECT asked_topics.tenant AS tenant, week, topic, SUM(times) AS times, COUNT(*) AS people FROM asked_topics
                JOIN memberships ON memberships.tenant = asked_topics.tenant AND memberships.person = asked_topics.person
                WHERE week <= {last} AND team IS NOT NULL GROUP BY asked_topics.tenant, team, week, topic HAVING COUNT(*) >= {Fewest}) AS enough
            WHERE true GROUP BY tenant, week, topic
            ON CONFLICT (tenant, team, kind, week, key) DO UPDATE SET asked = figures.asked + excluded.asked, people = figures.people + excluded.people
            """);
        return sql.Execute($"DELETE FROM asked_topics WHERE week <= {last}");
    }

    /// <summary>Deletes figures of weeks long over that too few people are in: they are never shown.</summary>
    public int Prune(Statements sql, DateOnly before) =>
        sql.Execute($"DELETE FROM figures WHERE week < {PointsLedger.DayOf(before)} AND people < {Fewest} AND team <> ''");

    /// <summary>Makes the sums of all teams anew, where another number of people is enough than when they were made. Weeks that are over are to be closed again then.</summary>
    public void Align(Statements sql)
    {
        const string Mark = "fewest";
        var made = sql.Query($"SELECT asked FROM figures WHERE tenant = '' AND team = '' AND kind = {-1} AND week = 0 AND key = {Mark}", row => row.GetInt32(0));
        if (made is [var before] && before == Fewest)
            return;
        sql.Execute($"DELETE FROM figures WHERE team = ''");
        BeliefWeeks.Clear(sql);
        sql.Execute(
            $"""
            INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people)
            SELECT tenant, '', kind, week, key, SUM(asked), SUM(hits), SUM(people), SUM(members), SUM(cards), 0, 0, 0 FROM figures
            WHERE people >= {Fewest} GROUP BY tenant, kind, week, key
            """);
        sql.Execute(
            $"""
            INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people)
            VALUES ('', '', {-1}, 0, {Mark}, {Fewest}, 0, 0, 0, 0, 0, 0, 0)
            """);
    }

    /// <summary>The Monday of a day, both as days since 1970-01-01.</summary>
    public static int WeekOf(int day) => PointsLedger.DayOf(ScoreSpan.WeekOf(PointsLedger.DateOf(day)).Beginning);

    private static bool IsThere(Statements sql, string tenant, string team, int week, FigureKind kind, string key) => sql.Query(
        $"SELECT 1 FROM figures WHERE tenant = {tenant} AND team = {team} AND kind = {(int)kind} AND week = {week} AND key = {key}", _ => true).Count > 0;

    /// <summary>Changes figures of a team's week, and with them the sums of all teams: from the moment on in which enough people are in one, all of it is in its sum.</summary>
    private async ValueTask ApplyAsync(Statements sql, string tenant, string team, int week, IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        var after = await Upsert(sql, tenant, [.. changes.Select(change => (team, week, change))]);
        var sums = new List<(string Team, int Week, Change Change)>();
        foreach (var change in changes)
        {
            var now = after.Single(each => each.Kind == change.Kind && each.Key == change.Key);
            if (now.People < Fewest)
                continue;
            var isNew = now.People - change.People < Fewest;
            sums.Add(("", week, isNew ? now : change));
        }

        if (sums.Count > 0)
            sql.Defer(Adding(tenant, sums, ""));
        if (sums.Exists(sum => sum.Change.Kind == FigureKind.Belief))
            beliefs.Renew(sql, tenant, team, week);
    }

    /// <summary>Adds to figures; what they are then.</summary>
    private static Awaited<List<Change>> Upsert(Statements sql, string tenant, IReadOnlyList<(string Team, int Week, Change Change)> changes) => sql.QueryAhead(
        Adding(tenant, changes, " RETURNING kind, key, asked, hits, people, members, cards"),
        row => new Change((FigureKind)row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));

    /// <summary>Adds to figures, all in one statement.</summary>
    private static FormattableString Adding(string tenant, IReadOnlyList<(string Team, int Week, Change Change)> changes, string returning)
    {
        var (text, values) = (new StringBuilder("INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people) VALUES "), new List<object?>());
        foreach (var (team, week, change) in changes)
        {
            object?[] row = [tenant, team, (int)change.Kind, week, change.Key, change.Asked, change.Hits, change.People, change.Members, change.Cards];
            text.Append(values.Count == 0 ? "(" : ", (").AppendJoin(", ", row.Select((_, index) => $"{{{values.Count + index}}}")).Append(", 0, 0, 0)");
            values.AddRange(row);
        }

        text.Append(
            """
             ON CONFLICT (tenant, team, kind, week, key) DO UPDATE SET asked = figures.asked + excluded.asked, hits = figures.hits + excluded.hits,
                people = figures.people + excluded.people, members = figures.members + excluded.members, cards = figures.cards + excluded.cards
            """).Append(returning);
        return FormattableStringFactory.Create(text.ToString(), [.. values]);
    }

    private sealed record Change(FigureKind Kind, string Key, int Asked, int Hits, int People, int Members, int Cards);
}

/// <summary>A line of the ledger that stands for an answer.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Team">The team that it counts for; empty for none.</param>
/// <param name="Person">Whose answer.</param>
/// <param name="Id">The line's id.</param>
/// <param name="Week">The Monday of the person's day: days since 1970-01-01.</param>
/// <param name="Item">What it was about.</param>
internal sealed record AnswerLine(string Tenant, string Team, string Person, string Id, int Week, CountedItem Item);

/// <summary>What was known of a team's week before an answer.</summary>
/// <param name="Line">The answer.</param>
/// <param name="Known">What else its person answered for the team in that week.</param>
/// <param name="Members">How many people the team has, and how many it had when the week's figures were last made.</param>
internal sealed record SeenFigures(AnswerLine Line, Awaited<List<CountedItem>> Known, Awaited<List<(int Now, int Before)>> Members);

/// <summary>What an answer was about, as its line of the ledger has it.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Beliefs">The wrong beliefs that were on offer, with commas between them and a plus before those that were shown.</param>
/// <param name="IsRight">Whether it was wholly right.</param>
internal sealed record CountedItem(string Item, string Area, string Beliefs, bool IsRight)
{
    private const char Shown = '+';

    public static CountedItem? Of(string item, GivenAnswer given) => given.Subject is { } subject
        ? new(item, subject.Area, string.Join(',', subject.Offered.Select(belief => subject.Shown.Contains(belief) ? $"{Shown}{belief}" : belief)), given.Credit >= 1)
        : null;

    /// <summary>From the columns item, area, beliefs, is_right.</summary>
    public static CountedItem Read(System.Data.Common.DbDataReader row) => Read(row, 0);

    /// <summary>From these columns, beginning with one.</summary>
    public static CountedItem Read(System.Data.Common.DbDataReader row, int first) =>
        new(row.GetString(first), row.GetString(first + 1), row.GetString(first + 2), row.GetBoolean(first + 3));

    /// <summary>The figures that it is in.</summary>
    public IEnumerable<(FigureKind Kind, string Key, bool IsHit)> Figures() =>
    [
        (FigureKind.Week, "", IsRight),
        (FigureKind.Area, Area, IsRight),
        (FigureKind.Item, Item, IsRight),
        .. Beliefs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(belief => (FigureKind.Belief, belief.TrimStart(Shown), belief[0] == Shown)),
    ];
}
