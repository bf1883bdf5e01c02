using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage;

/// <summary>The section <c>Growth</c> of the configuration: counting the questions that the content has no right answer to.</summary>
internal sealed class GrowthOptions : IValidatableObject
{
    public const string Section = "Growth";

    /// <summary>Whether they are counted. The default is yes; without, nothing is kept of a question once it is answered.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often a question must have come up in its tenant before it is shown. The default is 2; 1 to 1,000 are allowed.</summary>
    public int MinimumCount { get; set; } = 2;

    /// <summary>
    /// How many rows are kept for all tenants together, give or take a hundredth. The default is 10,000; 100 to 1,000,000 are allowed. When there are more, the tenant
    /// that has most loses its rarest, and of these the ones that came up longest ago.
    /// </summary>
    public int MaximumRows { get; set; } = 10_000;

    /// <summary>How many days a row is kept after it last came up. The default is 365; 1 to 3,650 are allowed.</summary>
    public int RetentionDays { get; set; } = 365;

    /// <summary>The ranges: the generated check of an annotation does not keep its words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinimumCount is < 1 or > 1000)
            yield return new($"Growth:MinimumCount is {MinimumCount}; write 1 to 1000.");
        if (MaximumRows is < 100 or > 1_000_000)
            yield return new($"Growth:MaximumRows is {MaximumRows}; write 100 to 1000000.");
        if (RetentionDays is < 1 or > 3650)
            yield return new($"Growth:RetentionDays is {RetentionDays}; write 1 to 3650.");
    }
}

[OptionsValidator]
internal sealed partial class GrowthOptionsValidator : IValidateOptions<GrowthOptions>;
