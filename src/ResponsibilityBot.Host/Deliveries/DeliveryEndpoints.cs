using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>What became of questions that were put to all channels, as a page for administrators.</summary>
internal static class DeliveryEndpoints
{
    private const int Most = 50;

    /// <summary>
    /// Maps <c>/deliveries</c>; it takes <c>tenant</c>. Whoever sits at the machine of a bot in Development is its administrator, as in the web
    /// chat; nobody else is shown anything.
    /// </summary>
    public static void MapDeliveries(this IEndpointRouteBuilder routes) => routes.MapGet("/deliveries", PageAsync);

    private static async Task<IResult> PageAsync(
        HttpContext http, ConfiguredAccess access, IDeliveryReport report, ILoggerFactory logs, [FromQuery] string? tenant, CancellationToken cancel)
    {
        PageHeaders.WritePage(http.Response.Headers, []);
        if (!access.IsOpenHere || ThisMachine.Problem(http) is not null)
        {
            return TypedResults.Text(
                "This page is for administrators at the machine of a bot in Development. Elsewhere \"export deliveries\" writes the same.\n", "text/plain", Encoding.UTF8, StatusCodes.Status403Forbidden);
        }

        var only = string.IsNullOrWhiteSpace(tenant) ? null : tenant.Trim();
        var view = new DeliveryView(await report.LatestAsync(only, Most, cancel), only, Most);
        await using var renderer = new HtmlRenderer(http.RequestServices, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<DeliveriesPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DeliveriesPage.View)] = view }));
            return page.ToHtmlString();
        });
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }
}
