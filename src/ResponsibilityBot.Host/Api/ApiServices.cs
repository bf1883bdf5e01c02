using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Pages;
using Scalar.AspNetCore;

namespace ResponsibilityBot.Host.Api;

/// <summary>Adds and maps what other programs ask: <c>/api/v1</c>, its description, and <c>/mcp</c>.</summary>
internal static class ApiServices
{
    /// <summary>The name of the rate limit.</summary>
    public const string Limit = "api";

    /// <summary>How tools write: nulls kept, because the schema that is made of an answer's type requires every field.</summary>
    private static readonly JsonSerializerOptions WithNulls = new(McpJsonUtilities.DefaultOptions)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ApiJson.Default, McpJsonUtilities.DefaultOptions.TypeInfoResolver),
    };

    private const string Tools = "/mcp";
    private const string Description = "/openapi/{documentName}.json";
    private const string Reference = "/api";

    /// <summary>Adds the section <c>Api</c> and what it needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiQueries>();
        services.AddWebEncoders();
        services.AddAuthenticationCore(authentication => authentication.AddScheme<ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null));
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in ApiScopes.All)
            policies.AddPolicy(scope, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireClaim(ApiScopes.Claim, scope));
        services.AddRateLimiter(limits => limits.AddPolicy(Limit, LimitOf).OnRejected = TellLimitAsync);
        services.AddOpenApi("v1", Describe);
        services.AddMcpServer(server => server.ServerInfo = new() { Name = "ResponsibilityBot", Version = typeof(ApiServices).Assembly.GetName().Version?.ToString() ?? "" })
            .WithHttpTransport(http => http.Stateless = true)
            .AddAuthorizationFilters()
            .WithRequestFilters(requests => requests.AddCallToolFilter(TellWrong))
            .WithTools<TableTools>(WithNulls);
        return services;
    }

    /// <summary>Maps it. The description needs no key: it holds nothing that the source does not.</summary>
    public static void MapApiAndTools(this WebApplication app)
    {
        app.Use(LimitFromTheFirst(app));
        app.MapApi();
        app.MapMcp(Tools).RequireAuthorization(ApiScopes.Answers).RequireRateLimiting(Limit);
        app.MapOpenApi(Description);
        app.MapScalarApiReference(Reference, (page, http) =>
        {
            var nonce = PageHeaders.NewNonce();
            PageHeaders.WriteReference(http.Response.Headers, nonce);
            page.WithTitle("ResponsibilityBot's API").WithOpenApiRoutePattern(Description).WithNonce(nonce).DisableDefaultFonts().DisableTelemetry().DisableAgent().HideDeveloperTools();
        }).Add(StandAlone);
    }

    /// <summary>The page takes the name of a description behind its address. There is one, so a name there is a typing error, or the address of something else.</summary>
    private static void StandAlone(EndpointBuilder page)
    {
        if (page is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 } route)
            route.RoutePattern = RoutePatternFactory.Parse(Reference);
    }

    /// <summary>
    /// The framework's limits, made with the first request that has one: from then on they look ten times a second for keys to forget, which is much of what an idle program does.
    /// </summary>
    private static Func<RequestDelegate, RequestDelegate> LimitFromTheFirst(IApplicationBuilder app) => next =>
    {
        var limited = new Lazy<RequestDelegate>(() => app.New().UseRateLimiter().Use(_ => next).Build());
        return http => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null ? next(http) : limited.Value(http);
    };

    /// <summary>What cannot be asked for is told to the assistant, which can ask otherwise; it is no fault of the program, and stands in no log.</summary>
    private static McpRequestHandler<CallToolRequestParams, CallToolResult> TellWrong(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancel) =>
    {
        try
        {
            return await next(request, cancel);
        }
        catch (ApiRequestException wrong)
        {
            return new() { IsError = true, Content = [new TextContentBlock { Text = wrong.Message }] };
        }
    };

    private static void Describe(OpenApiOptions openApi)
    {
        openApi.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiEndpoints.Path[1..], StringComparison.Ordinal) == true;
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ResponsibilityBot";
            document.Info.Description = "Who owns what in the cloud: answers, the responsibility matrix, moves, and what teams did.";
            document.Servers?.Clear();
            var key = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key that the command 'keys create' made." };
            document.AddComponent(ApiKeyAuthentication.SchemeName, key);
            document.Security = [new() { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
    }

    /// <summary>Each key by itself; who has none shares what this machine may.</summary>
    private static RateLimitPartition<string> LimitOf(HttpContext http)
    {
        var perMinute = http.RequestServices.GetRequiredService<IOptionsMonitor<ApiOptions>>().CurrentValue.RequestsPerMinute;
        return RateLimitPartition.Get(
            string.Create(CultureInfo.InvariantCulture, $"{perMinute} {http.User.Identity?.Name}"),
            _ => new EvenRate(perMinute, http.RequestServices.GetRequiredService<TimeProvider>()));
    }

    private static async ValueTask TellLimitAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await ApiProblems.WriteAsync(
            context.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests.", "The key has used up what Api:RequestsPerMinute allows; wait as long as Retry-After says.");
    }
}
