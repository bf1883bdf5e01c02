using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>The key that tokens are signed with: configured, or made once and kept beside the data.</summary>
internal sealed class SigningKey(IOptions<WebChatOptions> options)
{
    private readonly Lazy<SymmetricSecurityKey> key = new(() => new(WebChatOptions.KeyOf(options.Value.SigningKey) ?? Kept(options.Value.SigningKeyFile)));

    /// <summary>The key.</summary>
    /// <exception cref="IOException">Its file cannot be read or made, or holds something else.</exception>
    public SymmetricSecurityKey Value => key.Value;

    private static byte[] Kept(string path)
    {
        return WebChatOptions.KeyOf(Read(path))
            ?? throw new IOException($"{path} holds no key (WebChat:SigningKeyFile). Delete it, and a new one is made; open chats must then be loaded again.");
    }

    private static string Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                Make(path);
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The key of the web chat cannot be read from {path} or made there ({failure.Message.TrimEnd('.')}); give the account that runs the bot the right to it and its folder, or name another file in WebChat:SigningKeyFile.", failure);
        }
    }

    /// <summary>Written aside and moved into place, so that nobody ever reads half a key; who comes second keeps what is there.</summary>
    private static void Make(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        var aside = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(aside, access))
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(WebChatOptions.KeyBytes)));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
