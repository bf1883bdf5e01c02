using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework;

/// <summary>What is wrong with the settings, each in a sentence with the key and the cure. Values of secrets are never in it.</summary>
internal static class BotFrameworkOptionsRules
{
    /// <summary>All problems at once.</summary>
    public static IEnumerable<string> Problems(BotFrameworkOptions options) =>
        [.. Hosts(options), .. Tenants(options), .. Addresses(options), .. options.HasCredentials ? Credentials(options) : Leftovers(options)];

    private static IEnumerable<string> Hosts(BotFrameworkOptions options) => options.AllowedServiceHosts
        .Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
        .Select(host => $"BotFramework:AllowedServiceHosts has '{host}', which is not a host; write a name such as bots.example.com.");

    private static IEnumerable<string> Tenants(BotFrameworkOptions options) => options.AllowedTenants
        .Where(tenant => !Guid.TryParse(tenant, out _))
        .Select(tenant => $"BotFramework:AllowedTenants has '{tenant}', which is not a tenant's id; write the directory's id, a GUID.");

    private static IEnumerable<string> Addresses(BotFrameworkOptions options)
    {
        if (options.OpenIdMetadataUrl.Length > 0 && !IsSafe(options.OpenIdMetadataUrl))
            yield return "BotFramework:OpenIdMetadataUrl must be an https address (http on this machine only); leave it empty to use the cloud's own.";
        if (options.TokenUrl.Length > 0 && !IsSafe(options.TokenUrl))
            yield return "BotFramework:TokenUrl must be an https address (http on this machine only); leave it empty to use the cloud's own.";
    }

    private static IEnumerable<string> Credentials(BotFrameworkOptions options)
    {
        if (!Guid.TryParse(options.AppId, out _))
            yield return "BotFramework:AppId is not a GUID; write the application (client) id of the bot's app in Microsoft Entra.";
        foreach (var problem in options.AppType == AppType.UserAssignedMsi ? Identity(options) : Secrets(options))
            yield return problem;
        if (options.DangerouslyAcceptEmulatorTokens && Enum.IsDefined(options.Cloud) && CloudAddresses.Of(options.Cloud).Emulator is null)
            yield return $"BotFramework:DangerouslyAcceptEmulatorTokens has no meaning in the cloud {options.Cloud}, which has no emulator; remove it.";
    }

    private static IEnumerable<string> Secrets(BotFrameworkOptions options)
    {
        if (options is { AppType: AppType.SingleTenant, TenantId: "" })
            yield return "BotFramework:TenantId is missing for AppType SingleTenant; write the app's directory (tenant) id.";
        if (options is { AppType: AppType.MultiTenant, TenantId.Length: > 0 })
            yield return "BotFramework:TenantId has no meaning with AppType MultiTenant; remove it, or set AppType to SingleTenant.";
        if (options.TenantId.Length > 0 && !options.TenantId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'))
            yield return "BotFramework:TenantId is neither a GUID nor a domain; write the app's directory (tenant) id.";
        if (options is { AppPassword: "", CertificateFile: "" })
            yield return "BotFramework:AppPassword and BotFramework:CertificateFile are both missing; set one, or the bot cannot answer.";
        if (options is { AppPassword.Length: > 0, CertificateFile.Length: > 0 })
            yield return "BotFramework:AppPassword and BotFramework:CertificateFile are both set; keep one of them.";
        if (options is { CertificateFile: "", CertificateKeyFile.Length: > 0 } or { CertificateFile: "", CertificatePassword.Length: > 0 })
        {
            yield return "BotFramework:CertificateKeyFile and BotFramework:CertificatePassword have no meaning without BotFramework:CertificateFile; "
                + "set it, or remove them.";
        }

        if (options.CertificateFile.Length > 0 && ClientCertificate.Problem(options) is { } problem)
            yield return problem;
    }

    private static IEnumerable<string> Identity(BotFrameworkOptions options)
    {
        if (options is { AppPassword.Length: > 0 } or { CertificateFile.Length: > 0 })
            yield return "BotFramework:AppPassword and BotFramework:CertificateFile have no meaning with AppType UserAssignedMsi; remove them.";
        if (options.TokenUrl.Length > 0)
            yield return "BotFramework:TokenUrl has no meaning with AppType UserAssignedMsi, which asks at IDENTITY_ENDPOINT; remove it.";
    }

    private static IEnumerable<string> Leftovers(BotFrameworkOptions options)
    {
        if (options is { AppPassword.Length: > 0 } or { CertificateFile.Length: > 0 } or { TenantId.Length: > 0 } or { AppType: not AppType.SingleTenant })
            yield return "BotFramework:AppId is missing; write the application (client) id of the bot's app in Microsoft Entra.";
        if (options.DangerouslyAcceptEmulatorTokens)
            yield return "BotFramework:DangerouslyAcceptEmulatorTokens has no meaning without BotFramework:AppId; set it, or remove this.";
    }

    /// <summary>Secrets and keys travel encrypted, or not beyond this machine.</summary>
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
