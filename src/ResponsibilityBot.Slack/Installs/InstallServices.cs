using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>Adds installs through OAuth.</summary>
internal static class InstallServices
{
    /// <summary>Adds the workspaces: the one of <see cref="SlackOptions.BotToken"/>, and with an app's id those that install the app. Needs storage and the Web API.</summary>
    public static IServiceCollection AddSlackWorkspaces(this IServiceCollection services, bool canInstall)
    {
        services.AddSingleton<OneWorkspace>();
        services.AddSingleton<TokenProbe>();
        services.AddSingleton<IWorkspaces>(provider => new AllWorkspaces(
            provider.GetService<InstalledWorkspaces>(), provider.GetRequiredService<OneWorkspace>(), provider.GetRequiredService<TokenProbe>(),
            provider.GetRequiredService<IInstallations>(), provider.GetRequiredService<IOptions<SlackOptions>>()));
        return canInstall ? services.AddInstalls() : services;
    }

    /// <summary>Maps <c>GET /slack/install</c> and <c>GET /slack/oauth</c>, if the app can be installed through OAuth.</summary>
    public static void MapSlackInstalls(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<InstallEndpoints>() is not { } endpoints)
            return;
        var slack = routes.MapGroup("/slack").AddEndpointFilter(NothingStays);
        slack.MapGet("/install", endpoints.Leave);
        slack.MapGet("/oauth", endpoints.ReturnAsync);
    }

    private static IServiceCollection AddInstalls(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("ResponsibilityBot");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<SlackOptions>, ILoggerFactory>((keys, options, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeysFolder(options.Value.KeysFolder), logs));
        services.AddSingleton<InstallSecrets>();
        services.AddSingleton<InstallState>();
        services.AddSingleton<OAuthCalls>();
        services.AddSingleton<InstalledWorkspaces>();
        services.AddSingleton<InstallEndpoints>();
        return services;
    }

    /// <summary>The answers are for one browser and one moment, their addresses for nobody else, and the pages hold nothing but text.</summary>
    private static ValueTask<object?> NothingStays(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return next(context);
    }

    /// <summary>The folder with the keys, for its owner alone: whoever has them and the database has the tokens.</summary>
    /// <exception cref="IOException">It cannot be made; the message says the cure.</exception>
    private static DirectoryInfo KeysFolder(string path)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder {path} cannot be made ({failure.Message.TrimEnd('.')}); give the account that runs the bot the right to it, or name another one in Slack:KeysFolder.", failure);
        }
    }
}
