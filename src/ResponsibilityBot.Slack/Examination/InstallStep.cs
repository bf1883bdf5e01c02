using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Installs;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>Whether workspaces can install the app: Slack is asked for a token with the app's id and secret, and a code that nobody gave.</summary>
internal sealed class InstallStep(IOptions<SlackOptions> options, SlackSite site, IServiceProvider services) : SlackStep(options)
{
    protected override async Task<HealthCheckResult> ExamineAsync(SlackOptions settings, CancellationToken cancel)
    {
        if (services.GetService<OAuthCalls>() is not { } oauth)
            return Skipped("Slack:ClientId is not set, so nobody can install the app by themselves.");
        if (FolderProblem(settings.KeysFolder) is { } problem)
            return HealthCheckResult.Unhealthy(problem);
        if (site.Address is not { } address)
            return HealthCheckResult.Unhealthy("People install the app at an address that is not known; set Site:Address.");
        return await oauth.ExchangeAsync("doctor", new(address, "slack/oauth"), cancel) switch
        {
            OAuthAnswer.Refused { Error: "invalid_code" or "code_already_used" } => HealthCheckResult.Healthy($"Slack knows the app; people install it at {new Uri(address, "slack/install")}."),
            OAuthAnswer.Refused { Error: "bad_redirect_uri" } => HealthCheckResult.Unhealthy($"Slack does not know the way back; add {new Uri(address, "slack/oauth")} to Redirect URLs on the app's page OAuth & Permissions."),
            OAuthAnswer.Refused refused => HealthCheckResult.Unhealthy($"Slack refuses the app ({refused.Error}); copy Client ID and Client Secret from the app's page Basic Information to Slack:ClientId and Slack:ClientSecret."),
            OAuthAnswer.NotNow later => HealthCheckResult.Unhealthy($"Slack does not answer ({later.Reason}); check the network, the proxy (HTTPS_PROXY) and Slack:ApiBaseUrl."),
            OAuthAnswer.Granted => HealthCheckResult.Unhealthy("Slack gave a token for a code that nobody gave; check Slack:ApiBaseUrl."),
            var unknown => throw new UnreachableException($"no rule for {unknown.GetType().Name}"),
        };
    }

    /// <summary>Tokens are encrypted with keys that are made in this folder; the first start makes it in the nearest one above that is there.</summary>
    private static string? FolderProblem(string path)
    {
        var folder = Path.GetFullPath(path);
        while (folder is not null && !Path.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        try
        {
            var probe = Path.Combine(folder ?? "", $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
            using (new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
                return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"No keys can be made in {folder} ({failure.Message.TrimEnd('.')}); give the account that runs the bot the right to write there, or name another folder in Slack:KeysFolder.";
        }
    }
}
