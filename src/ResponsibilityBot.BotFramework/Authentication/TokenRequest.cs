using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>How the bot asks for its own token: with the app's secret, with its certificate, or as the machine's identity.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.</remarks>
internal sealed class TokenRequest(IOptions<BotFrameworkOptions> options, ManagedIdentity identity, TimeProvider time)
{
    /// <summary>Where an app with a secret or a certificate asks. A managed identity asks elsewhere.</summary>
    public string Address
    {
        get
        {
            var settings = options.Value;
            var cloud = CloudAddresses.Of(settings.Cloud);
            var tenant = settings.AppType == AppType.MultiTenant ? cloud.SharedTenant : settings.TenantId;
            return settings.TokenUrl is { Length: > 0 } own ? own : $"{cloud.Login}/{tenant}/oauth2/v2.0/token";
        }
    }

    /// <summary>One request, to be sent once. Its address and body are the only places that a secret goes to.</summary>
    /// <exception cref="TokenException">The certificate is over.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate cannot be read.</exception>
    public HttpRequestMessage Create()
    {
        var settings = options.Value;
        var cloud = CloudAddresses.Of(settings.Cloud);
        if (settings.AppType == AppType.UserAssignedMsi)
            return identity.Request(settings.AppId, cloud.Resource);

        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.AppId,
            ["scope"] = cloud.Resource + "/.default",
        };
        if (settings.CertificateFile.Length > 0)
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = ClientCertificate.Assertion(settings, Address, time.GetUtcNow());
        }
        else
        {
            form["client_secret"] = settings.AppPassword;
        }

        return new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent(form) };
    }
}
