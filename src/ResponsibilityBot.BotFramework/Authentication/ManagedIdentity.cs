using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Where a machine in Azure (App Service, Functions, Container Apps) gives its identities' tokens.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference.</remarks>
internal sealed class ManagedIdentity(IConfiguration configuration) : IValidateOptions<BotFrameworkOptions>
{
    private string? Endpoint => configuration["IDENTITY_ENDPOINT"];

    private string? Secret => configuration["IDENTITY_HEADER"];

    /// <summary>Asks for a token of the identity.</summary>
    public HttpRequestMessage Request(string appId, string resource)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"{Endpoint}?api-version=2019-08-01&resource={Uri.EscapeDataString(resource)}&client_id={Uri.EscapeDataString(appId)}");
        // Proves that the one who asks runs on this machine and was not made to ask by somebody else.
        request.Headers.Add("X-IDENTITY-HEADER", Secret);
        return request;
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options) =>
        options is { HasCredentials: true, AppType: AppType.UserAssignedMsi } && (string.IsNullOrEmpty(Secret) || !Uri.TryCreate(Endpoint, UriKind.Absolute, out _))
            ? ValidateOptionsResult.Fail(
                "BotFramework:AppType is UserAssignedMsi, but this machine gives no identity (IDENTITY_ENDPOINT and IDENTITY_HEADER are not set): "
                + "assign the identity to the App Service, or use SingleTenant with BotFramework:CertificateFile.")
            : ValidateOptionsResult.Success;
}
