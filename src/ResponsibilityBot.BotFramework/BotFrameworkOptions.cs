using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework;

/// <summary>The section <c>BotFramework</c> of the configuration.</summary>
internal sealed class BotFrameworkOptions : IValidatableObject
{
    public const string Section = "BotFramework";

    /// <summary>
    /// The bot's app in Microsoft Entra, a GUID. Empty by default: the bot then has no credentials, and refuses every activity but those
    /// that programs on this machine may send.
    /// </summary>
    public string AppId { get; set; } = "";

    /// <summary>What the app is. <see cref="AppType.SingleTenant"/> by default. Ignored without <see cref="AppId"/>, like all that follows.</summary>
    [EnumDataType(typeof(AppType), ErrorMessage = "BotFramework:AppType is not known; write SingleTenant, MultiTenant or UserAssignedMsi.")]
    public AppType AppType { get; set; } = AppType.SingleTenant;

    /// <summary>The app's tenant, a GUID or a domain. Needed for a single tenant; of no use to an app of many.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The app's client secret. Empty by default; a certificate or a managed identity is better.</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>A file with the app's certificate and its RSA key: PFX, or PEM. Read anew for each token, so it may be replaced at any time.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>A PEM file with the key, if it is not in <see cref="CertificateFile"/>.</summary>
    public string CertificateKeyFile { get; set; } = "";

    /// <summary>The password of the PFX or of the PEM key. Empty by default: it has none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Which of Microsoft's clouds the bot is registered in. <see cref="Cloud.Public"/> by default.</summary>
    [EnumDataType(typeof(Cloud), ErrorMessage = "BotFramework:Cloud is not known; write Public, UsGovernment or China.")]
    public Cloud Cloud { get; set; } = Cloud.Public;

    /// <summary>The tenants, as GUIDs, whose activities are taken. Empty by default: all of them.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>
    /// Hosts beside Microsoft's own that replies may be sent to, such as <c>bots.example.com</c> or <c>*.example.com</c> (without
    /// <c>example.com</c> itself). None by default. Ignored for addresses of this machine.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Another metadata document than the cloud's, for the keys of activities' tokens. The issuer stays the cloud's.</summary>
    public string OpenIdMetadataUrl { get; set; } = "";

    /// <summary>Another address than the cloud's to ask for the bot's own token.</summary>
    public string TokenUrl { get; set; } = "";

    /// <summary>
    /// Whether activities without a token are taken from this machine outside Development too, or beside credentials. Off by default; a
    /// warning is logged at each start while it is on. From other machines they are never taken.
    /// </summary>
    public bool DangerouslyAllowUnauthenticatedRequests { get; set; }

    /// <summary>
    /// Whether the Bot Framework Emulator may speak with the bot's own token. Off by default; a warning is logged at each start while it
    /// is on: whoever knows the app's secret can then speak as any person.
    /// </summary>
    public bool DangerouslyAcceptEmulatorTokens { get; set; }

    /// <summary>Whether tokens can be checked and asked for.</summary>
    internal bool HasCredentials => AppId.Length > 0;

    /// <summary>The document that leads to the keys of activities' tokens.</summary>
    internal Uri MetadataAddress => new(OpenIdMetadataUrl is { Length: > 0 } own ? own : CloudAddresses.Of(Cloud).OpenIdMetadata);

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        BotFrameworkOptionsRules.Problems(this).Select(problem => new ValidationResult(problem));
}

/// <summary>What an app in Microsoft Entra is, and with that how the bot gets its own token.</summary>
internal enum AppType
{
    /// <summary>It belongs to one tenant and asks there.</summary>
    SingleTenant,

    /// <summary>It asks in the tenant that all such bots share. New ones can no longer be made.</summary>
    MultiTenant,

    /// <summary>A managed identity in Azure: it has no secret, and asks the machine that it runs on.</summary>
    UserAssignedMsi,
}

[OptionsValidator]
internal sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;
