namespace ResponsibilityBot.Slack;

/// <summary>What is wrong with the settings, each in a sentence with the key and the cure. Values of secrets are never in it.</summary>
internal static class SlackOptionsRules
{
    /// <summary>As many as Slack allows an app: https://docs.slack.dev/apis/events-api/using-socket-mode#connections.</summary>
    private const int MostSockets = 10;

    private static readonly TimeSpan ShortestCall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    /// <summary>All problems at once.</summary>
    public static IEnumerable<string> Problems(SlackOptions options) => [.. Delivery(options), .. Tokens(options), .. Copies(options), .. Address(options)];

    private static IEnumerable<string> Delivery(SlackOptions options)
    {
        // Ranges are checked here, because the generated check of one does not keep its words.
        if (options.Sockets is < 1 or > MostSockets)
            yield return $"Slack:Sockets is {options.Sockets}; write 1 to {MostSockets}.";
        if (options.CallTimeout < ShortestCall || options.CallTimeout > LongestCall)
            yield return $"Slack:CallTimeout is {options.CallTimeout:c}; write {ShortestCall:c} to {LongestCall:c}.";
        if (options is { Mode: SlackMode.Http, SigningSecret: "" })
            yield return "Slack:SigningSecret is missing for Mode Http; write the signing secret that the app's page Basic Information shows, or set Slack:Mode to Socket.";
        if (options is { Mode: SlackMode.Socket } && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Slack:AppToken is missing or does not begin with xapp-; make an app-level token with the scope connections:write, or set Slack:Mode to Http.";
    }

    private static IEnumerable<string> Tokens(SlackOptions options)
    {
        if (options.BotToken.Length > 0 && !options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
            yield return "Slack:BotToken does not begin with xoxb-; write the Bot User OAuth Token of the workspace.";
        if (options.BotToken.Length == 0 && options.ClientId.Length == 0)
            yield return "Slack:BotToken and Slack:ClientId are both missing; set the token for one workspace, or ClientId and ClientSecret for installs through OAuth.";
        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
            yield return "Slack:ClientId and Slack:ClientSecret belong together; set both, or neither.";
    }

    /// <summary>A blank, the end of a line or an example's dots fit into no request; refused here, so that nobody looks for them in the network.</summary>
    private static IEnumerable<string> Copies(SlackOptions options) =>
        new (string Key, string Value)[] { (nameof(options.SigningSecret), options.SigningSecret), (nameof(options.BotToken), options.BotToken), (nameof(options.AppToken), options.AppToken) }
            .Where(secret => secret.Value.Any(letter => letter is <= ' ' or > '~'))
            .Select(secret => $"Slack:{secret.Key} holds a blank, dots or another sign that Slack never gives; copy it again.");

    /// <summary>Tokens travel encrypted, or not beyond this machine.</summary>
    private static IEnumerable<string> Address(SlackOptions options)
    {
        if (!Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Query.Length > 0 || !url.AbsolutePath.EndsWith('/')
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            yield return "Slack:ApiBaseUrl must be an https address (http on this machine only) that ends with a slash, such as https://slack.com/api/.";
    }
}
