using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>The responsibility matrix as a page and as a file: the table that answers questions, open to everybody; and with a tenant's layers, for its managers.</summary>
internal static class MatrixEndpoints
{
    /// <summary>
    /// Maps <c>/matrix</c> and <c>/matrix.csv</c>, and behind the door of the page of scores <c>/our-matrix</c> and <c>/our-matrix.csv</c>. All take <c>target</c> (any number of
    /// times), <c>area</c>, <c>owner</c> and <c>words</c>. What is a tenant's is kept nowhere.
    /// </summary>
    public static void MapMatrix(this IEndpointRouteBuilder routes)
    {
        var matrix = routes.MapGroup("").CacheOutput(OnceForEachRevision);
        matrix.MapGet("/" + MatrixView.Baseline, PageAsync);
        matrix.MapGet($"/{MatrixView.Baseline}.csv", Csv);
        routes.MapGet("/" + MatrixView.Ours, OurPageAsync);
        routes.MapGet($"/{MatrixView.Ours}.csv", OurCsvAsync);
    }

    /// <summary>A view is rendered and compressed once for each state of the table; what is kept of an earlier state is never asked for again.</summary>
    private static void OnceForEachRevision(OutputCachePolicyBuilder policy) => policy
        .Expire(TimeSpan.FromHours(1))
        .SetVaryByHeader("Accept-Encoding")
        // By the query as it stands: the built-in rule sorts the values of one name, and here they are columns in an order.
        .SetVaryByQuery([])
        .VaryByValue(http => new KeyValuePair<string, string>("query", http.Request.QueryString.Value ?? ""))
        .VaryByValue(http => new KeyValuePair<string, string>("revision", http.RequestServices.GetRequiredService<ICurriculum>().Current.Table.Revision));

    private static async Task<IResult> PageAsync(
        HttpContext http, ICurriculum curriculum, IOptions<WebChatOptions> options, [AsParameters] MatrixParameters asked)
    {
        var now = curriculum.Current;
        var selection = ForPage(now, asked);
        PageHeaders.WritePage(http.Response.Headers, options.Value.Enabled ? options.Value.AllowedOrigins : []);
        if (selection.Problems.Count > 0)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await PageRendering.RenderAsync<MatrixPage>(http, nameof(MatrixPage.View), new MatrixView(now.Table, selection, null, null, false));
        }

        if (IsKnown(http, now))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var matrix = ResponsibilityMatrix.Of(now.Table, selection);
        var nearest = matrix.Sections.Count == 0 ? MatrixSelection.NearestTo(now, selection.Words) : null;
        return await PageRendering.RenderAsync<MatrixPage>(http, nameof(MatrixPage.View), new MatrixView(now.Table, selection, matrix, nearest, asked.Open == "all"));
    }

    private static IResult Csv(HttpContext http, ICurriculum curriculum, [AsParameters] MatrixParameters asked)
    {
        var now = curriculum.Current;
        var selection = MatrixSelection.Read(now, asked.Request);
        if (selection.Problems.Count > 0)
            return Wrong(selection);
        if (IsKnown(http, now))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return File(now, selection, "responsibility-matrix");
    }

    private static async Task<IResult> OurPageAsync(HttpContext http, ScoresDoor door, OrganisationCurricula curricula, TimeProvider time, [AsParameters] MatrixParameters asked, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await door.JudgeAsync(http);
        if (viewer is null)
            return await ScoresEndpoints.WordsAsync(http, status, refusal);
        var at = time.GetUtcNow();
        var now = await curricula.OfAsync(viewer.Tenant, at, cancel);
        var selection = ForPage(now, asked);
        var isGood = selection.Problems.Count == 0;
        var matrix = isGood ? ResponsibilityMatrix.Of(now.Table, selection, now.Held) : null;
        var nearest = matrix is { Sections.Count: 0 } ? MatrixSelection.NearestTo(now, selection.Words) : null;
        PageHeaders.WritePage(http.Response.Headers, []);
        http.Response.StatusCode = isGood ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return await PageRendering.RenderAsync<MatrixPage>(
            http, nameof(MatrixPage.View), new MatrixView(now.Table, selection, matrix, nearest, isGood && asked.Open == "all") { Viewer = viewer, Day = DateOnly.FromDateTime(at.UtcDateTime) });
    }

    private static async Task<IResult> OurCsvAsync(HttpContext http, ScoresDoor door, OrganisationCurricula curricula, TimeProvider time, [AsParameters] MatrixParameters asked, CancellationToken cancel)
    {
        var (viewer, status, refusal) = await door.JudgeAsync(http);
        if (viewer is null)
            return await ScoresEndpoints.WordsAsync(http, status, refusal);
        var now = await curricula.OfAsync(viewer.Tenant, time.GetUtcNow(), cancel);
        var selection = MatrixSelection.Read(now, asked.Request);
        http.Response.Headers.CacheControl = "no-store";
        return selection.Problems.Count > 0 ? Wrong(selection) : File(now, selection, "our-responsibility-matrix");
    }

    private static MatrixSelection ForPage(Curriculum now, MatrixParameters asked)
    {
        var selection = MatrixSelection.Read(now, asked.Request);
        return selection.Targets.Count > MatrixView.MostColumns ? selection with { Problems = [.. selection.Problems, TooMany(selection)] } : selection;
    }

    private static ContentHttpResult Wrong(MatrixSelection selection) =>
        TypedResults.Text(string.Concat(selection.Problems.Select(problem => problem.ToText() + "\n")), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);

    private static FileContentHttpResult File(Curriculum now, MatrixSelection selection, string name) => TypedResults.Bytes(
        MatrixCsv.Write(now.Table, ResponsibilityMatrix.Of(now.Table, selection, now.Held)), "text/csv; charset=utf-8",
        string.Join('-', selection.Targets.Select(target => target.Id).Take(3).Prepend(name)) + ".csv");

    private static MatrixProblem TooMany(MatrixSelection selection) => new(
        "columns",
        "",
        $"At most {MatrixView.MostColumns} columns fit beside each other, and {selection.Targets.Count} were asked for. Take some away, or take all of them as a file.",
        []);

    /// <summary>Marks the answer with the state of the table and of the program, which decide it together with the address; true where the client has that already.</summary>
    private static bool IsKnown(HttpContext http, Curriculum now)
    {
        var tag = new EntityTagHeaderValue($"\"{now.Table.Revision}-{typeof(MatrixEndpoints).Module.ModuleVersionId:N}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
