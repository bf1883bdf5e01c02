using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Access;

/// <summary>
/// The section <c>Access</c>: who has which role. A person stands there by the id that the channel gives them (Microsoft Entra's object id,
/// Slack's member id), which holds in every tenant that is served, or by <c>tenant/id</c>, which holds in that tenant alone.
/// </summary>
internal sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    /// <summary>Administrators. Nobody by default.</summary>
    public IList<string> Admins { get; } = [];

    /// <summary>Hosts. Nobody by default.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>Managers. Nobody by default.</summary>
    public IList<string> Managers { get; } = [];

    /// <summary>Authors of what the organisation says of itself. Nobody by default.</summary>
    public IList<string> Authors { get; } = [];

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Wrong(nameof(Admins), Admins).Concat(Wrong(nameof(Hosts), Hosts)).Concat(Wrong(nameof(Managers), Managers)).Concat(Wrong(nameof(Authors), Authors));

    private static IEnumerable<ValidationResult> Wrong(string key, IEnumerable<string> people) => people
        .Where(person => NamedPerson.Read(person) is null)
        .Select(person => new ValidationResult($"{Section}:{key} has '{person}', which names nobody; write an object id of Microsoft Entra or a member id of Slack, with the tenant and a slash before it if need be."));
}

[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;
