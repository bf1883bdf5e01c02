using System.Buffers.Binary;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.BotFramework.Teams;

/// <summary>What Teams would refuse, or take and never reach, each in a sentence with the cure.</summary>
internal static partial class AppPackageRules
{
    /// <summary>How a PNG file begins: https://www.w3.org/TR/png/#3PNGsignature. Its width and height stand at 16 and 20.</summary>
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Names that nobody can own: https://www.rfc-editor.org/rfc/rfc2606. Who writes one has copied an example.</summary>
    private static readonly string[] Reserved = [".example", ".invalid", ".test", ".localhost", ".example.com", ".example.net", ".example.org"];

    /// <summary>What is wrong with the values.</summary>
    public static IEnumerable<string> Problems(AppPackageRequest request)
    {
        if (request.AppId.Length == 0)
            yield return "The bot's app id is missing; give it with --app-id, or set BotFramework:AppId.";
        else if (!Guid.TryParse(request.AppId, out var app) || app == Guid.Empty)
            yield return $"The app id '{request.AppId}' is not a GUID of an app; write the application (client) id of the bot's app in Microsoft Entra.";
        if (AddressProblem(request.Address) is { } problem)
            yield return problem;
        if (!ThreeNumbers().IsMatch(request.Version))
            yield return $"The version '{request.Version}' is not three numbers; write one such as 1.0.2, higher than that of the package before.";
    }

    /// <summary>What is wrong with an icon; nothing if there is no file at all, which is said elsewhere.</summary>
    public static IEnumerable<string> IconProblems(string file, ReadOnlyMemory<byte> bytes, int side)
    {
        var png = bytes.Span;
        if (png.IsEmpty)
            return [];
        if (png.Length < 24 || !png.StartsWith(PngSignature))
            return [$"{file} is not a PNG file; draw it as PNG, {side} by {side} pixels."];
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        return width == side && height == side ? [] : [$"{file} is {width} by {height} pixels; Teams wants {side} by {side}."];
    }

    /// <summary>What is wrong with the text as JSON.</summary>
    public static IEnumerable<string> JsonProblems(string file, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [];
        }
        catch (JsonException wrong)
        {
            return [$"{file}:{wrong.LineNumber + 1}: this is not JSON ({wrong.Message.TrimEnd('.')}); correct the template."];
        }
    }

    private static string? AddressProblem(string text)
    {
        const string Cure = "write https and the host under which Teams reaches the bot, such as https://bot.contoso.com";
        if (text.Length == 0)
            return $"The bot's public address is missing; give it with --address, or set Site:Address: {Cure}.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
            return $"The address '{text}' is not an https address; {Cure}.";
        if (address.PathAndQuery != "/" || address.Fragment.Length > 0)
            return $"The address '{text}' has something behind the host; {Cure}.";
        if (address.IsLoopback)
            return $"The address '{text}' is this machine, which Teams cannot reach; {Cure}.";
        if (address.HostNameType != UriHostNameType.Dns)
            return $"The address '{text}' has a number for a host; {Cure}.";
        return Reserved.Any(name => $".{address.IdnHost}".EndsWith(name, StringComparison.OrdinalIgnoreCase)) ? $"The address '{text}' is only an example; {Cure}." : null;
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z")]
    private static partial Regex ThreeNumbers();
}
