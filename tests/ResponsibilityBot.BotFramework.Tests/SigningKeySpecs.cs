using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.BotFramework.Tests;

/// <summary>The key that the web chat's tokens are signed with, where it is kept in a file.</summary>
public sealed class SigningKeySpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("key-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_is_made_once_and_then_read()
    {
        var file = Path.Combine(folder, "data", "webchat.key");
        Assert.Equal(Key(file).Value.Key, Key(file).Value.Key);
    }

    [Fact]
    public void A_place_where_none_can_be_made_or_read_is_named_with_the_setting()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        // Below a file there is no folder, and a folder can be opened as a file by nobody.
        foreach (var place in new[] { Path.Combine(file, "webchat.key"), folder })
        {
            var refused = Assert.Throws<IOException>(() => Key(place).Value);
            Assert.Contains($"cannot be read from {place} or made there", refused.Message, StringComparison.Ordinal);
            Assert.Contains("or name another file in WebChat:SigningKeyFile", refused.Message, StringComparison.Ordinal);
        }
    }

    private static SigningKey Key(string file) => new(Options.Create(new WebChatOptions { SigningKeyFile = file }));
}
