using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Manifest;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Testing;
using YamlDotNet.RepresentationModel;

namespace ResponsibilityBot.Slack.Tests.Manifest;

/// <summary>Holds the manifest to the code: what the app asks Slack for is what the program hears and calls, and nothing else.</summary>
public sealed class ManifestAgreementSpecs
{
    /// <summary>What each event and method needs, by its page below https://docs.slack.dev/reference.</summary>
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["assistant_thread_started"] = ["assistant:write"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_left"] = ["channels:read"],
        ["group_deleted"] = ["groups:read"],
        ["group_left"] = ["groups:read"],
        ["link_shared"] = ["links:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["message.mpim"] = ["mpim:history"],
        ["tokens_revoked"] = [],
        [SlackMethods.Post] = ["chat:write"],
        [SlackMethods.PostEphemeral] = ["chat:write"],
        [SlackMethods.Update] = ["chat:write"],
        [SlackMethods.Unfurl] = ["links:write"],
        [SlackMethods.OpenChat] = ["im:write"],
        [SlackMethods.PublishView] = [],
        [SlackMethods.OpenView] = [],
        [SlackMethods.UpdateView] = [],
        [SlackMethods.UserInfo] = ["users:read"],
        [SlackMethods.SuggestPrompts] = ["assistant:write"],
    };

    /// <summary>Events that others might want; the last two carry what <c>app_mention</c> carries.</summary>
    private static readonly string[] Others =
    [
        "app_context_changed", "app_rate_limited", "app_requested", "assistant_thread_context_changed", "channel_archive", "channel_created", "channel_rename", "channel_unarchive",
        "emoji_changed", "file_shared", "group_archive", "group_rename", "im_close", "im_created", "im_open", "pin_added", "reaction_added", "reaction_removed", "star_added",
        "team_join", "team_rename", "user_change", "message.channels", "message.groups",
    ];

    /// <summary>Some events are heard only if the bot itself is who they are about.</summary>
    private static readonly string[] Users = ["U1", "UBOT"];

    [Fact]
    public void The_app_subscribes_to_the_events_that_the_intake_hears() =>
        Assert.Equal(Needs.Keys.Concat(Others).Where(IsHeard).Order(StringComparer.Ordinal), Texts("settings", "event_subscriptions", "bot_events"));

    [Fact]
    public void The_scopes_are_those_that_events_methods_the_command_and_shortcuts_need()
    {
        var methods = typeof(SlackMethods).GetFields(BindingFlags.Public | BindingFlags.Static).Select(method => $"{method.GetRawConstantValue()}");
        var needed = methods.Concat(Texts("settings", "event_subscriptions", "bot_events")).SelectMany(used => Needs[used]).Append("commands").Distinct(StringComparer.Ordinal);
        Assert.Equal(needed.Order(StringComparer.Ordinal), BotScopes.All.Order(StringComparer.Ordinal));
        Assert.Equal(BotScopes.All, Texts("oauth_config", "scopes", "bot"));
    }

    [Fact]
    public void The_command_and_the_shortcuts_are_those_that_are_read()
    {
        Assert.Equal([SlackCommand.Name], Objects("features", "slash_commands").Select(command => Text(command, "command")));
        Assert.Equal(
            [("message", SlackShortcut.WhoOwnsThis), ("global", SlackShortcut.QuizMe)],
            Objects("features", "shortcuts").Select(shortcut => (Text(shortcut, "type"), Text(shortcut, "callback_id"))));
    }

    private static bool IsHeard(string name)
    {
        var (type, chat) = name.Split('.') is ["message", var kind] ? ("message", kind) : (name, "");
        if (chat is "channels" or "groups")
            return false;
        return Users.Any(user =>
        {
            var payload = Payload(type, chat, user);
            return SlackEvent.IsRemoval(payload) || SlackEvent.FarewellOf(payload) is not null || SlackPayload.Read(payload) is not null;
        });
    }

    /// <summary>An event of a type, with every field that any type may have.</summary>
    private static JsonElement Payload(string type, string chat, string user) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "event_callback",
        ["team_id"] = "T1",
        ["event_id"] = "Ev1",
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true }),
        ["event"] = new JsonObject
        {
            ["type"] = type,
            ["user"] = user,
            ["channel"] = chat == "im" ? "D1" : "C1",
            ["channel_type"] = chat,
            ["ts"] = "1.1",
            ["message_ts"] = "1.1",
            ["unfurl_id"] = "C1.1",
            ["source"] = "conversations_history",
            ["text"] = "<@UBOT> who patches?",
            ["tab"] = "home",
            ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") },
            ["links"] = new JsonArray(new JsonObject { ["url"] = "https://bot.contoso.com/matrix", ["domain"] = "bot.contoso.com" }),
            ["assistant_thread"] = new JsonObject { ["user_id"] = "U1", ["channel_id"] = "D1", ["thread_ts"] = "1.1" },
        },
    });

    private static YamlNode At(params string[] path)
    {
        var made = AppManifest.Make(new(Repository.PathOf("manifest", "slack", "manifest.yaml"), Socket: false, "https://bot.contoso.com"));
        Assert.NotNull(made.Text);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(made.Text));
        return path.Aggregate(yaml.Documents[0].RootNode, (node, key) => node[key]);
    }

    private static IEnumerable<string> Texts(params string[] path) => Objects(path).Select(text => $"{text}");

    private static IEnumerable<YamlNode> Objects(params string[] path) => ((YamlSequenceNode)At(path)).Children;

    private static string Text(YamlNode node, string key) => $"{node[key]}";
}
