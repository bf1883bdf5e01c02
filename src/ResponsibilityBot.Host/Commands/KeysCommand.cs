using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.Host.Api;
using ResponsibilityBot.Host.Webhooks;

namespace ResponsibilityBot.Host.Commands;

/// <summary>
/// <c>keys create</c>: makes a key for the API, and the entry of the configuration that makes the bot take it. The key itself is kept nowhere.
/// <c>keys webhook</c>: makes the secret that a webhook's messages are signed with; the bot and the receiver both keep it.
/// </summary>
internal static class KeysCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create() => new("keys", "Make keys for programs that ask over the API or are told of what happens") { CreateKey(), CreateSecret() };

    private static Command CreateSecret()
    {
        var command = new Command("webhook", "Make a secret for a webhook, on the standard output");
        command.SetAction(_ =>
        {
            Console.Error.WriteLine("Put this into an entry of \"Webhooks\": { \"Endpoints\": [ … ] } as its Secret, and into the program that receives its messages.");
            Console.Out.WriteLine(WebhookSignature.CreateSecret());
        });
        return command;
    }

    private static Command CreateKey()
    {
        var name = new Option<string>("--name") { Description = "Who is given the key, for the log", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "Whose scores and gaps it may read: the tenant of Teams or the workspace of Slack", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = $"What it may ask for: {string.Join(", ", ApiScopes.All)}", Required = true, AllowMultipleArgumentsPerToken = true };
        scopes.Validators.Add(result =>
        {
            foreach (var other in (result.GetValueOrDefault<string[]>() ?? []).Where(scope => !ApiScopes.All.Contains(scope)))
                result.AddError($"--scope {other}: the scopes are {string.Join(", ", ApiScopes.All)}.");
        });
        var expires = DayOption.Create("--expires", "The last day on which it is taken", "2027-03-31", WhyNot);
        var command = new Command("create", "Make a key: the key on the standard output, its entry for appsettings.json on the error output") { name, tenant, scopes, expires };
        command.SetAction(parsed => Write(parsed.GetValue(name) ?? "", parsed.GetValue(tenant) ?? "", parsed.GetValue(scopes) ?? [], parsed.GetValue(expires)));
        return command;
    }

    private static string? WhyNot(DateOnly day) => day < DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) ? "the day is over, so the key would never be taken; write today's or a later one." : null;

    private static void Write(string name, string tenant, string[] scopes, DateOnly? expires)
    {
        var key = ApiKeys.Create();
        var entry = new Dictionary<string, object> { ["Name"] = name, ["Hash"] = ApiKeys.HashOf(key), ["Tenant"] = tenant, ["Scopes"] = scopes };
        if (expires is { } day)
            entry["Expires"] = day.ToString("O", CultureInfo.InvariantCulture);
        Console.Error.WriteLine("Put this into \"Api\": { \"Keys\": [ … ] } of appsettings.json. The bot takes it without a restart; take it away to revoke the key.");
        Console.Error.WriteLine(JsonSerializer.Serialize(entry, Readable));
        Console.Out.WriteLine(key);
    }
}
