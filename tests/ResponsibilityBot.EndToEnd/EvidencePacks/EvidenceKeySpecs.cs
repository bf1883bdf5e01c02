using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Host.EvidencePacks;

namespace ResponsibilityBot.EndToEnd.EvidencePacks;

/// <summary>Keys that sign packs: what openssl made is taken, and what will not do is refused with the cure.</summary>
public sealed class EvidenceKeySpecs
{
    /// <summary>Made with <c>openssl dgst -sha256 -sign</c> for this specification.</summary>
    private const string Signature = "MEQCIAcG9i/slR7S4kXbHIOvm/7L4m0KfZxD0v6jUXUkzvRrAiBqkpiCfy8ioFwQcCG6jbphn2/qel7CFczWk1yU9ac67A==";

    private const string PublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ6+NEnSUoq9Wes9HxUB7g8HJAGAP
        dNPvWN7iXJM+lmVQW9xL96MHZXH8W8EB7AoTZ49yrGMN0+Wyc4XSVRW0lQ==
        -----END PUBLIC KEY-----
        """;

    private const string Certificate =
        """
        -----BEGIN CERTIFICATE-----
        MIIBfjCCASOgAwIBAgIUD7i8YU9w7ainRmsvbJyNGNFp8UowCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIZXZpZGVuY2UwIBcNMjYxMTI2MTE1NzMwWhgPMjEyNjExMDIx
        MTU3MzBaMBMxETAPBgNVBAMMCGV2aWRlbmNlMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAEZ6+NEnSUoq9Wes9HxUB7g8HJAGAPdNPvWN7iXJM+lmVQW9xL96MHZXH8
        W8EB7AoTZ49yrGMN0+Wyc4XSVRW0laNTMFEwHQYDVR0OBBYEFBPKRS5lXgaLvXEz
        qCpvzjE+I29aMB8GA1UdIwQYMBaAFBPKRS5lXgaLvXEzqCpvzjE+I29aMA8GA1Ud
        EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAJgdesL59wj2j6QUHHhESZRW
        nIcwqKk3kLxpnWWYHP0IAiEAuYWbj7hXwpMh3EpWJAiyREDqQOsdNDe5WR0rP9d4
        /Ik=
        -----END CERTIFICATE-----
        """;

    private static readonly byte[] Signed = Encoding.UTF8.GetBytes("abc  evidence.html\n");

    [Theory]
    [InlineData(PublicKey)]
    [InlineData(Certificate)]
    public void A_signature_of_openssl_is_taken_and_no_other(string pem)
    {
        using var key = EvidenceKey.Read(pem);
        var signature = Convert.FromBase64String(Signature);
        Assert.True(key.Verify(Signed, signature));
        Assert.False(key.Verify(Encoding.UTF8.GetBytes("abd  evidence.html\n"), signature));
        for (var at = 0; at < signature.Length; at++)
        {
            var altered = signature.ToArray();
            altered[at] ^= 1;
            Assert.False(key.Verify(Signed, altered));
        }

        Assert.False(key.Verify(Signed, []));
        using var other = EvidenceKey.Read(NewEc());
        Assert.False(other.Verify(Signed, signature));
        Assert.NotEqual(key.Fingerprint, other.Fingerprint);
    }

    [Theory]
    [InlineData("ec")]
    [InlineData("ec pkcs8")]
    [InlineData("rsa")]
    [InlineData("rsa pkcs8")]
    public void What_a_private_key_signs_its_public_key_knows(string kind)
    {
        using var key = EvidenceKey.Read(kind switch { "ec" => NewEc(), "ec pkcs8" => NewEc(isPkcs8: true), "rsa" => NewRsa(2048), _ => NewRsa(2048, isPkcs8: true) });
        using var known = EvidenceKey.Read(key.PublicPem);
        Assert.True(known.Verify(Signed, key.Sign(Signed)));
        Assert.Equal(key.Fingerprint, known.Fingerprint);
        Assert.DoesNotContain("PRIVATE", key.PublicPem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_public_key_signs_nothing()
    {
        using var key = EvidenceKey.Read(PublicKey);
        Assert.Contains("it holds a public key only", Assert.Throws<FormatException>(() => key.Sign(Signed)).Message, StringComparison.Ordinal);
        using var rsa = RSA.Create(2048);
        using var other = EvidenceKey.Read(rsa.ExportSubjectPublicKeyInfoPem());
        Assert.Contains("it holds a public key only", Assert.Throws<FormatException>(() => other.Sign(Signed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_will_not_do_is_refused_with_the_cure()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var (pem, says) in new[]
        {
            ("nonsense", "it holds no key in PEM that can be used; make one with: openssl"),
            ("", "it holds no key in PEM"),
            (p384.ExportECPrivateKeyPem(), "not on the curve P-256; make one with: openssl"),
            (NewRsa(1024), "the RSA key has 1024 bits; take one of 2048 or more"),
            (p384.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)), "the key has a password; write it without one (openssl pkey"),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "a certificate that cannot be read"),
        })
        {
            Assert.Contains(says, Assert.Throws<FormatException>(() => EvidenceKey.Read(pem)).Message, StringComparison.Ordinal);
        }
    }

    internal static string NewEc(bool isPkcs8 = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return isPkcs8 ? key.ExportPkcs8PrivateKeyPem() : key.ExportECPrivateKeyPem();
    }

    private static string NewRsa(int bits, bool isPkcs8 = false)
    {
        using var key = RSA.Create(bits);
        return isPkcs8 ? key.ExportPkcs8PrivateKeyPem() : key.ExportRSAPrivateKeyPem();
    }
}
