using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Remembers in a cookie who came in: signed with the key of the web chat, so that every replica knows it, and over after half an hour.</summary>
internal sealed class ScoresSession(SealedAddresses seals, TimeProvider time)
{
    /// <summary>How long somebody who came in may look.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    private const string Cookie = "scores";
    private const string Use = "scores session";

    /// <summary>A cookie that is longer is none of ours.</summary>
    private const int Longest = 4096;

    /// <summary>Who came in, or null. Whether they still have the role is for <see cref="ScoresDoor"/>.</summary>
    public async Task<Viewer?> ReadAsync(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: > 0 and <= Longest } cookie && await seals.OpenAsync(Use, cookie) is { } content
            ? JsonSerializer.Deserialize(content, ViewerJson.Default.Viewer) : null;

    /// <summary>Lets somebody in.</summary>
    public void Begin(HttpContext http, Viewer viewer)
    {
        var until = time.GetUtcNow() + Lifetime;
        http.Response.Cookies.Append(Cookie, seals.Seal(Use, JsonSerializer.Serialize(viewer, ViewerJson.Default.Viewer), until), Options(http, Lifetime));
    }

    /// <summary>Lets somebody out.</summary>
    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    /// <summary>Never in the clear, but on this machine; not for scripts; not sent along from other sites' forms and pictures.</summary>
    private static CookieOptions Options(HttpContext http, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = !ThisMachine.IsName(http.Request.Host.Host),
        Path = "/",
        MaxAge = age,
    };
}

/// <summary>How a viewer stands in the cookie.</summary>
[JsonSerializable(typeof(Viewer))]
internal sealed partial class ViewerJson : JsonSerializerContext;
