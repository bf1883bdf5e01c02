using System.Text.RegularExpressions;

namespace ResponsibilityBot.Slack.Manifest;

/// <summary>What an administrator gives to Slack so that it knows the bot: one text of YAML, made from a template. The same request makes the same text.</summary>
/// <remarks>Source: https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests.</remarks>
/// <param name="Text">The text; null if there are problems.</param>
/// <param name="Problems">All of them, each a sentence with the cure.</param>
public sealed partial record AppManifest(string? Text, IReadOnlyList<string> Problems)
{
    /// <summary>Fills the template.</summary>
    public static AppManifest Make(AppManifestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<string>();
        var address = AddressOf(request, problems);
        var template = Read(request.Template, problems);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["socket"] = request.Socket ? "true" : "false" };
        if (address is not null)
        {
            values["address"] = address.IsDefaultPort ? $"https://{address.IdnHost}" : $"https://{address.IdnHost}:{address.Port}";
            values["host"] = address.IdnHost;
        }

        string?[] lines = problems.Count > 0 ? [] : [.. template.Select((line, at) => Fill(line, at + 1, !request.Socket, values, problems))];
        return problems.Count > 0 ? new(null, problems) : new($"{string.Join('\n', lines.OfType<string>())}\n", []);
    }

    private static string[] Read(string path, List<string> problems)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read ({missing.Message.TrimEnd('.')}); --template must name a manifest such as manifest/slack/manifest.yaml.");
            return [];
        }
    }

    /// <summary>The line as it is written; null if it is left out.</summary>
    private static string? Fill(string line, int number, bool http, Dictionary<string, string> values, List<string> problems)
    {
        if (Condition().Match(line) is { Success: true } condition)
        {
            if (condition.Groups[1].Value is var word && word is not ("http" or "address"))
            {
                problems.Add($"manifest.yaml:{number}: '# if {word}' is no condition; write '# if http' or '# if address'.");
                return null;
            }

            if (word == "http" ? !http : !values.ContainsKey("address"))
                return null;
            line = line[..condition.Index];
        }

        var filled = Placeholder().Replace(line, hole => values.GetValueOrDefault(hole.Groups[1].Value, hole.Value));
        problems.AddRange(Placeholder().Matches(filled).Select(hole =>
            $"manifest.yaml:{number}: nothing fills {hole.Value}; write the value itself, or one of {{{{socket}}}}, {{{{address}}}}, {{{{host}}}}, the last two with '# if address'."));
        return filled;
    }

    private static Uri? AddressOf(AppManifestRequest request, List<string> problems)
    {
        const string Cure = "write https and the host under which Slack and people reach the bot, such as https://bot.contoso.com";
        if (request.Address.Length == 0)
        {
            if (!request.Socket)
                problems.Add($"Without Socket Mode Slack calls the bot, whose public address is missing; give it with --url, or set Site:Address: {Cure}. Or use --mode socket, which needs none.");
            return null;
        }

        if (!Uri.TryCreate(request.Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0
            || address.PathAndQuery != "/" || address.Fragment.Length > 0)
            problems.Add($"The address '{request.Address}' is not https with a host and nothing behind it; {Cure}.");
        else if (address.IsLoopback)
            problems.Add($"The address '{request.Address}' is this machine, which Slack cannot reach; {Cure}, or use --mode socket without --url.");
        else
            return address;
        return null;
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@" *# if (\S+)\s*\z")]
    private static partial Regex Condition();
}

/// <summary>What goes into an app manifest.</summary>
/// <param name="Template">The file that is filled.</param>
/// <param name="Socket">Whether the bot calls Slack (Socket Mode), which needs no public address; otherwise Slack calls the bot.</param>
/// <param name="Address">Where people and Slack reach the bot: <c>https</c>, a host, and nothing behind it. May be empty in Socket Mode.</param>
public sealed record AppManifestRequest(string Template, bool Socket, string Address);
