using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ResponsibilityBot.BotFramework;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd;

public sealed class SettingsSpecs
{
    private static readonly string Sample = Repository.PathOf("appsettings.sample.json");

    /// <summary>Keys that the framework reads itself.</summary>
    private static readonly string[] Framework = ["Urls"];

    [Fact]
    public void The_sample_has_every_setting_and_no_other()
    {
        var settings = Options.SelectMany(options => Keys(options.Section, options.Type)).Concat(Framework);
        using var sample = JsonDocument.Parse(File.ReadAllText(Sample), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        Assert.Equal(settings.Order(StringComparer.Ordinal), Keys("", sample.RootElement).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_class_of_settings_is_looked_at_for_keys_that_nobody_reads() => Assert.Equal(
        Options.OrderBy(options => options.Section, StringComparer.Ordinal), SettingClasses.All.Select(known => (known.Key, known.Value)).OrderBy(known => known.Key, StringComparer.Ordinal));

    /// <summary>The framework's own variables, such as ASPNETCORE_URLS, are read before any file.</summary>
    [Fact]
    public void Nothing_beside_the_program_says_where_it_listens()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        Assert.NotNull(shipped["Logging:LogLevel:Default"]);
        Assert.Null(shipped["Urls"]);
    }

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://localhost:5000", "--Urls=http://localhost:5000")]
    [InlineData(null, "--http_ports=8080")]
    [InlineData(null, "--https_ports=8443")]
    [InlineData(null, "--Kestrel:Endpoints:Http:Url=http://localhost:5000")]
    public void It_listens_on_3978_of_this_machine_where_nothing_else_is_said(string? urls, params string[] settings) => Assert.Equal(urls, BotSite.Prepare(settings).Configuration["urls"]);

    [Fact]
    public void The_sample_shows_the_defaults()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Sample).Build();
        foreach (var (section, type) in Options)
        {
            var bound = Activator.CreateInstance(type, nonPublic: true);
            Assert.NotNull(bound);
            sample.GetSection(section).Bind(bound, strict => strict.ErrorOnUnknownConfiguration = true);
            Assert.Equivalent(Activator.CreateInstance(type, nonPublic: true), bound, strict: true);
        }
    }

    /// <summary>All classes of settings: those with a constant <c>Section</c>, in any of our assemblies.</summary>
    private static List<(string Section, Type Type)> Options { get; } =
    [
        .. new[] { typeof(StorageServices), typeof(BotFrameworkServices), typeof(SlackServices), typeof(Program), typeof(Content.ContentReader) }
            .SelectMany(room => room.Assembly.GetTypes())
            .Where(type => type.IsClass && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (Section: type.GetField("Section", BindingFlags.Static | BindingFlags.Public)?.GetRawConstantValue() as string, Type: type))
            .Where(found => found.Section is not null)
            .Select(found => (found.Section ?? "", found.Type)),
    ];

    private static IEnumerable<string> Keys(string section, Type options) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => $"{section}:{property.Name}");

    private static IEnumerable<string> Keys(string prefix, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Keys(prefix.Length == 0 ? property.Name : $"{prefix}:{property.Name}", property.Value))
        : [prefix];
}
