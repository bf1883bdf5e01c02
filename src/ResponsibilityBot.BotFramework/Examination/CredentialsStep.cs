using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Whether the settings can work, as far as they themselves tell.</summary>
internal sealed class CredentialsStep(IOptions<BotFrameworkOptions> options, TimeProvider time) : CredentialStep(options)
{
    /// <summary>How long before its end a certificate is worth a warning.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    protected override HealthCheckResult WithBrokenSettings(IEnumerable<string> problems) => HealthCheckResult.Unhealthy(string.Join(' ', problems));

    protected override Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings, CancellationToken cancel) => Task.FromResult(Examine(settings));

    private HealthCheckResult Examine(BotFrameworkOptions settings)
    {
        DateTimeOffset? end = settings.CertificateFile.Length > 0 ? ClientCertificate.EndOf(settings) : null;
        var now = time.GetUtcNow();
        if (end <= now)
            return HealthCheckResult.Unhealthy($"The certificate in {settings.CertificateFile} is over since {end:yyyy-MM-dd}; upload a new one to the app in Microsoft Entra and name it in BotFramework:CertificateFile.");
        if (end - now < Soon)
            return HealthCheckResult.Degraded($"The certificate in {settings.CertificateFile} is over on {end:yyyy-MM-dd}; upload a new one to the app in Microsoft Entra before that.");
        if (settings.DangerouslyAllowUnauthenticatedRequests)
            return HealthCheckResult.Degraded("BotFramework:DangerouslyAllowUnauthenticatedRequests is on: any program on this machine can speak as any person; remove it.");
        if (settings.DangerouslyAcceptEmulatorTokens)
            return HealthCheckResult.Degraded("BotFramework:DangerouslyAcceptEmulatorTokens is on: whoever has the app's secret can speak as any person; remove it.");
        return HealthCheckResult.Healthy($"App {settings.AppId}, {settings.AppType}, with {Proof(settings)}, in the cloud {settings.Cloud}.");
    }

    private static string Proof(BotFrameworkOptions settings) => settings switch
    {
        { AppType: AppType.UserAssignedMsi } => "the machine's identity",
        { CertificateFile.Length: > 0 } => "a certificate",
        _ => "a client secret",
    };
}
