using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage;

/// <summary>The section <c>Growth</c> of the configuration: counting the questions that the content has no right answer to.</summary>
internal sealed class GrowthOptions
{
    public const string Section = "Growth";

    /// <summary>Whether they are counted. The default is yes; without, nothing is kept of a question once it is answered.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often a question must have come up in its tenant before it is shown. The default is 2; 1 to 1,000 are allowed.</summary>
    [Range(1, 1000, ErrorMessage = "Growth:MinimumCount must be between 1 and 1000.")]
    public int MinimumCount { get; set; } = 2;

    /// <summary>
    /// How many rows are kept for all tenants together, give or take a hundredth. The default is 10,000; 100 to 1,000,000 are allowed. When there are more, the tenant
    /// that has most loses its rarest, and of these the ones that came up longest ago.
    /// </summary>
    [Range(100, 1_000_000, ErrorMessage = "Growth:MaximumRows must be between 100 and 1000000.")]
    public int MaximumRows { get; set; } = 10_000;

    /// <summary>How many days a row is kept after it last came up. The default is 365; 1 to 3,650 are allowed.</summary>
    [Range(1, 3650, ErrorMessage = "Growth:RetentionDays must be between 1 and 3650.")]
    public int RetentionDays { get; set; } = 365;
}

[OptionsValidator]
internal sealed partial class GrowthOptionsValidator : IValidateOptions<GrowthOptions>;
