namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// The tables <c>figures</c> and <c>belief_weeks</c> as SQLite gets them, which EF cannot say: without row ids their rows lie in the order of their key, so that the
/// weeks of a team are read in one go. Where a migration is made anew, it must use these in the place of <c>CreateTable</c>; <c>FigureSpecs</c> sees to it.
/// </summary>
internal static class FigureTable
{
    public const string Sql =
        """
        CREATE TABLE figures (
            tenant TEXT NOT NULL, team TEXT NOT NULL, kind INTEGER NOT NULL, week INTEGER NOT NULL, key TEXT NOT NULL,
            asked INTEGER NOT NULL, hits INTEGER NOT NULL, people INTEGER NOT NULL, members INTEGER NOT NULL, cards INTEGER NOT NULL,
            gone_asked INTEGER NOT NULL, gone_hits INTEGER NOT NULL, gone_people INTEGER NOT NULL,
            CONSTRAINT pk_figures PRIMARY KEY (tenant, team, kind, week, key)) WITHOUT ROWID
        """;

    public const string BeliefWeeksSql =
        """
        CREATE TABLE belief_weeks (
            tenant TEXT NOT NULL, team TEXT NOT NULL, week INTEGER NOT NULL, beliefs TEXT NOT NULL,
            CONSTRAINT pk_belief_weeks PRIMARY KEY (tenant, team, week)) WITHOUT ROWID
        """;
}
