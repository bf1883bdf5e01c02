using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Host.Raci;

/// <summary>The charts of a tenant's workloads as a page and as files, behind the door of the page of scores: the tenant is the viewer's own, no address names one.</summary>
internal static class RaciEndpoints
{
    private const string Page = "/raci";
    private const int LongestWords = 100;

    /// <summary>Maps <c>/raci</c>, <c>/raci.csv</c>, <c>/raci.xlsx</c> and <c>/raci.json</c>; all take <c>workload</c>, the page <c>words</c> and <c>part</c> too.</summary>
    public static void MapRaci(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, PageAsync);
        routes.MapGet(Page + ".csv", (HttpContext http, string? workload, CancellationToken cancel) => FileAsync(http, "csv", "text/csv; charset=utf-8", workload, cancel));
        routes.MapGet(Page + ".json", (HttpContext http, string? workload, CancellationToken cancel) => FileAsync(http, "json", "application/json; charset=utf-8", workload, cancel));
        routes.MapGet(Page + ".xlsx", (HttpContext http, string? workload, CancellationToken cancel) =>
            FileAsync(http, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workload, cancel));
    }

    private static async Task<IResult> PageAsync(HttpContext http, ScoresDoor door, [FromQuery] string? workload, [FromQuery] string? words, [FromQuery] string? part, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await door.JudgeAsync(http);
        if (viewer is null)
            return await ScoresEndpoints.WordsAsync(http, status, refusal);
        var builder = await BuilderAsync(http, viewer, cancel);
        var chosen = workload is { Length: > 0 } ? builder.Table.Content.Workloads.FirstOrDefault(each => each.Id == workload) : null;
        var isMissing = workload is { Length: > 0 } && chosen is null;
        var sought = words?.Trim() is { Length: <= LongestWords } text ? text : "";
        var gaps = GapFinder.Find(builder);
        var view = new RaciView(
            viewer, builder, chosen is null ? null : builder.Of(chosen), sought, 1, chosen is null ? gaps : [.. gaps.Where(gap => gap.Workload?.Id == chosen.Id)],
            isMissing ? "There is no such workload (any more); these are all." : null)
        { IsDemo = http.RequestServices.GetService<DemoMark>() is not null, MayChange = door.MayChange(viewer) };
        if (int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            view = view with { Part = Math.Clamp(number, 1, Math.Max(1, view.Parts)) };
        PageHeaders.WritePage(http.Response.Headers, []);
        http.Response.StatusCode = isMissing ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return await PageRendering.RenderAsync<RaciPage>(http, nameof(RaciPage.View), view);
    }

    private static async Task<IResult> FileAsync(HttpContext http, string format, string type, string? workload, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await http.RequestServices.GetRequiredService<ScoresDoor>().JudgeAsync(http);
        if (viewer is null)
            return await ScoresEndpoints.WordsAsync(http, status, refusal);
        var builder = await BuilderAsync(http, viewer, cancel);
        var chosen = builder.Table.Content.Workloads.Where(each => workload is not { Length: > 0 } || each.Id == workload).ToList();
        http.Response.Headers.CacheControl = "no-store";
        if (chosen.Count == 0)
            return TypedResults.Text("There is no such workload.\n", "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status404NotFound);
        using var file = new MemoryStream();
        await RaciFile.WriteAsync(file, format, builder, chosen, cancel);
        return TypedResults.Bytes(file.ToArray(), type, $"raci{(workload is { Length: > 0 } ? "-" + chosen[0].Id : "")}.{format}");
    }

    private static async Task<RaciBuilder> BuilderAsync(HttpContext http, Viewer viewer, CancellationToken cancel)
    {
        var services = http.RequestServices;
        var content = await services.GetRequiredService<IOrganisations>().OfAsync(viewer.Tenant, cancel);
        return new(new(services.GetRequiredService<ICurriculum>().Current.Table, content), DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
    }
}
