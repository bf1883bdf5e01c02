using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Manifest;
using ResponsibilityBot.Testing;
using YamlDotNet.Serialization;

namespace ResponsibilityBot.Slack.Tests.Manifest;

public sealed class AppManifestSpecs : IDisposable
{
    private static readonly string Template = Repository.PathOf("manifest", "slack", "manifest.yaml");
    private static readonly AppManifestRequest Http = new(Template, Socket: false, "https://bot.contoso.com");
    private static readonly AppManifestRequest Socket = new(Template, Socket: true, "");
    private readonly string folder = Directory.CreateTempSubdirectory("slack-manifest-").FullName;

    public static TheoryData<bool, string> Requests() => new()
    {
        { false, "https://bot.contoso.com" },
        { true, "https://bot.contoso.com" },
        { true, "" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(Requests))]
    public async Task Slack_knows_every_key_scope_and_event(bool socket, string address) =>
        await Peers.JudgeAsync("manifest.mjs", await WriteAsync(Manifest(new(Template, socket, address))));

    [Theory]
    [InlineData("features", """{"slash_command":[]}""", "'\"slash_command\"' does not exist")]
    [InlineData("oauth_config", """{"scopes":{"bot":["chat:wriet"]}}""", "chat:wriet")]
    [InlineData("settings", """{"event_subscriptions":{"bot_events":["app_mentioned"]}}""", "app_mentioned")]
    [InlineData("settings", """{"socket_mode_enabled":"yes"}""", "Type 'string' is not assignable to type 'boolean | undefined'")]
    public async Task The_judge_of_manifests_finds_what_is_wrong(string key, string value, string says)
    {
        var manifest = Manifest(Http);
        manifest[key] = JsonNode.Parse(value);
        var (exit, output) = await Peers.RunAsync("node", "manifest.mjs", await WriteAsync(manifest));
        Assert.Equal(1, exit);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_HTTP_every_request_has_its_address()
    {
        var manifest = Manifest(Http with { Address = "https://Bot.Müller.de:8443/" });
        const string Address = "https://bot.xn--mller-kva.de:8443";
        Assert.Equal($"{Address}/slack/events", At(manifest, "settings", "event_subscriptions", "request_url"));
        Assert.Equal($"{Address}/slack/interactions", At(manifest, "settings", "interactivity", "request_url"));
        Assert.Equal($"{Address}/slack/commands", (string?)manifest["features"]?["slash_commands"]?[0]?["url"]);
        Assert.Equal([$"{Address}/slack/oauth"], Texts(manifest["oauth_config"]?["redirect_urls"]));
        Assert.Equal(["bot.xn--mller-kva.de"], Texts(manifest["features"]?["unfurl_domains"]));
        Assert.Equal("false", At(manifest, "settings", "socket_mode_enabled"));
    }

    [Fact]
    public void In_Socket_Mode_nothing_needs_an_address()
    {
        var manifest = Manifest(Socket);
        Assert.Equal("true", At(manifest, "settings", "socket_mode_enabled"));
        Assert.DoesNotContain("https://", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(manifest["oauth_config"]?["redirect_urls"]);
        Assert.Null(manifest["features"]?["unfurl_domains"]);
    }

    [Fact]
    public void In_Socket_Mode_an_address_serves_the_installation_and_links_alone()
    {
        var manifest = Manifest(Socket with { Address = "https://bot.contoso.com" });
        Assert.Equal(["https://bot.contoso.com/slack/oauth"], Texts(manifest["oauth_config"]?["redirect_urls"]));
        Assert.Equal(["bot.contoso.com"], Texts(manifest["features"]?["unfurl_domains"]));
        Assert.DoesNotContain("request_url\"", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_within_what_Slack_takes()
    {
        // https://docs.slack.dev/reference/app-manifest
        var manifest = Manifest(Http);
        Assert.InRange(At(manifest, "display_information", "name").Length, 1, 35);
        Assert.InRange(At(manifest, "display_information", "description").Length, 1, 140);
        Assert.InRange(At(manifest, "display_information", "long_description").Length, 174, 4000);
        Assert.Matches("^#[0-9a-f]{6}$", At(manifest, "display_information", "background_color"));
        Assert.Matches("^[a-z0-9._-]{1,80}$", At(manifest, "features", "bot_user", "display_name"));
        Assert.InRange(At(manifest, "features", "assistant_view", "assistant_description").Length, 1, 300);
        Assert.All(manifest["features"]?["shortcuts"]?.AsArray() ?? [], shortcut =>
        {
            Assert.InRange($"{shortcut?["name"]}".Length, 1, 24);
            Assert.InRange($"{shortcut?["description"]}".Length, 1, 150);
            Assert.InRange($"{shortcut?["callback_id"]}".Length, 1, 255);
        });
    }

    [Fact]
    public void Every_scope_has_its_reason()
    {
        var lines = Text(Http).Split('\n').SkipWhile(line => line.Trim() != "bot:").Skip(1).TakeWhile(line => line.StartsWith("      ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Texts(Manifest(Http)["oauth_config"]?["scopes"]?["bot"]), lines.Where(line => line.Contains("- ", StringComparison.Ordinal)).Select(line => line.Trim()[2..]));
        Assert.StartsWith("#", lines[0].Trim(), StringComparison.Ordinal);
        // A scope may share the reason of the one before it, but no reason stands alone.
        Assert.DoesNotContain(lines.Zip(lines.Skip(1)), pair => pair.First.Trim().StartsWith('#') && pair.Second.Trim().StartsWith('#'));
    }

    [Theory]
    [InlineData(false, "", "whose public address is missing; give it with --url, or set Site:Address")]
    [InlineData(false, "bot.contoso.com", "is not https with a host and nothing behind it")]
    [InlineData(false, "http://bot.contoso.com", "is not https with a host")]
    [InlineData(true, "https://me:secret@bot.contoso.com", "is not https with a host")]
    [InlineData(true, "https://bot.contoso.com/slack", "nothing behind it")]
    [InlineData(true, "https://localhost:3978", "is this machine, which Slack cannot reach")]
    public void An_address_that_Slack_could_not_use_is_refused_with_the_cure(bool socket, string address, string says)
    {
        var made = AppManifest.Make(new(Template, socket, address));
        Assert.Null(made.Text);
        Assert.Contains(says, Assert.Single(made.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{socket}}", "{{sokcet}}", "nothing fills {{sokcet}}")]
    [InlineData("# if address", "# if adress", "'# if adress' is no condition")]
    public void A_template_with_an_unknown_word_is_refused_with_the_line(string text, string instead, string says)
    {
        var path = Path.Combine(folder, "manifest.yaml");
        File.WriteAllText(path, File.ReadAllText(Template).Replace(text, instead, StringComparison.Ordinal));
        var made = AppManifest.Make(Http with { Template = path });
        Assert.Null(made.Text);
        Assert.All(made.Problems, problem => Assert.Matches("^manifest.yaml:[0-9]+: ", problem));
        Assert.Contains(made.Problems, problem => problem.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_that_is_missing_is_named()
    {
        var made = AppManifest.Make(Http with { Template = Path.Combine(folder, "none.yaml") });
        Assert.Contains("none.yaml cannot be read", Assert.Single(made.Problems), StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(JsonObject manifest)
    {
        var path = Path.Combine(folder, "manifest.json");
        await File.WriteAllTextAsync(path, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        return path;
    }

    private static string Text(AppManifestRequest request)
    {
        var made = AppManifest.Make(request);
        Assert.Empty(made.Problems);
        Assert.NotNull(made.Text);
        return made.Text;
    }

    private static JsonObject Manifest(AppManifestRequest request)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(Text(request));
        return JsonNode.Parse(JsonSerializer.Serialize(yaml))?.AsObject() ?? throw new InvalidOperationException("no manifest");
    }

    private static string At(JsonNode? node, params string[] keys) => keys.Aggregate(node, (found, key) => found?[key])?.ToString() ?? "";

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(text => $"{text}") ?? [];
}
