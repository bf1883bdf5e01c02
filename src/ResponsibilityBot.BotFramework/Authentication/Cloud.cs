namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Microsoft's clouds. Tokens of one are worth nothing in another.</summary>
internal enum Cloud
{
    /// <summary>Everybody's, the US Government Community Cloud (GCC) among them.</summary>
    Public,

    /// <summary>GCC High and DoD.</summary>
    UsGovernment,

    /// <summary>Operated by 21Vianet.</summary>
    China,
}

/// <summary>Where the services of a cloud are and what they call themselves.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication,
/// https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high and, for hosts,
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages. For China no list of hosts is
/// published; what is missing there goes into <c>BotFramework:AllowedServiceHosts</c>.
/// </remarks>
internal sealed record CloudAddresses
{
    /// <summary>The issuer of the tokens that the Bot Connector shows us.</summary>
    public required string Issuer { get; init; }

    /// <summary>The document that leads to the keys of those tokens.</summary>
    public required string OpenIdMetadata { get; init; }

    /// <summary>Where our own token is asked for, without the tenant.</summary>
    public required string Login { get; init; }

    /// <summary>The tenant that an app of many tenants asks in.</summary>
    public required string SharedTenant { get; init; }

    /// <summary>What our own token is for.</summary>
    public required string Resource { get; init; }

    /// <summary>The hosts that take it: names, or <c>*.</c> and a name for everything below it.</summary>
    public required IReadOnlyList<string> ServiceHosts { get; init; }

    /// <summary>Who issues the tokens of the Bot Framework Emulator; null where there is no emulator.</summary>
    public EmulatorIssuers? Emulator { get; init; }

    private static readonly CloudAddresses Everybody = new()
    {
        Issuer = "https://api.botframework.com",
        OpenIdMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        Login = "https://login.microsoftonline.com",
        SharedTenant = "botframework.com",
        Resource = "https://api.botframework.com",
        ServiceHosts = ["botframework.com", "*.botframework.com", "smba.trafficmanager.net", "*.teams.microsoft.com"],
        Emulator = new(
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com",
            ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"]),
    };

    private static readonly CloudAddresses Government = new()
    {
        Issuer = "https://api.botframework.us",
        OpenIdMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        Login = "https://login.microsoftonline.us",
        SharedTenant = "MicrosoftServices.onmicrosoft.us",
        Resource = "https://api.botframework.us",
        ServiceHosts = ["botframework.us", "*.botframework.us", "*.botframework.azure.us", "*.teams.microsoft.us"],
        Emulator = new(
            "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.us",
            ["cab8a31a-1906-4287-a0d8-4eef66b95f6e", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"]),
    };

    private static readonly CloudAddresses Vianet = new()
    {
        Issuer = "https://api.botframework.azure.cn",
        OpenIdMetadata = "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        Login = "https://login.partner.microsoftonline.cn",
        SharedTenant = "microsoftservices.partner.onmschina.cn",
        Resource = "https://api.botframework.azure.cn",
        ServiceHosts = ["*.botframework.azure.cn", "*.teams.microsoftonline.cn"],
    };

    /// <summary>The addresses of a cloud.</summary>
    public static CloudAddresses Of(Cloud cloud) => cloud switch
    {
        Cloud.Public => Everybody,
        Cloud.UsGovernment => Government,
        Cloud.China => Vianet,
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "there is no such cloud"),
    };
}

/// <summary>Who issues the tokens of the Bot Framework Emulator.</summary>
/// <param name="OpenIdMetadata">The document that leads to their keys.</param>
/// <param name="Login">What issuers of version 2 begin with, before the tenant.</param>
/// <param name="Tenants">Microsoft's own tenants that emulators get tokens from.</param>
internal sealed record EmulatorIssuers(string OpenIdMetadata, string Login, IReadOnlyList<string> Tenants);
