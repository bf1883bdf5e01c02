using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ResponsibilityBot.Host.Pages;

/// <summary>Turns components into pages.</summary>
internal static class PageRendering
{
    /// <summary>Renders a page and sends it in one piece: many small ones would be compressed badly.</summary>
    /// <typeparam name="TPage">A whole document.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="parameter">The name of its only parameter.</param>
    /// <param name="value">The parameter's value.</param>
    public static async Task<IResult> RenderAsync<TPage>(HttpContext http, string parameter, object value)
        where TPage : IComponent
    {
        var html = await HtmlAsync<TPage>(http.RequestServices, parameter, value);
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    /// <summary>Renders a page for a file.</summary>
    /// <typeparam name="TPage">A whole document.</typeparam>
    /// <param name="services">What the page's components need; at least logging.</param>
    /// <param name="parameter">The name of its only parameter.</param>
    /// <param name="value">The parameter's value.</param>
    public static async Task<string> HtmlAsync<TPage>(IServiceProvider services, string parameter, object value)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value }));
            return page.ToHtmlString();
        });
    }
}
