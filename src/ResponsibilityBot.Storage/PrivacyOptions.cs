using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage;

/// <summary>The section <c>Privacy</c> of the configuration.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>How many days finished messages are kept. The default is 30; 1 to 3,650 are allowed. What people wrote is blanked as soon as it is answered.</summary>
    [Range(1, 3650, ErrorMessage = "Privacy:RetentionDays must be between 1 and 3650.")]
    public int RetentionDays { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>;
