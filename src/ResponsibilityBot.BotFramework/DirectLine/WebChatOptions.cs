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

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
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
