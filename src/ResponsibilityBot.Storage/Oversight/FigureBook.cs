using System.Data.Common;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Reads <c>figures</c>.</summary>
internal sealed class FigureBook(Database database, IOptions<PrivacyOptions> privacy, IOptions<GrowthOptions> growth) : IFigures
{
    private const int MostItems = 200;
    private const int MostQuestions = 60;
    private const int MostGaps = 100;

    public int Fewest => privacy.Value.MinimumGroupSize;

    public async ValueTask<TeamList> TeamsAsync(string tenant, TeamPlace? from, int most, CancellationToken cancel) =>
        await database.ReadAsync(sql => TeamLists.Read(sql, tenant, from, most), cancel);

    public async ValueTask<ComparedTeam?> FindAsync(string tenant, string team, CancellationToken cancel)
    {
        var key = TeamName.Read(team)?.Key;
        return await database.ReadAsync(
            sql => sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND id = {team}", TeamLists.Team)
                .Concat(key is null ? [] : sql.Query($"SELECT id, name, members FROM teams WHERE tenant = {tenant} AND name_key = {key}", TeamLists.Team)).FirstOrDefault(),
            cancel);
    }

    /// <summary>All are on their way before the first is waited for: a server is spoken with twice for a view, and not eight times.</summary>
    public async ValueTask<FigureSet> ReadAsync(FigureQuery query, CancellationToken cancel) => await database.ReadAsync(
        sql =>
        {
            var (beliefs, weeks, areas, turnout) = (Beliefs(sql, query), Weeks(sql, query), Areas(sql, query), Turnout(sql, query));
            var (items, questions, gaps) = (Items(sql, query), Questions(sql, query), Gaps(sql, query));
            return new FigureSet(weeks.Value, areas.Value, turnout.Value, beliefs(), items.Value, questions.Value, gaps.Value);
        },
        cancel);

    internal Awaited<List<Figure>> Weeks(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.QueryAhead(
            $"""
            SELECT week, people, members, cards FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Week} AND week BETWEEN {from} AND {to} AND people >= {Fewest} ORDER BY week
            """,
            row => new Figure(query.Team ?? "", PointsLedger.DateOf(row.GetInt32(0)), "", 0, 0, row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)));
    }

    internal Awaited<List<Figure>> Areas(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.QueryAhead(
            $"""
            SELECT week, key, asked, hits, people FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Area} AND week BETWEEN {from} AND {to} AND people >= {Fewest} ORDER BY week, key
            """,
            row => new Figure(query.Team ?? "", PointsLedger.DateOf(row.GetInt32(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), 0, 0));
    }

    internal Awaited<List<Figure>> Turnout(Statements sql, FigureQuery query)
    {
        var ((from, to), team) = (Days(query), Compared(query));
        return sql.QueryAhead(
            $"""
            SELECT team, COUNT(*), SUM(people), SUM(members), SUM(cards) FROM figures
            WHERE tenant = {query.Tenant} AND team IN ({team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                AND kind = {(int)FigureKind.Week} AND week BETWEEN {from} AND {to} AND people >= {Fewest} GROUP BY team
            """,
            row => new Figure(row.GetString(0), default, "", row.GetInt32(1), 0, row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));
    }

    /// <summary>
    /// Weeks that are over, of each team in one text, and the others row by row; added up when the sums are asked for. The texts of a team's weeks come as one: a row costs the
    /// driver more than what stands in it.
    /// </summary>
    internal Func<List<Figure>> Beliefs(Statements sql, FigureQuery query)
    {
        var ((from, to), team) = (Days(query), Compared(query));
        var (tally, parts) = (new BeliefTally(), new List<Awaited<List<int>>>());
        var closed = BeliefWeeks.LastClosed(sql);
        if (closed >= from)
        {
            parts.Add(sql.QueryAhead(
                $"""
                SELECT team, string_agg(beliefs, ',') FROM belief_weeks
                WHERE tenant = {query.Tenant} AND team IN ('', {team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                    AND week BETWEEN {from} AND {Math.Min(closed, to)} GROUP BY team
                """,
                row => tally.Add(row.GetString(0), row.GetString(1))));
        }

        if (closed < to)
        {
            parts.Add(sql.QueryAhead(
                $"""
                SELECT team, key, SUM(asked), SUM(hits), SUM(people) FROM figures
                WHERE tenant = {query.Tenant} AND team IN ('', {team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                    AND kind = {(int)FigureKind.Belief} AND week BETWEEN {Math.Max(from, closed + 1)} AND {to} AND people >= {Fewest} GROUP BY team, key
                """,
                row => tally.Add(row.GetString(0), row.GetString(1), new(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)))));
        }

        return () =>
        {
            foreach (var part in parts)
                _ = part.Value;
            return tally.Figures;
        };
    }

    internal Awaited<List<Figure>> Items(Statements sql, FigureQuery query)
    {
        var (from, to) = (PointsLedger.DayOf(query.ItemsFrom), PointsLedger.DayOf(query.To));
        Figure Read(DbDataReader row) => new(query.Team ?? "", default, row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), 0, 0);
        // Of one week there is nothing to sum: a third of the time for the many items of all teams. In floating point, because PostgreSQL takes four times as long for decimals.
        return from == to ? sql.QueryAhead(
            $"""
            SELECT key, asked, hits, people FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Item} AND week = {to} AND people >= {Fewest}
            ORDER BY CAST(hits AS double precision) / asked, asked DESC, key LIMIT {MostItems}
            """,
            Read) : sql.QueryAhead(
            $"""
            SELECT key, SUM(asked), SUM(hits), SUM(people) FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Item} AND week BETWEEN {from} AND {to} AND people >= {Fewest}
            GROUP BY key ORDER BY CAST(SUM(hits) AS double precision) / SUM(asked), SUM(asked) DESC, key LIMIT {MostItems}
            """,
            Read);
    }

    internal Awaited<List<Figure>> Questions(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.QueryAhead(
            $"""
            SELECT key, SUM(asked), SUM(people) FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Question} AND week BETWEEN {from} AND {to} AND people >= {Fewest}
            GROUP BY key ORDER BY SUM(asked) DESC, key LIMIT {MostQuestions}
            """,
            row => new Figure(query.Team ?? "", default, row.GetString(0), row.GetInt32(1), 0, row.GetInt32(2), 0, 0));
    }

    internal Awaited<List<CountedTopic>> Gaps(Statements sql, FigureQuery query)
    {
        var (fewest, from) = (Math.Max(growth.Value.MinimumCount, Fewest), query.From);
        return sql.QueryAhead(
            $"""
            SELECT outcome, offered, times FROM gaps WHERE tenant = {query.Tenant} AND times >= {fewest} AND last_day >= {from}
            ORDER BY times DESC, sequence LIMIT {MostGaps}
            """,
            row => new CountedTopic((GapOutcome)row.GetInt32(0), GapLedger.Ids(row.GetString(1)), row.GetInt32(2)));
    }

    private static (int From, int To) Days(FigureQuery query) => (PointsLedger.DayOf(query.From), PointsLedger.DayOf(query.To));

    /// <summary>As many as the statement has places for, the last one repeated.</summary>
    private static string[] Compared(FigureQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Compared.Count, FigureQuery.MostCompared);
        // No team has this id: an empty one stands for all.
        return [.. query.Compared, .. Enumerable.Repeat(query.Compared is [.., var last] ? last : "-", FigureQuery.MostCompared - query.Compared.Count)];
    }
}
