using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>The page of scores for managers, and the same as files.</summary>
internal static partial class ScoresEndpoints
{
    /// <summary>Where a link leads.</summary>
    public const string Enter = "/scores/enter";

    private const string Page = "/scores";

    /// <summary>Adds what the page needs. Needs storage, the section <c>WebChat</c>, access and the tutor's items.</summary>
    public static IServiceCollection AddScoresPage(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<ScoresSession>()
        .AddSingleton<ScoresDoor>()
        .AddSingleton<IScoresPage, ScoresPageLinks>()
        .AddSingleton<DigestPoster>()
        .AddExports(configuration)
        .AddHostedService<OversightWorker>()
        .AddSignIn(configuration);

    /// <summary>Maps <c>/scores</c>, <c>/scores.csv</c>, <c>/scores.xlsx</c>, and the ways in and out. No figure is read before it is known who looks, and none is shown before that is kept.</summary>
    public static void MapScores(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, PageAsync);
        routes.MapGet(Page + ".csv", (HttpContext http, [AsParameters] ScoresParameters asked, CancellationToken cancel) => FileAsync(http, "csv", asked, cancel));
        routes.MapGet(Page + ".xlsx", (HttpContext http, [AsParameters] ScoresParameters asked, CancellationToken cancel) => FileAsync(http, "xlsx", asked, cancel));
        routes.MapGet(Enter, Task<IResult> (HttpContext http, string? token) => WordsAsync(http, StatusCodes.Status200OK, new("Team scores", ["This link opens once, for whoever presses first."]) { Token = token ?? "" }));
        routes.MapPost(Enter, EnterAsync).DisableAntiforgery();
        routes.MapPost(Page + "/leave", (Delegate)LeaveAsync).DisableAntiforgery();
        routes.MapGet(Page + "/sign-in/{way}", SignInServices.ChallengeAsync);
        routes.MapGet(Page + "/{*rest}", (Delegate)NothingAsync);
    }

    private static Task<IResult> NothingAsync(HttpContext http) => WordsAsync(http, StatusCodes.Status404NotFound, new("There is no such page", ["There is the page of team scores, and nothing below it."]) { Ways = [("Team scores", "/scores")] });

    /// <summary>A page of words.</summary>
    public static async Task<IResult> WordsAsync(HttpContext http, int status, PageWords words)
    {
        PageHeaders.WritePage(http.Response.Headers, []);
        http.Response.StatusCode = status;
        return await PageRendering.RenderAsync<WordsPage>(http, nameof(WordsPage.Words), words);
    }

    private static async Task<IResult> PageAsync(HttpContext http, ScoresDoor door, [AsParameters] ScoresParameters asked, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await door.JudgeAsync(http);
        if (viewer is null)
            return await WordsAsync(http, status, refusal);
        var view = await ViewAsync(http, viewer, "page", asked, cancel);
        PageHeaders.WritePage(http.Response.Headers, []);
        http.Response.StatusCode = StatusOf(view.Selection);
        return await PageRendering.RenderAsync<ScoresPage>(http, nameof(ScoresPage.View), view);
    }

    private static async Task<IResult> FileAsync(HttpContext http, string format, ScoresParameters asked, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await http.RequestServices.GetRequiredService<ScoresDoor>().JudgeAsync(http);
        if (viewer is null)
            return await WordsAsync(http, status, refusal);
        var view = await ViewAsync(http, viewer, format.ToUpperInvariant() + " file", asked, cancel);
        http.Response.Headers.CacheControl = "no-store";
        if (view.Selection.Problems.Count > 0)
            return TypedResults.Text(string.Concat(view.Selection.Problems.Select(problem => problem + "\n")), "text/plain", System.Text.Encoding.UTF8, StatusOf(view.Selection));
        return format == "csv"
            ? TypedResults.Bytes(ScoresFile.Csv(view), "text/csv; charset=utf-8", "team-scores.csv")
            : TypedResults.Bytes(await ScoresFile.WorkbookAsync(view, cancel), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "team-scores.xlsx");
    }

    private static int StatusOf(ScoresSelection selection) =>
        selection.IsUnknown ? StatusCodes.Status404NotFound : selection.Problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    /// <summary>Reads what is asked for, keeps that it is looked at, and reads the figures.</summary>
    private static async Task<ScoresView> ViewAsync(HttpContext http, Viewer viewer, string format, ScoresParameters asked, CancellationToken cancel)
    {
        var (services, now) = (http.RequestServices, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var (figures, table) = (services.GetRequiredService<IFigures>(), services.GetRequiredService<ICurriculum>().Current.Table);
        var selection = await ScoresSelection.ReadAsync(figures, table, viewer.Tenant, asked, now, cancel);
        var teams = await figures.TeamsAsync(viewer.Tenant, selection.Beside, FigureQuery.MostCompared, cancel);
        if (selection.Team is { } one && teams.Count > FigureQuery.MostCompared)
            teams = new([one], teams.Count);
        FigureSet? read = null;
        if (selection.Problems.Count == 0)
        {
            await services.GetRequiredService<IPageViews>().RecordAsync(
                new(viewer.Tenant, viewer.Person, viewer.Name, selection.Team?.Id, selection.InWords(format, selection.Team is { } team ? ScoresView.NameOf(team) : null), now), cancel);
            read = await figures.ReadAsync(new(viewer.Tenant, selection.Team?.Id, [.. teams.Teams.Select(each => each.Id)], selection.From, selection.To), cancel);
        }
        else
        {
            LogProblem(services.GetRequiredService<ILogger<ScoresDoor>>(), viewer.Tenant, viewer.Person, selection.IsUnknown);
        }

        return new(viewer, table, await services.GetRequiredService<ItemBanks>().OfAsync(viewer.Tenant, cancel), selection, teams, read, figures.Fewest) { IsDemo = services.GetService<DemoMark>() is not null };
    }

    private static async Task<IResult> EnterAsync(HttpContext http, [FromForm] string? token, ScoresDoor door, ScoresSession session, CancellationToken cancel)
    {
        if (!IsFromHere(http))
            return await WordsAsync(http, StatusCodes.Status403Forbidden, new("This link does not open", ["The press came from another site."]));
        var (viewer, status, refusal) = await door.UseAsync(token ?? "", cancel);
        if (viewer is null)
            return await WordsAsync(http, status, refusal);
        session.Begin(http, viewer);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Redirect(Page);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http)
    {
        if (!IsFromHere(http))
            return await WordsAsync(http, StatusCodes.Status403Forbidden, new("You are still signed in", ["The press came from another site."]));
        ScoresSession.End(http);
        return await WordsAsync(http, StatusCodes.Status200OK, new("You are signed out", ["Close the window if others use this machine."]));
    }

    /// <summary>Whether the browser says that our own page sent the form; older ones say nothing.</summary>
    public static bool IsFromHere(HttpContext http) => http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    [LoggerMessage(1505, LogLevel.Warning, "{Tenant}/{Person} asked the page of scores for what cannot be shown (a team that the tenant does not have: {IsUnknown})")]
    private static partial void LogProblem(ILogger log, string tenant, string person, bool isUnknown);
}

/// <summary>Stands among the services of a demo.</summary>
internal sealed record DemoMark;
