using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Compares JSON with the file that somebody looked at and approved. <c>APPROVE=1</c> in the environment writes the files anew.</summary>
internal static class Approved
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Json(string name, JsonNode actual, [CallerFilePath] string spec = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(spec) ?? "", "approved", name + ".json");
        var text = actual.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} is missing: run once with APPROVE=1, then look at it");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
