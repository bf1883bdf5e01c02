using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>The responsibility matrix as a page and as a file, read from the table that answers questions.</summary>
internal static class MatrixEndpoints
{
    /// <summary>Maps <c>/matrix</c> and <c>/matrix.csv</c>; both take <c>target</c> (any number of times), <c>area</c>, <c>owner</c> and <c>words</c>.</summary>
    public static void MapMatrix(this IEndpointRouteBuilder routes)
    {
        var matrix = routes.MapGroup("").CacheOutput(OnceForEachRevision);
        matrix.MapGet("/matrix", PageAsync);
        matrix.MapGet("/matrix.csv", Csv);
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
        var selection = MatrixSelection.Read(now, asked.Request);
        if (selection.Targets.Count > MatrixView.MostColumns)
            selection = selection with { Problems = [.. selection.Problems, TooMany(selection)] };
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
            return TypedResults.Text(string.Concat(selection.Problems.Select(problem => problem.ToText() + "\n")), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        if (IsKnown(http, now))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var name = string.Join('-', selection.Targets.Select(target => target.Id).Take(3).Prepend("responsibility-matrix"));
        return TypedResults.Bytes(MatrixCsv.Write(now.Table, ResponsibilityMatrix.Of(now.Table, selection)), "text/csv; charset=utf-8", name + ".csv");
    }

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

    /// <summary>The parameters of both addresses.</summary>
    private sealed record MatrixParameters([FromQuery] string[] Target, [FromQuery] string? Area, [FromQuery] string? Owner, [FromQuery] string? Words, [FromQuery] string? Open)
    {
        public MatrixRequest Request => new(Target, Area, Owner, Words);
    }
}
