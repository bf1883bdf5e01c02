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

    /// <summary>How many people a figure must be made of to be shown. The default is 5; 2 to 1,000 are allowed.</summary>
    [Range(2, 1000, ErrorMessage = "Privacy:MinimumGroupSize must be between 2 and 1000.")]
    public int MinimumGroupSize { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>;
