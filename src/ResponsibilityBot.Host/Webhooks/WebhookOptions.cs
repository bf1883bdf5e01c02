using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>The section <c>Webhooks</c> of the configuration: which programs are told of what happens.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Where to, each with its own secret. None by default.</summary>
    public IList<WebhookSetting> Endpoints { get; } = [];
}

/// <summary>A program that is told.</summary>
internal sealed class WebhookSetting
{
    /// <summary>What the log and the tables call it. Another name is another webhook: what waits for the old one is not sent.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whose events it hears: the tenant of Teams or the workspace of Slack.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>Where it listens: https, in the internet. In Development http on this machine will do.</summary>
    public string Address { get; set; } = "";

    /// <summary>What its messages are signed with: <c>whsec_</c> and 24 to 64 random bytes as Base64.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The secret before that, while the receiver may still know only the old one; empty for none.</summary>
    public string FormerSecret { get; set; } = "";

    /// <summary>What it hears; see <see cref="WebhookEvents.All"/>.</summary>
    public IList<string> Events { get; } = [];
}

/// <summary>What is wrong with the settings, each in a sentence with the key and the cure. Addresses and secrets are never in it: either may be a key.</summary>
internal sealed class WebhookOptionsRules(IHostEnvironment environment) : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var problems = options.Endpoints.SelectMany((endpoint, number) => Problems(endpoint).Select(problem => $"{WebhookOptions.Section}:Endpoints:{number}:{problem}")).ToList();
        if (options.Endpoints.GroupBy(endpoint => endpoint.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            problems.Add($"{WebhookOptions.Section}:Endpoints has the name '{twice.Key}' twice; each needs one of its own, by which its messages are kept.");
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Problems(WebhookSetting endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint.Name))
            yield return "Name is empty; write what the program is called.";
        if (string.IsNullOrWhiteSpace(endpoint.Tenant))
            yield return "Tenant is empty; write the tenant of Teams or the workspace of Slack whose events it hears.";
        if (!Uri.TryCreate(endpoint.Address, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || WebhookNetwork.IsHere(address, environment)))
            yield return "Address is not an https address without a user (in Development http on this machine will do); write where the program listens.";
        if (WebhookSignature.KeyOf(endpoint.Secret) is null)
            yield return "Secret is not whsec_ and 24 to 64 bytes as Base64; write what 'keys webhook' gave, here and into the receiver.";
        if (endpoint.FormerSecret.Length > 0 && WebhookSignature.KeyOf(endpoint.FormerSecret) is null)
            yield return "FormerSecret is not whsec_ and 24 to 64 bytes as Base64; write the secret that Secret took the place of, or leave it empty.";
        if (endpoint.Events.Count == 0 || endpoint.Events.Any(kind => !WebhookEvents.All.Contains(kind)))
            yield return $"Events must hold one or more of {string.Join(", ", WebhookEvents.All)}.";
    }
}
