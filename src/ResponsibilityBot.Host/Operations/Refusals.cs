using System.Data.Common;
using System.Globalization;

namespace ResponsibilityBot.Host.Operations;

/// <summary>
/// Says to whoever asks that nothing can be taken for the moment, and when to come again: 503 where the database fails, 429 where one sender is over
/// its limit. Channels send again what was not answered with 200, so nothing is lost on a full disk or while a server starts again.
/// </summary>
internal static partial class Refusals
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    /// <summary>Turns such failures into refusals.</summary>
    public static void UseRefusals(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (DbException failure) when (!http.Response.HasStarted)
        {
            LogFailed(app.Logger, http.Request.Path, failure.Message);
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, ComeAgain, "Nothing can be kept for the moment; send it again.");
        }
        catch (TooManyException many) when (!http.Response.HasStarted)
        {
            LogTooMany(app.Logger, http.Request.Path);
            await RefuseAsync(http, StatusCodes.Status429TooManyRequests, many.Wait, many.Message);
        }
    });

    private static Task RefuseAsync(HttpContext http, int status, TimeSpan wait, string says)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsync(says, http.RequestAborted);
    }

    [LoggerMessage(1606, LogLevel.Error, "{Path} was refused with 503, because the database failed: {Reason}")]
    private static partial void LogFailed(ILogger log, string path, string reason);

    [LoggerMessage(1602, LogLevel.Warning, "{Path} was refused with 429: a person or a tenant is over its limit (Intake)")]
    private static partial void LogTooMany(ILogger log, string path);
}
