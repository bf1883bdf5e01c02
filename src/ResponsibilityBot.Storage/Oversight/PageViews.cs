using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>page_views</c>.</summary>
internal sealed class PageViews(Database database) : IPageViews
{
    public Task RecordAsync(PageView view, CancellationToken cancel) => database.WriteAsync(sql => Record(sql, view), cancel);

    /// <summary>Keeps a view within the caller's transaction.</summary>
    public static int Record(Statements sql, PageView view) => sql.Execute(
        $"""
        INSERT INTO page_views (tenant, viewer, name, team, what, at)
        VALUES ({view.Tenant}, {view.Viewer}, {view.Name}, {view.Team}, {view.What}, {view.At.ToUnixTimeMilliseconds()})
        """);

    public async ValueTask<IReadOnlyList<PageView>> OfTeamAsync(string tenant, string team, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT viewer, name, team, what, at FROM page_views WHERE tenant = {tenant} AND (team IS NULL OR team = {team}) ORDER BY at DESC, sequence DESC LIMIT {most}
            """,
            row => new PageView(tenant, row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))),
        cancel);
}
