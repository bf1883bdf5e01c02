using System.Text.RegularExpressions;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>The page of threats names specs; all of them are there.</summary>
public sealed partial class ThreatModelSpecs
{
    [Fact]
    public void Every_line_names_a_spec_that_is_there()
    {
        var specs = Directory.EnumerateFiles(Repository.PathOf("tests"), "*Specs.cs", SearchOption.AllDirectories)
            .Select(file => (Class: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file)))
            .ToLookup(file => file.Class, file => file.Text, StringComparer.Ordinal);
        var lines = File.ReadAllLines(Repository.PathOf("docs/threat-model.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| attack", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 30);
        foreach (var line in lines)
        {
            var named = Named().Matches(line);
            Assert.True(named.Count > 0, $"no spec guards: {line}");
            foreach (Match spec in named)
                Assert.True(specs[spec.Groups["class"].Value].Any(text => text.Contains($" {spec.Groups["name"].Value}(", StringComparison.Ordinal)), $"{spec.Value} is not there");
        }
    }

    [GeneratedRegex("`(?<class>[A-Za-z]+Specs)\\.(?<name>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
