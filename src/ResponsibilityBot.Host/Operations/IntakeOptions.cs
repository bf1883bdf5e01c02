using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Operations;

/// <summary>The section <c>Intake</c> of the configuration: how much is taken from one sender, so that nobody takes the bot from all others. Each process counts for itself.</summary>
internal sealed class IntakeOptions : IValidatableObject
{
    public const string Section = "Intake";

    /// <summary>How many messages and presses of one person are taken a minute, 1 to 100,000: far more than anybody types.</summary>
    public int PerPersonAndMinute { get; set; } = 600;

    /// <summary>How many of one tenant are taken a minute, 1 to 10,000,000: a large company that answers a quiz at once stays below it.</summary>
    public int PerTenantAndMinute { get; set; } = 120_000;

    /// <summary>The ranges: the generated check of an annotation does not keep its words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PerPersonAndMinute is < 1 or > 100_000)
            yield return new($"Intake:PerPersonAndMinute is {PerPersonAndMinute}; write 1 to 100000.");
        if (PerTenantAndMinute is < 1 or > 10_000_000)
            yield return new($"Intake:PerTenantAndMinute is {PerTenantAndMinute}; write 1 to 10000000.");
    }
}

[OptionsValidator]
internal sealed partial class IntakeOptionsValidator : IValidateOptions<IntakeOptions>;
