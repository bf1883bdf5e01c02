using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>The certificate that proves who the bot is, instead of a secret that travels.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials.</remarks>
internal static class ClientCertificate
{
    /// <summary>How long a proof is good. The login service wants 5 to 10 minutes.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The key is not written to any store, where the system can do without.</summary>
    private static X509KeyStorageFlags InMemory => OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    /// <summary>What is wrong with the files, in a sentence with the key and the cure; or null.</summary>
    public static string? Problem(BotFrameworkOptions options)
    {
        foreach (var (key, file) in new[] { ("CertificateFile", options.CertificateFile), ("CertificateKeyFile", options.CertificateKeyFile) })
        {
            if (file.Length > 0 && !File.Exists(file))
                return $"BotFramework:{key} names {file}, which is not there; write the path of a PFX or PEM file.";
        }

        try
        {
            using var certificate = Read(options);
            using var key = certificate.GetRSAPrivateKey();
            return key is null
                ? $"BotFramework:CertificateFile {options.CertificateFile} holds no RSA key; use a PFX, or a PEM with its key here or in BotFramework:CertificateKeyFile."
                : null;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"BotFramework:CertificateFile {options.CertificateFile} cannot be read ({failure.Message.TrimEnd('.')}); "
                + "check the file, BotFramework:CertificateKeyFile and BotFramework:CertificatePassword.";
        }
    }

    /// <summary>When the certificate is over.</summary>
    /// <exception cref="CryptographicException">It cannot be read.</exception>
    public static DateTimeOffset EndOf(BotFrameworkOptions options)
    {
        using var certificate = Read(options);
        return certificate.NotAfter;
    }

    /// <summary>A proof for the login service: a JWT that the certificate's key signed.</summary>
    /// <param name="options">Say where the certificate is.</param>
    /// <param name="audience">The address that it is for.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="TokenException">The certificate is over.</exception>
    /// <exception cref="CryptographicException">It cannot be read any longer.</exception>
    public static string Assertion(BotFrameworkOptions options, string audience, DateTimeOffset now)
    {
        using var certificate = Read(options);
        if (now >= certificate.NotAfter)
        {
            throw new TokenException(
                $"the certificate in BotFramework:CertificateFile is over since {certificate.NotAfter.ToUniversalTime():u}; put a new one there and upload it to the app");
        }

        using var key = certificate.GetRSAPrivateKey() ?? throw new CryptographicException("the certificate has no RSA key");
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            Issuer = options.AppId,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = options.AppId,
                ["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            },
            AdditionalHeaderClaims = new Dictionary<string, object>
            {
                ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)),
            },
            // The key lives no longer than this call, so nothing may keep it.
            SigningCredentials = new(new RsaSecurityKey(key), SecurityAlgorithms.RsaSsaPssSha256)
            {
                CryptoProviderFactory = new() { CacheSignatureProviders = false },
            },
        });
    }

    private static X509Certificate2 Read(BotFrameworkOptions options)
    {
        var password = options.CertificatePassword is { Length: > 0 } given ? given : null;
        var key = options.CertificateKeyFile is { Length: > 0 } own ? own : options.CertificateFile;
        if (!File.ReadAllText(options.CertificateFile).Contains("-----BEGIN", StringComparison.Ordinal))
            return X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile, password, InMemory);
        return password is null
            ? X509Certificate2.CreateFromPemFile(options.CertificateFile, key)
            : X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile, password, key);
    }
}
