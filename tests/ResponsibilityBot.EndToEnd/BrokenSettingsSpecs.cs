using Microsoft.Extensions.Configuration;
using ResponsibilityBot.Host;

namespace ResponsibilityBot.EndToEnd;

/// <summary>What is said of a file of settings that cannot be read as one.</summary>
public sealed class BrokenSettingsSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("settings-").FullName;

    private string Settings => Path.Combine(folder, "appsettings.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("{\n  \"Slack\": {\n    \"BotToken\": \"hush\"\n    \"Mode\": \"Http\"\n  }\n}", "line 4 is no JSON. Look there, and at the end of the line before")]
    [InlineData("{\n  \"BotFramework\": {\n    \"AppPassword\": trhush\n  }\n}", "line 3 is no JSON.")]
    [InlineData("{ \"Urls\": \"a\", \"urls\": \"b\" }", "duplicate key")]
    public void File_and_line_are_named_and_nothing_that_stands_there(string json, string says)
    {
        File.WriteAllText(Settings, json);
        var said = BrokenSettings.Says(Assert.Throws<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(Settings).Build()));
        Assert.Contains($"'{Settings}': ", said, StringComparison.Ordinal);
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_failure_is_none_of_it() => Assert.Null(BrokenSettings.Says(new InvalidDataException("an archive")));
}
