using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Api;

/// <summary>The section <c>Api</c> of the configuration: which programs may ask over <c>/api/v1</c> and <c>/mcp</c>.</summary>
internal sealed class ApiOptions : IValidatableObject
{
    public const string Section = "Api";

    private const int MostRequests = 1_000_000;

    /// <summary>The keys. None by default: then only programs on this machine are answered, in Development. Read anew when the file changes, so a key that is taken away is refused at once.</summary>
    public IList<ApiKeySetting> Keys { get; } = [];

    /// <summary>How many requests a key may make a minute, 1 to 1,000,000. The default is 600.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RequestsPerMinute is < 1 or > MostRequests)
            yield return new($"Api:RequestsPerMinute is {RequestsPerMinute}; write 1 to {MostRequests}.");
        for (var number = 0; number < Keys.Count; number++)
        {
            foreach (var problem in Keys[number].Problems())
                yield return new($"Api:Keys:{number}:{problem}");
        }

        if (Keys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            yield return new($"Api:Keys has the name '{twice.Key}' twice; each key needs a name of its own, which the log and the limits know it by.");
    }
}

/// <summary>A key that somebody was given. Only what it hashes to is kept; <c>keys create</c> makes both.</summary>
internal sealed class ApiKeySetting
{
    /// <summary>Who was given it; for the log.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, in hexadecimal.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The tenant whose scores and gaps it reads.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>What it may ask for; see <see cref="ApiScopes"/>.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The last day on which it is taken (UTC), or null for no end.</summary>
    public DateOnly? Expires { get; set; }

    /// <summary>What is wrong with it: the key below the entry, and the cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return "Name is empty; write who was given the key.";
        if (!ApiKeys.IsHash(Hash))
            yield return "Hash is not the SHA-256 of a key; write what 'keys create' gave.";
        if (string.IsNullOrWhiteSpace(Tenant))
            yield return "Tenant is empty; write the tenant of Teams or the workspace of Slack whose scores and gaps it may read.";
        if (Scopes.Count == 0 || Scopes.Any(scope => !ApiScopes.All.Contains(scope)))
            yield return $"Scopes must hold one or more of {string.Join(", ", ApiScopes.All)}.";
    }
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
