using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.Host.Gaps;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Api;

/// <summary>The API for programs, described at <c>/openapi/v1.json</c>.</summary>
internal static class ApiEndpoints
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/api/v1";

    /// <summary>Maps everything below <see cref="Path"/>; all of it reads, and all of it needs a key with the scope.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Path).RequireRateLimiting(ApiServices.Limit).AddEndpointFilter(RefuseAsync).WithTags("ResponsibilityBot")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status429TooManyRequests);
        var table = api.MapGroup("").RequireAuthorization(ApiScopes.Answers);
        table.MapGet("/answer", AnswerAsync).Produces<Answer>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("answer").WithSummary("Answers a question").WithDescription("The same answer as in chat, with its owner, who does what, the sources, and how the question was read.");
        table.MapGet("/matrix", MatrixAsync).Produces<MatrixFile>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("matrix").WithSummary("The responsibility matrix").WithDescription("Every cell of the chosen rows and places as it holds for the key's tenant, with its layer and role; the services of the workload, or the six models, where no place is named.");
        table.MapGet("/moves", MoveAsync).Produces<MoveFile>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("moves").WithSummary("What changes in a move").WithDescription("The duties that a customer sheds, gains, keeps, or holds another part of, as they hold for the key's tenant, or for one of its workloads.");
        table.MapGet("/services", Services).Produces<ServiceFile>()
            .WithName("services").WithSummary("The services that the table knows").WithDescription("Their ids stand in target, from and to.");
        table.MapGet("/responsibilities", Responsibilities).Produces<ResponsibilityFile>()
            .WithName("responsibilities").WithSummary("The rows of the table").WithDescription("Ids are for ever.");
        api.MapGet("/gaps", GapsAsync).RequireAuthorization(ApiScopes.Gaps).Produces<GapFile>()
            .WithName("gaps").WithSummary("What is missing").WithDescription("Of the key's tenant: questions that were not answered or were corrected, counted by words alone, without a person; and what nobody there holds, or two say differently.");
        api.MapGet("/scores", ScoresAsync).RequireAuthorization(ApiScopes.Scores).Produces<TeamScoreFile>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("scores").WithSummary("What teams did").WithDescription("Of the key's tenant, without a person; teams of fewer than Privacy:MinimumGroupSize participants are left out.");
    }

    /// <summary>What cannot be asked for is told, with the cure.</summary>
    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (ApiRequestException wrong)
        {
            return ApiProblems.BadRequest(wrong.Message);
        }
    }

    private static async Task<JsonHttpResult<Answer>> AnswerAsync(HttpContext http, ApiQueries queries, [FromQuery] string? question, [FromQuery] string? conversation, CancellationToken cancel) =>
        TypedResults.Json(await queries.AnswerAsync(http.User, question, conversation, cancel), ApiJson.Default.Answer);

    private static async Task<JsonHttpResult<MatrixFile>> MatrixAsync(
        HttpContext http, ApiQueries queries, [FromQuery] string[]? target, [FromQuery] string? area, [FromQuery] string? owner, [FromQuery] string? words, [FromQuery] string? workload, CancellationToken cancel) =>
        TypedResults.Json(await queries.MatrixAsync(http.User, new MatrixRequest(target ?? [], area, owner, words) { Workload = workload }, cancel), ApiJson.Default.MatrixFile);

    private static async Task<JsonHttpResult<MoveFile>> MoveAsync(HttpContext http, ApiQueries queries, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? workload, CancellationToken cancel) =>
        TypedResults.Json(await queries.MoveAsync(http.User, from, to, workload, cancel), ApiJson.Default.MoveFile);

    private static JsonHttpResult<ServiceFile> Services(ApiQueries queries, [FromQuery] string? provider, [FromQuery] string? model) =>
        TypedResults.Json(queries.Services(provider, model), ApiJson.Default.ServiceFile);

    private static JsonHttpResult<ResponsibilityFile> Responsibilities(ApiQueries queries) => TypedResults.Json(queries.Responsibilities(), ApiJson.Default.ResponsibilityFile);

    private static async Task<JsonHttpResult<GapFile>> GapsAsync(HttpContext http, ApiQueries queries, [FromQuery] string? since, CancellationToken cancel) =>
        TypedResults.Json(await queries.GapsAsync(http.User, since, cancel), ApiJson.Default.GapFile);

    private static async Task<JsonHttpResult<TeamScoreFile>> ScoresAsync(HttpContext http, ApiQueries queries, [FromQuery] string? by, CancellationToken cancel) =>
        TypedResults.Json(await queries.ScoresAsync(http.User, by, cancel), ApiJson.Default.TeamScoreFile);
}
