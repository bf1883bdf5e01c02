using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Adding, changing and removing workloads on the page: behind the door of the page of scores, for hosts and administrators. The tenant is the viewer's own, no address and no field names one.</summary>
internal static partial class WorkloadEndpoints
{
    private const string Page = "/raci/edit";
    private const int LargestForm = 64 * 1024;

    /// <summary>Maps <c>/raci/edit</c> (also with <c>workload</c>) and <c>/raci/remove</c>. What stands against forged presses is the token of <see cref="WorkloadForms"/>.</summary>
    public static void MapWorkloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, PageAsync);
        routes.MapPost(Page, SaveAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapPost("/raci/remove", RemoveAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> PageAsync(HttpContext http, [FromQuery] string? workload, CancellationToken cancel)
    {
        var (viewer, refusal) = await JudgeAsync(http, isPress: false);
        if (viewer is null)
            return refusal;
        var scene = await WorkloadScene.ReadAsync(http.RequestServices, viewer, workload ?? "", cancel);
        return scene.Shown is null && workload is { Length: > 0 } ? await GoneAsync(http, StatusCodes.Status404NotFound) : await FormAsync(http, scene, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http, [FromForm] string? token, [FromForm] string? name, [FromForm] string? environment, [FromForm] string? services, [FromForm] string? owner, CancellationToken cancel)
    {
        var draft = new WorkloadDraft(name ?? "", environment ?? "", services ?? "", owner ?? "");
        var (scene, refusal) = await OpenAsync(http, token, draft, cancel);
        if (scene is null)
            return refusal;
        var before = scene.Shown;
        var (workload, problems) = draft.Read(scene.Finder, scene.Content, before);
        if (workload is null)
            return await FormAsync(http, scene, StatusCodes.Status400BadRequest, draft, problems);
        var change = await http.RequestServices.GetRequiredService<IWorkloads>().ChangeAsync(scene.Viewer.Tenant, before, workload, cancel);
        if (change == WorkloadChange.Stale && before is not null)
            return await StaleAsync(http, scene.Viewer, before.Id, draft, cancel);
        if (change != WorkloadChange.Done)
        {
            // Somebody took the name since it was looked for.
            var now = await WorkloadScene.ReadAsync(http.RequestServices, scene.Viewer, before?.Id ?? "", cancel);
            return await FormAsync(http, now, StatusCodes.Status409Conflict, draft, draft.Read(now.Finder, now.Content, before).Problems);
        }

        LogChanged(Log(http), scene.Viewer.Tenant, scene.Viewer.Person, workload.Id, before is null ? "added" : "changed");
        return SeeOther(http, $"/raci?workload={Uri.EscapeDataString(workload.Id)}");
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, [FromForm] string? token, CancellationToken cancel)
    {
        var (scene, refusal) = await OpenAsync(http, token, null, cancel);
        if (scene is null)
            return refusal;
        if (scene.Shown is not { } before)
            return await GoneAsync(http, StatusCodes.Status409Conflict);
        if (await http.RequestServices.GetRequiredService<IWorkloads>().ChangeAsync(scene.Viewer.Tenant, before, null, cancel) != WorkloadChange.Done)
            return await StaleAsync(http, scene.Viewer, before.Id, null, cancel);
        LogChanged(Log(http), scene.Viewer.Tenant, scene.Viewer.Person, before.Id, "removed");
        return SeeOther(http, "/raci");
    }

    /// <summary>Who may change workloads, or how they are refused.</summary>
    private static async Task<(Viewer? Viewer, IResult Refusal)> JudgeAsync(HttpContext http, bool isPress)
    {
        var door = http.RequestServices.GetRequiredService<ScoresDoor>();
        if (isPress && !ScoresEndpoints.IsFromHere(http))
            return (null, await ScoresEndpoints.WordsAsync(http, StatusCodes.Status403Forbidden, new("Nothing was changed", ["The press came from another site."])));
        var (viewer, status, refusal) = await door.JudgeAsync(http);
        if (viewer is null)
            return (null, await ScoresEndpoints.WordsAsync(http, status, refusal));
        if (door.MayChange(viewer))
            return (viewer, TypedResults.Empty);
        LogNoHost(Log(http), viewer.Tenant, viewer.Person);
        return (null, await ScoresEndpoints.WordsAsync(http, StatusCodes.Status403Forbidden, new("Hosts change workloads", [
            "You may look at the charts, but you are not named as a host of this tenant. Whoever runs the bot can name you in Access:Hosts.",
        ])
        { Ways = [("Back to the charts", "/raci")] }));
    }

    /// <summary>What a form that is sent off had shown and what there is now, where both are the same; or how it is refused.</summary>
    private static async Task<(WorkloadScene? Scene, IResult Refusal)> OpenAsync(HttpContext http, string? token, WorkloadDraft? draft, CancellationToken cancel)
    {
        var (viewer, refusal) = await JudgeAsync(http, isPress: true);
        if (viewer is null)
            return (null, refusal);
        if (await http.RequestServices.GetRequiredService<WorkloadForms>().OpenAsync(viewer, token) is not { } shown)
        {
            LogForeignForm(Log(http), viewer.Tenant, viewer.Person);
            return (null, await ScoresEndpoints.WordsAsync(http, StatusCodes.Status403Forbidden, new("Nothing was changed", [
                "The form was open for more than half an hour, or it was not given to you by this page.",
            ])
            { Ways = [("Back to the charts", "/raci")] }));
        }

        var scene = await WorkloadScene.ReadAsync(http.RequestServices, viewer, shown.Workload, cancel);
        return shown.Mark == WorkloadForms.MarkOf(scene.Shown) ? (scene, TypedResults.Empty) : (null, await StaleAsync(http, viewer, shown.Workload, draft, cancel));
    }

    /// <summary>Shows how a workload is now that is another than when the form was opened.</summary>
    private static async Task<IResult> StaleAsync(HttpContext http, Viewer viewer, string id, WorkloadDraft? lost, CancellationToken cancel)
    {
        var scene = await WorkloadScene.ReadAsync(http.RequestServices, viewer, id, cancel);
        return scene.Shown is null
            ? await GoneAsync(http, StatusCodes.Status409Conflict)
            : await FormAsync(http, scene, StatusCodes.Status409Conflict, lost: lost, isStale: true);
    }

    private static Task<IResult> GoneAsync(HttpContext http, int status) => ScoresEndpoints.WordsAsync(
        http, status, new("There is no such workload", ["It is not there, or not any more. Nothing was changed."]) { Ways = [("RACI of your workloads", "/raci")] });

    private static async Task<IResult> FormAsync(
        HttpContext http, WorkloadScene scene, int status, WorkloadDraft? draft = null, IReadOnlyList<WorkloadProblem>? problems = null, WorkloadDraft? lost = null, bool isStale = false)
    {
        PageHeaders.WritePage(http.Response.Headers, []);
        // With no-referrer browsers send a form off as from nowhere (Origin: null), which is not taken on this machine. Other sites are told nothing either way.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        http.Response.StatusCode = status;
        return await PageRendering.RenderAsync<WorkloadPage>(http, nameof(WorkloadPage.View), new WorkloadView(
            scene.Viewer, scene.Shown, draft ?? scene.Draft, http.RequestServices.GetRequiredService<WorkloadForms>().Seal(scene.Viewer, scene.Shown), scene.Content.Roles, problems ?? [])
        {
            Lost = lost,
            IsStale = isStale,
            IsDemo = http.RequestServices.GetService<DemoMark>() is not null,
        });
    }

    private static StatusCodeHttpResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILogger<WorkloadForms>>();

    [LoggerMessage(1516, LogLevel.Information, "{Tenant}/{Person}: workload {Workload} was {What} on the page")]
    private static partial void LogChanged(ILogger log, string tenant, string person, string workload, string what);

    [LoggerMessage(1517, LogLevel.Warning, "{Tenant}/{Person} was refused the form of workloads: no host")]
    private static partial void LogNoHost(ILogger log, string tenant, string person);

    [LoggerMessage(1518, LogLevel.Warning, "{Tenant}/{Person} sent off a form of workloads that was over or was not theirs")]
    private static partial void LogForeignForm(ILogger log, string tenant, string person);
}
