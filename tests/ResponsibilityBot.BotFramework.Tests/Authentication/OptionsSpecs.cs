using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>What the program says about its settings before it starts.</summary>
public sealed class OptionsSpecs : IDisposable
{
    private const string App = "AppId=11111111-2222-3333-4444-555555555555";
    private const string Tenant = "TenantId=99999999-8888-7777-6666-555555555555";
    private const string Identity = "AppType=UserAssignedMsi";
    private readonly string folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData()]
    [InlineData(App, Tenant, "AppPassword=x")]
    [InlineData(App, "TenantId=contoso.com", "AppPassword=x")]
    [InlineData(App, "AppType=MultiTenant", "AppPassword=x")]
    [InlineData(App, Tenant, "AppPassword=x", "Cloud=usgovernment")]
    [InlineData(App, Tenant, "AppPassword=x", "Cloud=China", "AllowedTenants:0=99999999-8888-7777-6666-555555555555")]
    [InlineData(App, Tenant, "AppPassword=x", "DangerouslyAcceptEmulatorTokens=true", "DangerouslyAllowUnauthenticatedRequests=true")]
    [InlineData(App, Tenant, "AppPassword=x", "OpenIdMetadataUrl=http://localhost:5000/openid", "TokenUrl=https://login.example.com/token")]
    public void Settings_that_are_right_are_taken(params string[] settings) => Assert.Empty(Problems(settings));

    [Theory]
    [InlineData("BotFramework:AppId is not a GUID", "AppId=bot", Tenant, "AppPassword=x")]
    [InlineData("BotFramework:AppId is missing", "AppPassword=x")]
    [InlineData("BotFramework:AppId is missing", Tenant)]
    [InlineData("BotFramework:AppId is missing", "AppType=MultiTenant")]
    [InlineData("BotFramework:AppId is missing", "CertificateFile=x.pfx")]
    [InlineData("BotFramework:TenantId is missing for AppType SingleTenant", App, "AppPassword=x")]
    [InlineData("BotFramework:TenantId has no meaning with AppType MultiTenant", App, Tenant, "AppType=MultiTenant", "AppPassword=x")]
    [InlineData("BotFramework:TenantId is neither a GUID nor a domain", App, "TenantId=a/b", "AppPassword=x")]
    [InlineData("BotFramework:AppPassword and BotFramework:CertificateFile are both missing", App, Tenant)]
    [InlineData("BotFramework:AppPassword and BotFramework:CertificateFile are both set", App, Tenant, "AppPassword=x", "CertificateFile=x.pfx")]
    [InlineData("BotFramework:CertificateFile names no-such.pfx, which is not there", App, Tenant, "CertificateFile=no-such.pfx")]
    [InlineData("have no meaning without BotFramework:CertificateFile", App, Tenant, "AppPassword=x", "CertificateKeyFile=x.pem")]
    [InlineData("have no meaning without BotFramework:CertificateFile", App, Tenant, "AppPassword=x", "CertificatePassword=x")]
    [InlineData("have no meaning with AppType UserAssignedMsi", App, Identity, "AppPassword=x")]
    [InlineData("BotFramework:TokenUrl has no meaning with AppType UserAssignedMsi", App, Identity, "TokenUrl=https://login.example.com/token")]
    [InlineData("IDENTITY_ENDPOINT and IDENTITY_HEADER are not set", App, Identity)]
    [InlineData("BotFramework:OpenIdMetadataUrl must be an https address", "OpenIdMetadataUrl=http://login.example.com/openid")]
    [InlineData("BotFramework:OpenIdMetadataUrl must be an https address", "OpenIdMetadataUrl=login.example.com")]
    [InlineData("BotFramework:TokenUrl must be an https address", App, Tenant, "AppPassword=x", "TokenUrl=http://login.example.com/token")]
    [InlineData("BotFramework:AllowedTenants has 'contoso.com'", "AllowedTenants:0=contoso.com")]
    [InlineData("BotFramework:AllowedServiceHosts has 'https://x'", "AllowedServiceHosts:0=https://x")]
    [InlineData("BotFramework:DangerouslyAcceptEmulatorTokens has no meaning without BotFramework:AppId", "DangerouslyAcceptEmulatorTokens=true")]
    [InlineData("has no meaning in the cloud China", App, Tenant, "AppPassword=x", "Cloud=China", "DangerouslyAcceptEmulatorTokens=true")]
    [InlineData("BotFramework:Cloud is not known", App, Tenant, "AppPassword=x", "Cloud=7")]
    [InlineData("BotFramework:AppType is not known", App, Tenant, "AppPassword=x", "AppType=7")]
    public void Settings_that_are_wrong_stop_the_start_with_the_key_and_the_cure(string says, params string[] settings) =>
        Assert.Contains(Problems(settings), problem => problem.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void A_machine_in_Azure_has_an_identity() =>
        Assert.Empty(Problems([App, Identity, "/IDENTITY_ENDPOINT=http://127.0.0.1:41741/msi/token", "/IDENTITY_HEADER=x"]));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = string.Join('\n', Problems(["AppId=bot", "AllowedTenants:0=x", "TokenUrl=x"]));
        foreach (var key in new[] { "AppId", "TenantId", "AppPassword", "AllowedTenants", "TokenUrl" })
            Assert.Contains($"BotFramework:{key}", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void No_problem_repeats_a_secret()
    {
        var problems = string.Join('\n', Problems(["AppId=bot", "AppPassword=hush", "CertificateFile=x", "CertificatePassword=hush"]));
        Assert.NotEmpty(problems);
        Assert.DoesNotContain("hush", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_may_be_PFX_or_PEM_with_or_without_a_password()
    {
        using var certificate = Certificates.Make();
        var pfx = Write("a.pfx", certificate.Export(X509ContentType.Pfx, "secret"));
        Assert.Empty(CertificateProblems($"CertificateFile={pfx}", "CertificatePassword=secret"));
        Assert.Contains("cannot be read", Assert.Single(CertificateProblems($"CertificateFile={pfx}", "CertificatePassword=wrong")), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(CertificateProblems($"CertificateFile={pfx}")), StringComparison.Ordinal);

        var open = Write("b.pfx", certificate.Export(X509ContentType.Pfx));
        Assert.Empty(CertificateProblems($"CertificateFile={open}"));

        var key = Write("key.pem", Certificates.KeyPem(certificate, null));
        var alone = Write("alone.pem", certificate.ExportCertificatePem());
        Assert.Empty(CertificateProblems($"CertificateFile={alone}", $"CertificateKeyFile={key}"));
        Assert.Contains("CertificateKeyFile", Assert.Single(CertificateProblems($"CertificateFile={alone}")), StringComparison.Ordinal);
        Assert.Contains("not there", Assert.Single(CertificateProblems($"CertificateFile={alone}", "CertificateKeyFile=none.pem")), StringComparison.Ordinal);

        var both = Write("both.pem", certificate.ExportCertificatePem() + "\n" + Certificates.KeyPem(certificate, "secret"));
        Assert.Empty(CertificateProblems($"CertificateFile={both}", "CertificatePassword=secret"));
        Assert.Contains("cannot be read", Assert.Single(CertificateProblems($"CertificateFile={both}", "CertificatePassword=wrong")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_an_RSA_key_is_no_certificate_for_the_bot()
    {
        using var certificate = Certificates.Make();
        var bare = Write("bare.pfx", certificate.Export(X509ContentType.Cert));
        Assert.Contains("BotFramework:CertificateFile", Assert.Single(CertificateProblems($"CertificateFile={bare}")), StringComparison.Ordinal);
        Assert.Contains("BotFramework:CertificateFile", Assert.Single(CertificateProblems($"CertificateFile={Write("x.pfx", [1, 2, 3])}")), StringComparison.Ordinal);

        using var curve = ECDsa.Create();
        using var other = new CertificateRequest("CN=bot", curve, HashAlgorithmName.SHA256).CreateSelfSigned(Samples.Now, Samples.Now.AddYears(1));
        var elliptic = Write("ec.pfx", other.Export(X509ContentType.Pfx));
        Assert.Contains("holds no RSA key", Assert.Single(CertificateProblems($"CertificateFile={elliptic}")), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> CertificateProblems(params string[] settings) => Problems([App, Tenant, .. settings]);

    /// <summary>What the program's own wiring says. A key with a slash is outside the section.</summary>
    private static IReadOnlyList<string> Problems(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(
            pair => new KeyValuePair<string, string?>(pair[0].StartsWith('/') ? pair[0][1..] : "BotFramework:" + pair[0], pair[1]))).Build();
        using var services = new ServiceCollection().AddBotFramework(configuration).BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Write(string name, string text) => Write(name, System.Text.Encoding.ASCII.GetBytes(text));
}
