using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityBot.Host.EvidencePacks;

/// <summary>
/// A key that signs packs or tells whether a signature is of it: ECDSA on the curve P-256, or RSA of 2048 bits and more, with SHA-256. Signatures are as
/// <c>openssl dgst -sha256 -sign</c> makes them (for ECDSA a DER sequence, for RSA PKCS #1 v1.5).
/// </summary>
internal sealed class EvidenceKey : IDisposable
{
    /// <summary>The cure where there is no key that will do.</summary>
    public const string MakeOne = "make one with: openssl ecparam -name prime256v1 -genkey -noout -out evidence-key.pem";

    private const int FewestBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECDsa? ec;
    private readonly RSA? rsa;

    private EvidenceKey(ECDsa? ec, RSA? rsa) => (this.ec, this.rsa) = (ec, rsa);

    /// <summary>The public key as PEM.</summary>
    public string PublicPem => (Algorithm.ExportSubjectPublicKeyInfoPem() + "\n").ReplaceLineEndings("\n");

    /// <summary>What tells it from other keys: the SHA-256 of the public key's DER form, in hexadecimal.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Algorithm.ExportSubjectPublicKeyInfo()));

    private AsymmetricAlgorithm Algorithm => (AsymmetricAlgorithm?)ec ?? rsa ?? throw new InvalidOperationException("no key");

    /// <summary>Reads a key or a certificate in PEM.</summary>
    /// <exception cref="FormatException">It is none that will do; the message says why, and the cure.</exception>
    public static EvidenceKey Read(string pem)
    {
        if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
            throw new FormatException("the key has a password; write it without one (openssl pkey -in key.pem -out plain.pem) into a file that only the bot's account can read");
        var key = Import(pem);
        if (key.ec is { } curve && curve.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != P256)
            throw new FormatException("the key is not on the curve P-256; " + MakeOne);
        if (key.rsa is { KeySize: < FewestBits and var bits })
            throw new FormatException($"the RSA key has {bits} bits; take one of {FewestBits} or more");
        return key;
    }

    /// <summary>Signs.</summary>
    /// <exception cref="FormatException">It is a public key.</exception>
    public byte[] Sign(byte[] data)
    {
        try
        {
            return ec?.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ?? rsa?.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ?? throw new InvalidOperationException("no key");
        }
        catch (CryptographicException)
        {
            throw new FormatException("it holds a public key only; name the file with the private key");
        }
    }

    /// <summary>Whether a signature is of this key and that data. Never throws for what the signature holds.</summary>
    public bool Verify(byte[] data, byte[] signature)
    {
        try
        {
            return ec?.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ?? rsa?.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ?? false;
        }
        catch (CryptographicException)
        {
            // No sequence of DER at all: so it is no signature.
            return false;
        }
    }

    public void Dispose()
    {
        ec?.Dispose();
        rsa?.Dispose();
    }

    private static EvidenceKey Import(string pem)
    {
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal) && !pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            return OfCertificate(pem);
        var (ec, rsa) = (ECDsa.Create(), RSA.Create());
        if (IsTaken(() => ec.ImportFromPem(pem)))
        {
            rsa.Dispose();
            return new(ec, null);
        }

        ec.Dispose();
        if (IsTaken(() => rsa.ImportFromPem(pem)))
            return new(null, rsa);
        rsa.Dispose();
        throw new FormatException("it holds no key in PEM that can be used; " + MakeOne);
    }

    private static EvidenceKey OfCertificate(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetECDsaPublicKey() is { } ec ? new(ec, null) : certificate.GetRSAPublicKey() is { } rsa ? new(null, rsa)
                : throw new FormatException("the certificate has neither an ECDSA nor an RSA key");
        }
        catch (CryptographicException)
        {
            throw new FormatException("it holds a certificate that cannot be read");
        }
    }

    private static bool IsTaken(Action import)
    {
        try
        {
            import();
            return true;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // Another kind of key, or none.
            return false;
        }
    }
}
