using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.Host.Pages;

/// <summary>The pages: plain files in <c>wwwroot</c>.</summary>
internal static class PageServices
{
    private const string NonceMark = "{{nonce}}";

    /// <summary>Rendered pages that are kept in memory take no more than this.</summary>
    private const int RenderedBytes = 16 * 1024 * 1024;

    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddOutputCache(options => options.SizeLimit = RenderedBytes).AddResponseCompression(options =>
    {
        // Nothing of this holds a secret that stays (a page's nonce is new each time), so that compressing it under TLS gives nothing away.
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "text/css", "text/csv", "text/javascript", "image/svg+xml"];
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });

    /// <summary>Serves the files, and the web chat at <c>/</c>.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            PageHeaders.WriteCommon(http.Response.Headers);
            return next(http);
        });
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Asked for again each time, and answered with 304 while nothing changed.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.MapGet("/", ChatAsync);
        app.MapGet("/index.html", () => TypedResults.Redirect("/"));
    }

    private static async Task<IResult> ChatAsync(HttpContext http, IWebHostEnvironment environment, IOptions<WebChatOptions> options, CancellationToken cancel)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("index.html");
        if (!file.Exists)
            return TypedResults.NotFound();
        using var reader = new StreamReader(file.CreateReadStream());
        var page = await reader.ReadToEndAsync(cancel);
        var nonce = PageHeaders.NewNonce();
        PageHeaders.WriteChat(http.Response.Headers, nonce, options.Value.Enabled ? options.Value.AllowedOrigins : []);
        return TypedResults.Text(page.Replace(NonceMark, nonce, StringComparison.Ordinal), "text/html", System.Text.Encoding.UTF8);
    }
}
