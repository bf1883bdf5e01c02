using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>The section <c>SignIn:Entra</c>: managers sign in with Microsoft Entra. On when a client id is set.</summary>
internal sealed class EntraSignInOptions : IValidatableObject
{
    public const string Section = "SignIn:Entra";

    /// <summary>The directory whose people may sign in: its id. Empty by default.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The id of the app registration. Empty by default: nobody signs in this way.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret. Empty by default.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where to sign in, for other clouds than the public one; empty by default: https://login.microsoftonline.com, the tenant and v2.0.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClientId.Length > 0 && !Guid.TryParse(TenantId, out _))
            yield return new($"{Section}:TenantId must be the id of one directory, such as 8d4a3c1e-0000-4000-8000-00000000a11a; common and organizations would let every directory sign in.");
        if (ClientId.Length > 0 && ClientSecret.Length == 0)
            yield return new($"{Section}:ClientSecret is empty; write the secret of the app registration.");
        if (SignInAddress.Problem(Authority) is { } problem)
            yield return new($"{Section}:Authority {problem}");
    }
}

/// <summary>The section <c>SignIn:Slack</c>: managers sign in with Slack. On when a client id is set.</summary>
internal sealed class SlackSignInOptions : IValidatableObject
{
    public const string Section = "SignIn:Slack";

    /// <summary>The client id of the Slack app. Empty by default: nobody signs in this way.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret. Empty by default.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Whether the bot is installed for a whole Enterprise organisation, so that its figures are kept for that and not for single workspaces. The default is no.</summary>
    public bool IsOrgInstall { get; set; }

    /// <summary>Where to sign in. The default is https://slack.com.</summary>
    public string Authority { get; set; } = "https://slack.com";

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClientId.Length > 0 && ClientSecret.Length == 0)
            yield return new($"{Section}:ClientSecret is empty; write the client secret of the Slack app.");
        if (SignInAddress.Problem(Authority) is { } problem)
            yield return new($"{Section}:Authority {problem}");
    }
}

/// <summary>What an address to sign in at must be.</summary>
internal static class SignInAddress
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Problem(string authority) =>
        authority.Length == 0 || (Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            ? null : "is no address; write https and a host (http on this machine only).";
}

[OptionsValidator]
internal sealed partial class EntraSignInOptionsValidator : IValidateOptions<EntraSignInOptions>;

[OptionsValidator]
internal sealed partial class SlackSignInOptionsValidator : IValidateOptions<SlackSignInOptions>;
