using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Tests.Connector;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>How the bot asks for its own token.</summary>
public sealed class TokenRequestSpecs
{
    [Theory]
    [InlineData("SingleTenant", "Public", "https://login.microsoftonline.com/99999999-8888-7777-6666-555555555555/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("MultiTenant", "Public", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("SingleTenant", "UsGovernment", "https://login.microsoftonline.us/99999999-8888-7777-6666-555555555555/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    [InlineData("MultiTenant", "UsGovernment", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    [InlineData("SingleTenant", "China", "https://login.partner.microsoftonline.cn/99999999-8888-7777-6666-555555555555/oauth2/v2.0/token", "https://api.botframework.azure.cn/.default")]
    [InlineData("MultiTenant", "China", "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn/oauth2/v2.0/token", "https://api.botframework.azure.cn/.default")]
    public async Task An_app_asks_in_its_cloud_and_tenant_with_its_secret(string type, string cloud, string address, string scope)
    {
        using var microsoft = new MicrosoftCloud("Production", ("AppType", type), ("Cloud", cloud), ("TenantId", type == "SingleTenant" ? Door.OwnTenant : ""));
        Assert.Equal("token-1", await microsoft.Tokens.GetAsync(Cancel));
        var login = Assert.Single(microsoft.Logins);
        Assert.Equal(("POST", address, null), (login.Method, login.Address, login.IdentityHeader));
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = Door.AppId,
                ["client_secret"] = MicrosoftCloud.Secret,
                ["scope"] = scope,
            },
            Form(login.Body));
    }

    [Fact]
    public async Task The_address_can_be_set()
    {
        using var microsoft = new MicrosoftCloud("Production", ("TokenUrl", "https://login.example.com/token"));
        await microsoft.Tokens.GetAsync(Cancel);
        Assert.Equal("https://login.example.com/token", Assert.Single(microsoft.Logins).Address);
    }

    [Fact]
    public async Task An_identity_asks_the_machine()
    {
        using var microsoft = new MicrosoftCloud(
            "Production", ("AppType", "UserAssignedMsi"), ("AppPassword", ""), ("/IDENTITY_ENDPOINT", "http://127.0.0.1:41741/msi/token"), ("/IDENTITY_HEADER", "proof"));
        var until = Now.AddHours(2).ToUnixTimeSeconds();
        microsoft.Login = _ => Task.FromResult(MicrosoftCloud.Json($$"""{"access_token":"of the machine","expires_on":"{{until}}","resource":"x","token_type":"Bearer"}"""));
        Assert.Equal("of the machine", await microsoft.Tokens.GetAsync(Cancel));
        var login = Assert.Single(microsoft.Logins);
        Assert.Equal(
            ("GET", $"http://127.0.0.1:41741/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={Door.AppId}", "proof", ""),
            (login.Method, login.Address, login.IdentityHeader, login.Body));

        microsoft.Time.SetUtcNow(Now.AddHours(2) - AppTokens.Early - TimeSpan.FromSeconds(1));
        await microsoft.Tokens.GetAsync(Cancel);
        Assert.Single(microsoft.Logins);
    }

    [Fact]
    public async Task A_certificate_signs_a_proof_instead_of_sending_a_secret()
    {
        using var certificate = Certificates.Make();
        using var file = new TemporaryFile(certificate.Export(X509ContentType.Pfx));
        using var microsoft = new MicrosoftCloud("Production", ("AppPassword", ""), ("CertificateFile", file.Path));
        await microsoft.Tokens.GetAsync(Cancel);
        var form = Form(Assert.Single(microsoft.Logins).Body);
        Assert.Equal(["client_assertion", "client_assertion_type", "client_id", "grant_type", "scope"], form.Keys);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);

        var proof = form["client_assertion"];
        var parts = proof.Split('.');
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["alg"] = "PS256",
                ["typ"] = "JWT",
                ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)),
            },
            new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(Base64UrlEncoder.Decode(parts[0])) ?? []));
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))?.AsObject() ?? [];
        Assert.Equal(["aud", "exp", "iat", "iss", "jti", "nbf", "sub"], claims.Select(claim => claim.Key).Order());
        Assert.Equal(
            ($"https://login.microsoftonline.com/{Door.OwnTenant}/oauth2/v2.0/token", Door.AppId, Door.AppId, Now.ToUnixTimeSeconds(), Now.AddMinutes(5).ToUnixTimeSeconds()),
            ((string?)claims["aud"], (string?)claims["iss"], (string?)claims["sub"], (long)(claims["nbf"] ?? 0), (long)(claims["exp"] ?? 0)));

        using var key = certificate.GetRSAPublicKey();
        Assert.True(key?.VerifyData(
            System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlEncoder.DecodeBytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public async Task No_proof_is_shown_twice()
    {
        using var certificate = Certificates.Make();
        using var file = new TemporaryFile(certificate.Export(X509ContentType.Pfx));
        using var microsoft = new MicrosoftCloud("Production", ("AppPassword", ""), ("CertificateFile", file.Path));
        await microsoft.Tokens.GetAsync(Cancel);
        microsoft.Tokens.Drop("token-1");
        await microsoft.Tokens.GetAsync(Cancel);
        Assert.Equal(2, microsoft.Logins.Select(login => new JsonWebToken(Form(login.Body)["client_assertion"]).Id).Distinct().Count());
    }

    [Fact]
    public async Task A_certificate_may_be_replaced_while_the_bot_runs_and_one_that_is_over_says_so()
    {
        using var old = Certificates.Make();
        using var file = new TemporaryFile(old.Export(X509ContentType.Pfx));
        using var microsoft = new MicrosoftCloud("Production", ("AppPassword", ""), ("CertificateFile", file.Path));
        microsoft.Time.SetUtcNow(Now.AddYears(1));
        var failure = await Assert.ThrowsAsync<TokenException>(async () => await microsoft.Tokens.GetAsync(Cancel));
        Assert.Contains("is over since 2027-01-05", failure.Message, StringComparison.Ordinal);

        using var key = RSA.Create(2048);
        using var next = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now, Now.AddYears(2));
        await File.WriteAllBytesAsync(file.Path, next.Export(X509ContentType.Pfx), Cancel);
        microsoft.Time.Advance(AppTokens.AfterFailure);
        Assert.Equal("token-1", await microsoft.Tokens.GetAsync(Cancel));

        File.Delete(file.Path);
        microsoft.Tokens.Drop("token-1");
        failure = await Assert.ThrowsAsync<TokenException>(async () => await microsoft.Tokens.GetAsync(Cancel));
        Assert.Contains("BotFramework:CertificateFile cannot be read", failure.Message, StringComparison.Ordinal);
    }

    private static SortedDictionary<string, string> Form(string body)
    {
        using var reader = new FormReader(body);
        return new(reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.ToString()), StringComparer.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
