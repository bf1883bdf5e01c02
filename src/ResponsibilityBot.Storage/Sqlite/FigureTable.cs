namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// The table <c>figures</c> as SQLite gets it, which EF cannot say: without row ids its rows lie in the order of their key, so that the weeks of a
/// team are read in one go. Where the migration is made anew, it must use this in the place of <c>CreateTable</c>; <c>FigureSpecs</c> sees to it.
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
}
