using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Whether the keys can be read that activities' tokens are checked with, and may sign for Teams.</summary>
internal sealed class KeysStep(IOptions<BotFrameworkOptions> options, IHttpClientFactory clients, TimeProvider time) : CredentialStep(options)
{
    private const string Teams = "msteams";

    protected override async Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings, CancellationToken cancel)
    {
        var metadata = settings.MetadataAddress;
        try
        {
            using var client = clients.CreateClient(IssuerKeys.ClientName);
            var keys = (await KeySet.FetchAsync(client, metadata, time, cancel)).Keys.Values;
            var endorsed = keys.Count(key => key.Endorsements.Contains(Teams));
            return endorsed > 0
                ? HealthCheckResult.Healthy($"{keys.Length} keys by way of {metadata}, {endorsed} of them for Teams.")
                : HealthCheckResult.Unhealthy($"None of the {keys.Length} keys by way of {metadata} may sign for Teams, so all its messages are refused; check BotFramework:OpenIdMetadataUrl and Cloud.");
        }
        catch (Exception failure) when (KeySet.IsOutside(failure) && !cancel.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The keys behind {metadata} cannot be read ({failure.Message.TrimEnd('.')}), so all messages are refused; check the network, the proxy (HTTPS_PROXY), BotFramework:OpenIdMetadataUrl and Cloud.");
        }
    }
}
