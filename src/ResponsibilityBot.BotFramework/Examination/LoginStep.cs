using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Whether the bot gets a token of its own. Asks as the bot does when it has something to say.</summary>
internal sealed class LoginStep(IOptions<BotFrameworkOptions> options, TokenRequest request, AppTokens tokens) : CredentialStep(options)
{
    protected override async Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings, CancellationToken cancel)
    {
        var where = settings.AppType == AppType.UserAssignedMsi ? "this machine's identity endpoint" : request.Address;
        try
        {
            await tokens.GetAsync(cancel);
            return HealthCheckResult.Healthy($"A token was given by {where}.");
        }
        catch (TokenException none)
        {
            return HealthCheckResult.Unhealthy($"{where}: {none.Message}{Cause(none)}; {Cure(none)}.");
        }
    }

    private static string Cause(TokenException none) => none.InnerException?.InnerException is HttpRequestException cause ? $" ({cause.Message.TrimEnd('.')})" : "";

    private static string Cure(TokenException none) => none.InnerException switch
    {
        TokenException { InnerException: HttpRequestException or OperationCanceledException } => "check the network, the proxy (HTTPS_PROXY), BotFramework:TokenUrl and Cloud",
        TokenException { Number: { } number } => $"https://login.microsoftonline.com/error?code={number} explains the code",
        _ => "check BotFramework:AppId, AppType, TenantId, TokenUrl and the secret or certificate",
    };
}
