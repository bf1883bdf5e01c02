using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>The section <c>Clauses</c> of the configuration: when people are reminded of clauses of contracts.</summary>
internal sealed class ClauseOptions : IValidatableObject
{
    public const string Section = "Clauses";

    private const int Most = 730;

    private static readonly int[] Usual = [60, 30, 7];

    /// <summary>How many days before its day people are told of a clause, each once: 0 to 730. Empty, the default, is 60, 30 and 7.</summary>
    public IList<int> DaysBefore { get; } = [];

    /// <summary>The days, the usual ones where none are said.</summary>
    public IReadOnlyList<int> Steps() => DaysBefore.Count > 0 ? [.. DaysBefore.Distinct()] : Usual;

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => DaysBefore
        .Where(days => days is < 0 or > Most)
        .Select(days => new ValidationResult($"{Section}:DaysBefore has {days}; write numbers of days from 0 to {Most}, such as [60, 30, 7]."));
}

[OptionsValidator]
internal sealed partial class ClauseOptionsValidator : IValidateOptions<ClauseOptions>;
