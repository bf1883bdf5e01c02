using System.Data.Common;
using System.Globalization;

namespace ResponsibilityBot.Host.Operations;

/// <summary>
/// Says to whoever asks that nothing can be kept for the moment: 503 and when to come again. Channels send again what was not answered with 200,
/// so nothing is lost on a full disk or while a server starts again.
/// </summary>
internal static partial class DatabaseRefusals
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    /// <summary>Turns failures of the database into refusals.</summary>
    public static void UseDatabaseRefusals(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (DbException failure) when (!http.Response.HasStarted)
        {
            LogRefused(app.Logger, http.Request.Path, failure.Message);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = ComeAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await http.Response.WriteAsync("Nothing can be kept for the moment; send it again.", http.RequestAborted);
        }
    });

    [LoggerMessage(1601, LogLevel.Error, "{Path} was refused with 503, because the database failed: {Reason}")]
    private static partial void LogRefused(ILogger log, string path, string reason);
}
