using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework;

/// <summary>The section <c>BotFramework</c> of the configuration.</summary>
internal sealed class BotFrameworkOptions : IValidatableObject
{
    public const string Section = "BotFramework";

    /// <summary>
    /// Hosts beside Microsoft's own that replies may be sent to, such as <c>bots.example.com</c> or <c>*.example.com</c> (without
    /// <c>example.com</c> itself). None by default. Ignored for addresses of this machine.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>
    /// Whether activities without a token are taken from this machine outside Development too. Off by default; a warning is logged at each
    /// start while it is on. From other machines they are never taken.
    /// </summary>
    public bool DangerouslyAllowUnauthenticatedRequests { get; set; }

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var host in AllowedServiceHosts)
        {
            if (Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
                yield return new($"BotFramework:AllowedServiceHosts has '{host}', which is not a host; write a name such as bots.example.com.");
        }
    }
}

[OptionsValidator]
internal sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;
