using System.IO.Compression;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Teams;
using ResponsibilityBot.BotFramework.Teams.Extensions;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.BotFramework.Tests.Teams;

public sealed class AppPackageSpecs : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private static readonly string Template = Repository.PathOf("manifest", "teams");
    private static readonly AppPackageRequest Request = new(Template, AppId, "https://bot.contoso.com", "1.2.3");
    private readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_manifest_is_valid_by_the_newest_schema_that_Microsoft_ships() => await Peers.JudgeAsync("manifest.mjs", await WriteAsync(Manifest(Request)));

    [Theory]
    [InlineData("$schema", "https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json", "not that of v1.")]
    [InlineData("manifestVersion", "1.16", "/manifestVersion must be equal to constant")]
    [InlineData("id", "{{appId}}", "/id must match pattern")]
    [InlineData("accentColor", "blue", "/accentColor must match pattern")]
    public async Task The_judge_of_manifests_finds_what_is_wrong(string key, string value, string says)
    {
        var manifest = Manifest(Request);
        manifest[key] = value;
        var (exit, output) = await Peers.RunAsync("node", "manifest.mjs", await WriteAsync(manifest));
        Assert.Equal(1, exit);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_offers_what_the_code_knows_and_nothing_else()
    {
        var manifest = Manifest(Request);
        var bot = Only(manifest["bots"]);
        Assert.Equal(TeamsCommands.Scopes, Texts(bot["scopes"]));
        var lists = bot["commandLists"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        Assert.Equal(TeamsCommands.Scopes.Order(StringComparer.Ordinal), lists.SelectMany(list => Texts(list["scopes"])).Order(StringComparer.Ordinal));
        Assert.All(lists, list => Assert.Equal(
            Texts(list["scopes"]).Contains("personal") ? [.. TeamsCommands.Starters, .. TeamsCommands.Words] : TeamsCommands.Words,
            Commands(list).Select(command => (string?)command["title"])));
        Assert.All(lists.SelectMany(Commands).Where(command => command.ContainsKey("prompt")), starter => Assert.Equal((string?)starter["title"], (string?)starter["prompt"]));
        Assert.Contains(lists, list => Texts(list["scopes"]).Contains("copilot") && Commands(list).Any(command => (string?)command["type"] == "prompt"));

        var extension = Only(manifest["composeExtensions"]);
        Assert.Equal(TeamsCommands.Extensions, Commands(extension).Select(command => ($"{command["id"]}", $"{command["type"]}")));
        Assert.Equal(OwnerQuery.Parameter, (string?)Only(Commands(extension)[0]["parameters"])["name"]);
        Assert.True((bool?)Commands(extension)[1]["fetchTask"]);
    }

    [Fact]
    public void The_ids_the_version_and_the_address_are_filled_in_everywhere()
    {
        var manifest = Manifest(Request with { AppId = "{AAAAAAAA-2222-3333-4444-555555555555}", Address = "https://Bot.Contoso.com/" });
        const string Id = "aaaaaaaa-2222-3333-4444-555555555555";
        Assert.Equal(Id, (string?)manifest["id"]);
        Assert.Equal(Id, (string?)Only(manifest["bots"])["botId"]);
        Assert.Equal(Id, (string?)Only(manifest["composeExtensions"])["botId"]);
        Assert.Equal(Id, (string?)Only(manifest["copilotAgents"]?["customEngineAgents"])["id"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        Assert.Equal(["bot.contoso.com"], Texts(manifest["validDomains"]));
        Assert.Equal("https://bot.contoso.com/", (string?)manifest["developer"]?["websiteUrl"]);
    }

    [Fact]
    public void A_host_in_other_letters_is_written_as_the_network_writes_it()
    {
        var manifest = Manifest(Request with { Address = "https://bot.müller.de:8443" });
        Assert.Equal(["bot.xn--mller-kva.de"], Texts(manifest["validDomains"]));
        Assert.Equal("https://bot.xn--mller-kva.de:8443/", (string?)manifest["developer"]?["websiteUrl"]);
    }

    [Fact]
    public void The_zip_holds_the_manifest_and_the_icons_at_its_top_and_is_the_same_each_time()
    {
        var bytes = Zip(Request);
        Assert.Equal(bytes, Zip(Request));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Template, "color.png")), Content(zip, "color.png"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Template, "outline.png")), Content(zip, "outline.png"));
    }

    [Theory]
    [InlineData("", "https://bot.contoso.com", "1.0.0", "The bot's app id is missing; give it with --app-id, or set BotFramework:AppId.")]
    [InlineData("YOUR-APP-ID", "https://bot.contoso.com", "1.0.0", "The app id 'YOUR-APP-ID' is not a GUID of an app")]
    [InlineData("00000000-0000-0000-0000-000000000000", "https://bot.contoso.com", "1.0.0", "is not a GUID of an app")]
    [InlineData("{{appId}}", "https://bot.contoso.com", "1.0.0", "is not a GUID of an app")]
    [InlineData(AppId, "", "1.0.0", "The bot's public address is missing; give it with --address, or set Site:Address")]
    [InlineData(AppId, "bot.contoso.com", "1.0.0", "The address 'bot.contoso.com' is not an https address")]
    [InlineData(AppId, "http://bot.contoso.com", "1.0.0", "is not an https address")]
    [InlineData(AppId, "https://me:secret@bot.contoso.com", "1.0.0", "is not an https address")]
    [InlineData(AppId, "https://{{host}}", "1.0.0", "is not an https address")]
    [InlineData(AppId, "https://bot.contoso.com/api/messages", "1.0.0", "has something behind the host")]
    [InlineData(AppId, "https://bot.contoso.com/?a=b", "1.0.0", "has something behind the host")]
    [InlineData(AppId, "https://bot.contoso.com/#a", "1.0.0", "has something behind the host")]
    [InlineData(AppId, "https://localhost:3978", "1.0.0", "is this machine, which Teams cannot reach")]
    [InlineData(AppId, "https://10.0.0.7", "1.0.0", "has a number for a host")]
    [InlineData(AppId, "https://bot.example.com", "1.0.0", "is only an example")]
    [InlineData(AppId, "https://bot.contoso.com", "1.0", "The version '1.0' is not three numbers")]
    [InlineData(AppId, "https://bot.contoso.com", "1.0.0\n", "is not three numbers")]
    [InlineData(AppId, "https://bot.contoso.com", "01.0.0", "is not three numbers")]
    public void A_value_that_Teams_could_not_use_is_refused_with_the_cure(string appId, string address, string version, string says)
    {
        var package = AppPackage.Make(new(Template, appId, address, version));
        Assert.Null(package.Zip);
        Assert.Contains(says, Assert.Single(package.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once() => Assert.Equal(3, AppPackage.Make(new(Template, "x", "x", "x")).Problems.Count);

    [Fact]
    public void A_placeholder_that_nothing_fills_is_named()
    {
        var package = Changed("manifest.json", text => text.Replace("{{version}}", "{{vresion}}", StringComparison.Ordinal));
        Assert.Equal(["manifest.json holds {{vresion}}, which nothing fills; write the value itself, or one of {{appId}}, {{version}}, {{address}}, {{host}}."], package.Problems);
    }

    [Fact]
    public void A_template_that_is_not_JSON_is_refused_with_the_line()
    {
        var package = Changed("manifest.json", text => text.Replace("\"manifestVersion\":", "manifestVersion:", StringComparison.Ordinal));
        Assert.StartsWith("manifest.json:3: this is not JSON", Assert.Single(package.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Icons_of_another_size_or_kind_are_refused()
    {
        CopyTemplate();
        File.Copy(Path.Combine(Template, "color.png"), Path.Combine(folder, "outline.png"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "color.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Assert.Equal(
            ["color.png is not a PNG file; draw it as PNG, 192 by 192 pixels.", "outline.png is 192 by 192 pixels; Teams wants 32 by 32."],
            AppPackage.Make(Request with { Template = folder }).Problems);
    }

    [Fact]
    public void Files_that_are_missing_are_named()
    {
        var package = AppPackage.Make(Request with { Template = folder });
        Assert.Equal(3, package.Problems.Count);
        Assert.All(package.Problems, problem => Assert.Contains("--template must name a folder with manifest.json, color.png and outline.png.", problem, StringComparison.Ordinal));
    }

    private static byte[] Zip(AppPackageRequest request)
    {
        var package = AppPackage.Make(request);
        Assert.Empty(package.Problems);
        Assert.NotNull(package.Zip);
        return package.Zip.Value.ToArray();
    }

    private static JsonObject Manifest(AppPackageRequest request)
    {
        using var zip = new ZipArchive(new MemoryStream(Zip(request)));
        return JsonNode.Parse(Content(zip, "manifest.json"))?.AsObject() ?? throw new InvalidOperationException("no manifest");
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var stream = (zip.GetEntry(name) ?? throw new InvalidOperationException($"no {name}")).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static JsonObject Only(JsonNode? array) => Assert.Single(array?.AsArray() ?? [])?.AsObject() ?? throw new InvalidOperationException("null");

    private static List<string> Texts(JsonNode? array) => [.. (array?.AsArray() ?? []).Select(text => $"{text}")];

    private static List<JsonObject> Commands(JsonObject parent) => [.. (parent["commands"]?.AsArray() ?? []).OfType<JsonObject>()];

    private AppPackage Changed(string file, Func<string, string> change)
    {
        CopyTemplate();
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        return AppPackage.Make(Request with { Template = folder });
    }

    private void CopyTemplate()
    {
        foreach (var file in new[] { "manifest.json", "color.png", "outline.png" })
            File.Copy(Path.Combine(Template, file), Path.Combine(folder, file));
    }

    private async Task<string> WriteAsync(JsonObject manifest)
    {
        var file = Path.Combine(folder, "manifest.json");
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        return file;
    }
}
