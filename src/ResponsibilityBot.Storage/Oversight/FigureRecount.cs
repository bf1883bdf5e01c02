using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Counts figures anew.</summary>
internal static class FigureRecount
{
    /// <summary>
    /// Counts the figures of teams anew, from the ledger and what is left of those who are gone, and the sums of all teams from the figures that
    /// have enough people; tells where the kept ones differ. Questions are not in the ledger.
    /// </summary>
    /// <param name="sql">The transaction, or what is committed.</param>
    /// <param name="tenant">Whose figures.</param>
    /// <param name="whole">The first Monday of which no line can have been drawn together, and no figure can have gone.</param>
    /// <param name="fewest">How many people are enough.</param>
    public static IReadOnlyList<FigureDifference> Compare(Statements sql, string tenant, DateOnly whole, int fewest)
    {
        var from = PointsLedger.DayOf(whole);
        var kept = sql.Query(
            $"""
            SELECT team, kind, week, key, asked, hits, people, gone_asked, gone_hits, gone_people FROM figures
            WHERE tenant = {tenant} AND week >= {from} AND kind >= 0 AND kind < {(int)FigureKind.Question}
            """,
            row => (Key: new FigureKey(row.GetString(0), (FigureKind)row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
                Sum: new FigureSum(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)), Gone: new FigureSum(row.GetInt32(7), row.GetInt32(8), row.GetInt32(9))));
        var teams = kept.Where(each => each.Key.Team.Length > 0 && each.Sum.Asked > 0).ToDictionary(each => each.Key, each => each.Sum.Minus(each.Gone));
        var sums = kept.Where(each => each.Key.Team.Length == 0).ToDictionary(each => each.Key, each => each.Sum);
        var shown = kept.Where(each => each.Key.Team.Length > 0 && each.Sum.People >= fewest)
            .GroupBy(each => each.Key with { Team = "" })
            .ToDictionary(group => group.Key, group => new FigureSum(group.Sum(each => each.Sum.Asked), group.Sum(each => each.Sum.Hits), group.Sum(each => each.Sum.People)));
        return [.. Differences(teams, Count(sql, tenant, from)), .. Differences(sums, shown), .. CompareClosed(sql, tenant, fewest)];
    }

    /// <summary>Beliefs of weeks that are closed against their rows: of all time, since no figure that is in one is ever deleted.</summary>
    private static IEnumerable<FigureDifference> CompareClosed(Statements sql, string tenant, int fewest)
    {
        FigureKey Key(string team, int week, string belief) => new(team, FigureKind.Belief, week, belief);
        var closed = BeliefWeeks.LastClosed(sql);
        var rows = sql.Query(
            $"""
            SELECT team, week, key, asked, hits, people FROM figures
            WHERE tenant = {tenant} AND kind = {(int)FigureKind.Belief} AND week <= {closed} AND people >= {fewest}
            """,
            row => (Key: Key(row.GetString(0), row.GetInt32(1), row.GetString(2)), Sum: new FigureSum(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5))));
        var texts = sql.Query(
            $"SELECT team, week, beliefs FROM belief_weeks WHERE tenant = {tenant}",
            row => (Team: row.GetString(0), Week: row.GetInt32(1), Beliefs: BeliefTally.Of(row.GetString(2))));
        return Differences(
            texts.SelectMany(text => text.Beliefs.Select(each => (Key: Key(text.Team, text.Week, each.Belief), each.Sum))).ToDictionary(each => each.Key, each => each.Sum),
            rows.ToDictionary(each => each.Key, each => each.Sum));
    }

    private static Dictionary<FigureKey, FigureSum> Count(Statements sql, string tenant, int from)
    {
        var lines = sql.Query(
            $"SELECT person, team, day, item, area, beliefs, is_right FROM points WHERE tenant = {tenant} AND item IS NOT NULL AND team <> '' AND day >= {from}",
            row => (Person: row.GetString(0), Team: row.GetString(1), Week: FigureSums.WeekOf(row.GetInt32(2)), Item: CountedItem.Read(row, 3)));
        return lines.SelectMany(line => line.Item.Figures().Select(each => (Key: new FigureKey(line.Team, each.Kind, line.Week, each.Key), line.Person, each.IsHit)))
            .GroupBy(each => each.Key)
            .ToDictionary(group => group.Key, group => new FigureSum(group.Count(), group.Count(each => each.IsHit), group.Select(each => each.Person).Distinct(StringComparer.Ordinal).Count()));
    }

    private static IEnumerable<FigureDifference> Differences(Dictionary<FigureKey, FigureSum> kept, Dictionary<FigureKey, FigureSum> counted) =>
        from key in kept.Keys.Union(counted.Keys)
        let difference = new FigureDifference(key, kept.GetValueOrDefault(key), counted.GetValueOrDefault(key))
        where difference.Kept != difference.Counted
        select difference;
}

/// <summary>Which figure.</summary>
internal sealed record FigureKey(string Team, FigureKind Kind, int Week, string Key);

/// <summary>What it says.</summary>
internal readonly record struct FigureSum(int Asked, int Hits, int People)
{
    public FigureSum Plus(FigureSum other) => new(Asked + other.Asked, Hits + other.Hits, People + other.People);

    public FigureSum Minus(FigureSum gone) => new(Asked - gone.Asked, Hits - gone.Hits, People - gone.People);
}

/// <summary>A figure that is not what it should be.</summary>
internal sealed record FigureDifference(FigureKey Key, FigureSum Kept, FigureSum Counted);
