using System.Text;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Charts;

/// <summary>Charts as pictures, for cards.</summary>
internal static partial class ChartEndpoints
{
    /// <summary>What their addresses begin with.</summary>
    public const string Path = "/charts";

    /// <summary>The same for every reason, so that nobody learns which part of an address was right.</summary>
    private const string Refusal = "This bot did not give out this address of a chart, or its seven days are over. Say \"leaderboard\" for a new one.\n";

    /// <summary>Longer ones are none of ours.</summary>
    private const int LongestAddress = 4096;

    /// <summary>Adds <see cref="IChartAddresses"/>. Needs the section <c>WebChat</c>, whose key signs the addresses.</summary>
    public static IServiceCollection AddCharts(this IServiceCollection services) => services
        .AddSingleton<ChartAddresses>()
        .AddSingleton<IChartAddresses>(provider => provider.GetRequiredService<ChartAddresses>())
        .AddSingleton<ChartPicture>();

    /// <summary>Maps <c>/charts/….png</c>: what stands in the address is drawn; 404 for an address that was not given out or is over.</summary>
    public static void MapCharts(this IEndpointRouteBuilder routes) => routes.MapGet(Path + "/{chart}.png", DrawAsync);

    private static async Task<IResult> DrawAsync(HttpContext http, string chart, ChartAddresses addresses, ChartPicture picture, ILogger<ChartPicture> log)
    {
        if (chart.Length > LongestAddress || await addresses.ReadAsync(chart) is not { } known)
        {
            LogRefused(log);
            return TypedResults.Text(Refusal, "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);
        }

        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.Bytes(picture.Draw(known), "image/png");
    }

    [LoggerMessage(1401, LogLevel.Warning, "The address of a chart was refused: it was not given out by this bot, or is over")]
    private static partial void LogRefused(ILogger log);
}
