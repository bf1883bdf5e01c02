using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.WebApi;

/// <summary>Which addresses may be answered at: what is sent there could be about anybody.</summary>
/// <remarks>Source: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses.</remarks>
internal sealed class ResponseUrls(IOptions<SlackOptions> options)
{
    private const string SlackHost = "hooks.slack.com";

    /// <summary>The address if it is Slack's, or that of the Slack which <see cref="SlackOptions.ApiBaseUrl"/> names, such as GovSlack's; else null.</summary>
    public Uri? Allowed(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
            return null;
        var api = new Uri(options.Value.ApiBaseUrl);
        var isOwn = url.Scheme == api.Scheme && url.Host == api.Host && url.Port == api.Port;
        return isOwn || (url is { Scheme: "https", IsDefaultPort: true } && (url.Host == SlackHost || url.Host == $"hooks.{api.Host}")) ? url : null;
    }
}
