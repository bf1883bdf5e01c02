using System.Security.Cryptography;

namespace ResponsibilityBot.Host.Pages;

/// <summary>What browsers are told to refuse on our pages.</summary>
internal static class PageHeaders
{
    /// <summary>Web Chat adds one style without a nonce, with nothing in it: the hash of nothing.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>A value that only styles of this one answer carry.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Headers for every answer.</summary>
    public static void WriteCommon(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    /// <summary>Headers for the chat: nothing from other hosts (Web Chat draws some of its pictures itself, hence blob:), styles only with the nonce, in frames of the allowed origins only.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="nonce">As <see cref="NewNonce"/> gave it.</param>
    /// <param name="allowedOrigins">Origins whose pages may hold this one, beside its own.</param>
    public static void WriteChat(IHeaderDictionary headers, string nonce, IEnumerable<string> allowedOrigins) =>
        Write(headers, $"'self' 'nonce-{nonce}' {EmptyStyle}", "'self' data: blob:", "'none'", allowedOrigins);

    /// <summary>Headers for a page of our own making: nothing but our own files, forms to ourselves, in frames of the allowed origins only.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="allowedOrigins">Origins whose pages may hold this one, beside its own.</param>
    public static void WritePage(IHeaderDictionary headers, IEnumerable<string> allowedOrigins) =>
        Write(headers, "'self'", "'self'", "'self'", allowedOrigins);

    /// <summary>Headers for the description of the API, which is drawn by a library: its one script carries the nonce, and it makes styles as it runs.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="nonce">As <see cref="NewNonce"/> gave it.</param>
    public static void WriteReference(IHeaderDictionary headers, string nonce) =>
        Write(headers, "'self' 'unsafe-inline'", "'self' data: blob:", "'none'", [], $"'self' 'nonce-{nonce}'");

    private static void Write(IHeaderDictionary headers, string styles, string images, string forms, IEnumerable<string> allowedOrigins, string scripts = "'self'")
    {
        headers.ContentSecurityPolicy = string.Join("; ",
        [
            "default-src 'none'",
            $"script-src {scripts}",
            $"style-src {styles}",
            $"img-src {images}",
            "connect-src 'self'",
            "base-uri 'none'",
            $"form-action {forms}",
            $"frame-ancestors {string.Join(' ', allowedOrigins.Prepend("'self'"))}",
        ]);
        headers.CacheControl = "no-store";
    }
}
