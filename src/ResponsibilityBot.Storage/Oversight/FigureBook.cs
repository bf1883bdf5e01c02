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

    public async ValueTask<FigureSet> ReadAsync(FigureQuery query, CancellationToken cancel) => await database.ReadAsync(
        sql => new FigureSet(Weeks(sql, query), Areas(sql, query), Turnout(sql, query), Beliefs(sql, query), Items(sql, query), Questions(sql, query), Gaps(sql, query)), cancel);

    internal List<Figure> Weeks(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.Query(
            $"""
            SELECT week, people, members, cards FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Week} AND week BETWEEN {from} AND {to} AND people >= {Fewest} ORDER BY week
            """,
            row => new Figure(query.Team ?? "", PointsLedger.DateOf(row.GetInt32(0)), "", 0, 0, row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)));
    }

    internal List<Figure> Areas(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.Query(
            $"""
            SELECT week, key, asked, hits, people FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Area} AND week BETWEEN {from} AND {to} AND people >= {Fewest} ORDER BY week, key
            """,
            row => new Figure(query.Team ?? "", PointsLedger.DateOf(row.GetInt32(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), 0, 0));
    }

    internal List<Figure> Turnout(Statements sql, FigureQuery query)
    {
        var ((from, to), team) = (Days(query), Compared(query));
        return sql.Query(
            $"""
            SELECT team, COUNT(*), SUM(people), SUM(members), SUM(cards) FROM figures
            WHERE tenant = {query.Tenant} AND team IN ({team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                AND kind = {(int)FigureKind.Week} AND week BETWEEN {from} AND {to} AND people >= {Fewest} GROUP BY team
            """,
            row => new Figure(row.GetString(0), default, "", row.GetInt32(1), 0, row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));
    }

    /// <summary>Weeks that are over, of each team in one text, and the others row by row.</summary>
    internal List<Figure> Beliefs(Statements sql, FigureQuery query)
    {
        var ((from, to), team) = (Days(query), Compared(query));
        var tally = new BeliefTally();
        var closed = BeliefWeeks.LastClosed(sql);
        if (closed >= from)
        {
            sql.Query(
                $"""
                SELECT team, beliefs FROM belief_weeks
                WHERE tenant = {query.Tenant} AND team IN ('', {team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                    AND week BETWEEN {from} AND {Math.Min(closed, to)}
                """,
                row => tally.Add(row.GetString(0), row.GetString(1)));
        }

        if (closed < to)
        {
            sql.Query(
                $"""
                SELECT team, key, SUM(asked), SUM(hits), SUM(people) FROM figures
                WHERE tenant = {query.Tenant} AND team IN ('', {team[0]}, {team[1]}, {team[2]}, {team[3]}, {team[4]}, {team[5]}, {team[6]}, {team[7]}, {team[8]}, {team[9]}, {team[10]}, {team[11]})
                    AND kind = {(int)FigureKind.Belief} AND week BETWEEN {Math.Max(from, closed + 1)} AND {to} AND people >= {Fewest} GROUP BY team, key
                """,
                row => tally.Add(row.GetString(0), row.GetString(1), new(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4))));
        }

        return tally.Figures;
    }

    internal List<Figure> Items(Statements sql, FigureQuery query)
    {
        var (from, to) = (PointsLedger.DayOf(query.ItemsFrom), PointsLedger.DayOf(query.To));
        Figure Read(DbDataReader row) => new(query.Team ?? "", default, row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), 0, 0);
        // Of one week there is nothing to sum: a third of the time for the many items of all teams.
        return from == to ? sql.Query(
            $"""
            SELECT key, asked, hits, people FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Item} AND week = {to} AND people >= {Fewest}
            ORDER BY hits * 1.0 / asked, asked DESC, key LIMIT {MostItems}
            """,
            Read) : sql.Query(
            $"""
            SELECT key, SUM(asked), SUM(hits), SUM(people) FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Item} AND week BETWEEN {from} AND {to} AND people >= {Fewest}
            GROUP BY key ORDER BY SUM(hits) * 1.0 / SUM(asked), SUM(asked) DESC, key LIMIT {MostItems}
            """,
            Read);
    }

    internal List<Figure> Questions(Statements sql, FigureQuery query)
    {
        var (from, to) = Days(query);
        return sql.Query(
            $"""
            SELECT key, SUM(asked), SUM(people) FROM figures
            WHERE tenant = {query.Tenant} AND team = {query.Team ?? ""} AND kind = {(int)FigureKind.Question} AND week BETWEEN {from} AND {to} AND people >= {Fewest}
            GROUP BY key ORDER BY SUM(asked) DESC, key LIMIT {MostQuestions}
            """,
            row => new Figure(query.Team ?? "", default, row.GetString(0), row.GetInt32(1), 0, row.GetInt32(2), 0, 0));
    }

    internal List<CountedTopic> Gaps(Statements sql, FigureQuery query)
    {
        var (fewest, from) = (Math.Max(growth.Value.MinimumCount, Fewest), query.From);
        return sql.Query(
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
