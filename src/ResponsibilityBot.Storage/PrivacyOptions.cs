using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage;

/// <summary>The section <c>Privacy</c> of the configuration.</summary>
internal sealed class PrivacyOptions : IValidatableObject
{
    public const string Section = "Privacy";

    /// <summary>How many days finished messages are kept. The default is 30; 1 to 3,650 are allowed. What people wrote is blanked as soon as it is answered.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>How many people a figure must be made of to be shown. The default is 5; 2 to 1,000 are allowed.</summary>
    public int MinimumGroupSize { get; set; } = 5;

    /// <summary>The ranges: the generated check of an annotation does not keep its words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetentionDays is < 1 or > 3650)
            yield return new($"Privacy:RetentionDays is {RetentionDays}; write 1 to 3650.");
        if (MinimumGroupSize is < 2 or > 1000)
            yield return new($"Privacy:MinimumGroupSize is {MinimumGroupSize}; write 2 to 1000.");
    }
}

[OptionsValidator]
internal sealed partial class PrivacyOptionsValidator : IValidateOptions<PrivacyOptions>;
