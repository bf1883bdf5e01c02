using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>The section <c>WebChat</c> of the configuration.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "WebChat";

    /// <summary>The fewest bytes of a key for HMAC-SHA256: https://www.rfc-editor.org/rfc/rfc7518#section-3.2.</summary>
    internal const int KeyBytes = 32;

    private const int MostTokens = 100_000;
    private const int MostMessages = 10_000;

    /// <summary>Whether anybody who reaches the page may chat. Off by default; in Development this machine may chat all the same.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Origins, such as <c>https://intranet.example.com</c>, whose pages may hold the chat in a frame or speak Direct Line with the bot.
    /// None by default: the bot's own page needs no entry. Ignored while <see cref="Enabled"/> is off.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The key that tokens are signed with: at least 32 random bytes as Base64. Empty by default: <see cref="SigningKeyFile"/> is used.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Where the key is kept when <see cref="SigningKey"/> is empty; made at the first start, readable by its owner alone.</summary>
    [Required(ErrorMessage = "WebChat:SigningKeyFile is empty; write a path such as data/webchat.key.")]
    public string SigningKeyFile { get; set; } = "data/webchat.key";

    /// <summary>
    /// How many tokens one network address is given a minute, 1 to 100,000. The default is 300: every page that is opened takes one, and a
    /// whole office may share an address.
    /// </summary>
    public int TokensPerMinute { get; set; } = 300;

    /// <summary>How many messages one person may send a minute, 1 to 10,000; presses of buttons count too. The default is 60.</summary>
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>What the annotations cannot say. A range is checked here too: the generated check of one does not keep its words.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TokensPerMinute is < 1 or > MostTokens)
            yield return new($"WebChat:TokensPerMinute is {TokensPerMinute}; write 1 to {MostTokens}.");
        if (MessagesPerMinute is < 1 or > MostMessages)
            yield return new($"WebChat:MessagesPerMinute is {MessagesPerMinute}; write 1 to {MostMessages}.");
        if (SigningKey.Length > 0 && KeyOf(SigningKey) is null)
            yield return new($"WebChat:SigningKey is not {KeyBytes} or more bytes as Base64; write the output of: openssl rand -base64 {KeyBytes}");
        foreach (var origin in AllowedOrigins)
        {
            if (!IsOrigin(origin))
                yield return new($"WebChat:AllowedOrigins has '{origin}', which is not an origin; write a scheme and a host such as https://intranet.example.com.");
        }
    }

    /// <summary>The key's bytes, or null if the text is not a key.</summary>
    internal static byte[]? KeyOf(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written >= KeyBytes ? bytes[..written] : null;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "https" or "http"
        && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

[OptionsValidator]
internal sealed partial class WebChatOptionsValidator : IValidateOptions<WebChatOptions>;
