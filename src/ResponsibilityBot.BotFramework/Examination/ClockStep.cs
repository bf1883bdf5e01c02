using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Whether this machine's clock agrees with the login service's, which writes the time on each answer. A clock that is wrong refuses good tokens.</summary>
internal sealed class ClockStep(IOptions<BotFrameworkOptions> options, TokenRequest request, IHttpClientFactory clients, TimeProvider time) : CredentialStep(options)
{
    /// <summary>The time on an answer has whole seconds, and the answer its way.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(30);

    protected override async Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings, CancellationToken cancel)
    {
        using var client = clients.CreateClient(AppTokens.ClientName);
        // No secret goes with it: whatever the service answers, it says the time.
        var address = settings.AppType == AppType.UserAssignedMsi ? CloudAddresses.Of(settings.Cloud).Login : request.Address;
        using var asked = new HttpRequestMessage(HttpMethod.Head, address);
        try
        {
            using var answer = await client.SendAsync(asked, cancel);
            return answer.Headers.Date is { } theirs ? Compare(time.GetUtcNow() - theirs) : SkippedStep.Because($"{address} does not say what time it is.");
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return SkippedStep.Because($"{address} does not answer, so there is no other clock to compare with.");
        }
    }

    private static HealthCheckResult Compare(TimeSpan ahead)
    {
        var seconds = Math.Round(ahead.Duration().TotalSeconds);
        var says = $"This machine's clock is {seconds} seconds {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the login service's";
        if (ahead.Duration() >= TokenRules.Skew)
            return HealthCheckResult.Unhealthy($"{says}, so good tokens are refused; set it, and let it follow a time server (NTP).");
        return ahead.Duration() >= Noticeable
            ? HealthCheckResult.Degraded($"{says}; let it follow a time server (NTP): from {TokenRules.Skew.TotalMinutes} minutes on, good tokens are refused.")
            : HealthCheckResult.Healthy("It agrees with the login service's.");
    }
}
