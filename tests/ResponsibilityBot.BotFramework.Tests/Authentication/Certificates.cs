using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>Certificates that a bot could prove itself with.</summary>
internal static class Certificates
{
    /// <summary>With an RSA key, good for a year from <see cref="Samples.Now"/>.</summary>
    public static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Samples.Now, Samples.Now.AddYears(1));
    }

    /// <summary>The private key alone, encrypted if there is a password.</summary>
    public static string KeyPem(X509Certificate2 certificate, string? password)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("no key");
        return password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
    }
}
