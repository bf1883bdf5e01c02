using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.IdentityModel.JsonWebTokens;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>What a token says about itself, before anybody looks at its signature.</summary>
public sealed class TokenRulesSpecs(TestKeys keys) : IClassFixture<TestKeys>
{
    private static readonly string[] Claims = ["iss", "aud", "exp", "nbf", "serviceurl", "tid", "ver", "appid", "azp"];

    [Theory]
    [InlineData("Public", "https://api.botframework.com")]
    [InlineData("UsGovernment", "https://api.botframework.us")]
    [InlineData("China", "https://api.botframework.azure.cn")]
    public void Each_cloud_has_its_own_issuer(string cloud, string issuer)
    {
        foreach (var other in Enum.GetValues<Cloud>())
        {
            var expected = other.ToString() == cloud ? TokenVerdict.Accepted : TokenVerdict.WrongIssuer;
            Assert.Equal(expected, Judge(Valid().With("iss", issuer), other));
        }
    }

    [Theory]
    [InlineData("Public", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", true)]
    [InlineData("Public", "https://login.microsoftonline.com/99999999-8888-7777-6666-555555555555/v2.0", true)]
    [InlineData("Public", "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0", false)]
    [InlineData("Public", "https://login.microsoftonline.com/99999999-8888-7777-6666-555555555555/v2.0/", false)]
    [InlineData("Public", "https://sts.windows.net/99999999-8888-7777-6666-555555555555/", false)]
    [InlineData("UsGovernment", "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0", true)]
    [InlineData("UsGovernment", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", false)]
    [InlineData("China", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", false)]
    public void Emulators_get_their_tokens_of_version_2_in_known_tenants(string cloud, string issuer, bool accepted)
    {
        var token = TestToken.OfEmulator(keys.Directory, Door.AppId, Door.EmulatorTenant, Now, version: 2).With("iss", issuer);
        if (accepted)
            token = token.With("tid", new Uri(issuer).Segments[1].TrimEnd('/'));
        Assert.Equal(accepted ? TokenVerdict.Accepted : TokenVerdict.WrongIssuer, Judge(token, Enum.Parse<Cloud>(cloud), emulator: true));
    }

    [Theory]
    [InlineData("exp", "null", "NoLifetime")]
    [InlineData("nbf", "null", "NoLifetime")]
    [InlineData("exp", "-1", "Expired")]
    [InlineData("exp", "0", "Expired")]
    [InlineData("nbf", "99999999999999", "NotYetValid")]
    [InlineData("aud", "null", "WrongAudience")]
    [InlineData("aud", "[]", "WrongAudience")]
    [InlineData("aud", "\"\"", "WrongAudience")]
    [InlineData("aud", "[\"a\",\"b\"]", "WrongAudience")]
    [InlineData("iss", "null", "WrongIssuer")]
    [InlineData("iss", "\"https://api.botframework.com/\"", "WrongIssuer")]
    [InlineData("iss", "\"HTTPS://API.BOTFRAMEWORK.COM\"", "WrongIssuer")]
    [InlineData("serviceurl", "null", "NoServiceUrl")]
    [InlineData("serviceurl", "\"\"", "NoServiceUrl")]
    [InlineData("serviceurl", "5", "NoServiceUrl")]
    [InlineData("serviceurl", "[\"https://smba.trafficmanager.net/emea/\"]", "NoServiceUrl")]
    public void A_claim_that_is_missing_or_odd_breaks_its_rule(string claim, string value, string verdict) =>
        Assert.Equal(verdict, Judge(Valid().With(claim, JsonNode.Parse(value))).ToString());

    [Fact]
    public void The_serviceurl_is_written_in_small_letters() =>
        Assert.Equal(TokenVerdict.NoServiceUrl, Judge(Valid().With("serviceurl", null).With("serviceUrl", Service)));

    [Theory]
    [InlineData("alg", "\"RS384\"", "WrongAlgorithm")]
    [InlineData("alg", "\"rs256\"", "WrongAlgorithm")]
    [InlineData("alg", "\"PS256\"", "WrongAlgorithm")]
    [InlineData("alg", "null", "WrongAlgorithm")]
    [InlineData("kid", "\"\"", "UnknownKey")]
    [InlineData("kid", "null", "UnknownKey")]
    [InlineData("crit", "[\"exp\"]", "Malformed")]
    public void A_header_that_is_missing_or_odd_breaks_its_rule(string name, string value, string verdict) =>
        Assert.Equal(verdict, Judge(Valid().WithHeader(name, JsonNode.Parse(value))).ToString());

    [Theory]
    [InlineData(-300, "Expired")]
    [InlineData(-299, "Accepted")]
    public void Clocks_may_differ_by_five_minutes_at_the_end(int seconds, string verdict) =>
        Assert.Equal(verdict, Judge(Valid().With("exp", Now.AddSeconds(seconds).ToUnixTimeSeconds())).ToString());

    [Theory]
    [InlineData(301, "NotYetValid")]
    [InlineData(300, "Accepted")]
    public void Clocks_may_differ_by_five_minutes_at_the_beginning(int seconds, string verdict) =>
        Assert.Equal(verdict, Judge(Valid().With("nbf", Now.AddSeconds(seconds).ToUnixTimeSeconds())).ToString());

    [Theory]
    [InlineData("ver", "\"3.0\"", "WrongApp")]
    [InlineData("ver", "null", "Accepted")]
    [InlineData("appid", "null", "WrongApp")]
    [InlineData("tid", "null", "WrongTenant")]
    public void An_emulators_token_must_be_the_bots_own(string claim, string value, string verdict)
    {
        var token = TestToken.OfEmulator(keys.Directory, Door.AppId, Door.EmulatorTenant, Now).With(claim, JsonNode.Parse(value));
        // Another version would be another issuer; here the issuer of version 2 says a version that nobody knows.
        if (claim == "ver" && value != "null")
            token = token.With("iss", $"https://login.microsoftonline.com/{Door.EmulatorTenant}/v2.0").With("azp", Door.AppId);
        Assert.Equal(verdict, Judge(token, emulator: true).ToString());
    }

    [Fact]
    public void An_audience_may_be_written_in_capital_letters() => Assert.Equal(
        TokenVerdict.Accepted,
        new TokenRules("ABCDEF00-2222-3333-4444-555555555555", CloudAddresses.Of(Cloud.Public), "", false)
            .Judge(new JsonWebToken(Valid().With("aud", "abcdef00-2222-3333-4444-555555555555").Text()), Now));

    [Theory]
    [InlineData("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"connector-1\"}", "{0}.AA.AA.AA.AA")]
    [InlineData("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", "{0}..AA.AA.AA")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"connector-1\"}", "{0}.AA.AA.AA.AA")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"connector-1\"}", "{0}..")]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"connector-1\"}", "{0}.e30.")]
    [InlineData("[]", "{0}.e30.AA")]
    public async Task What_is_not_a_signed_token_is_refused(string header, string form)
    {
        await using var door = Door.Open(keys);
        Assert.Equal(401, await door.DeliverAsync("Bearer " + form.Replace("{0}", TestToken.Encode(System.Text.Encoding.UTF8.GetBytes(header)), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whatever_is_in_the_header_is_refused_and_never_breaks_the_bot()
    {
        await using var door = Door.Open(keys, ("DangerouslyAcceptEmulatorTokens", "true"));
        await Gen.OneOf(Gen.String, Gen.String.Select(text => "Bearer " + text), Gen.String.Select(text => $"Bearer {TestToken.Encode(System.Text.Encoding.UTF8.GetBytes(text))}.e30.AA"))
            .SampleAsync(async header => Assert.Equal(401, await door.DeliverAsync(header)), iter: 500);
    }

    [Fact]
    public async Task Whatever_the_claims_hold_is_refused_and_never_breaks_the_bot()
    {
        await using var door = Door.Open(keys, ("DangerouslyAcceptEmulatorTokens", "true"));
        string[] oddities = ["null", "true", "[]", "{}", "\"\"", "\"x\"", "-1", "1e400", "1.5", "99999999999999999999999", "[[[]]]", "[null]", "\"\\ud800\"", "{\"a\":[1]}"];
        var value = Gen.Int[0, oddities.Length - 1].Select(index => oddities[index]);
        await Gen.Select(Gen.Int[0, Claims.Length - 1].Select(index => Claims[index]), value, Gen.Bool, Gen.Bool).SampleAsync(
            async (claim, odd, isEmulators, isSignedTwice) =>
            {
                var token = isEmulators ? TestToken.OfEmulator(keys.Directory, Door.AppId, Door.EmulatorTenant, Now) : Valid();
                var payload = token.Payload.ToJsonString().TrimEnd('}') + $",\"{claim}\":{odd}}}";
                var content = $"{TestToken.Encode(System.Text.Encoding.UTF8.GetBytes(token.Header.ToJsonString()))}.{TestToken.Encode(System.Text.Encoding.UTF8.GetBytes(payload))}";
                var signature = TestToken.Encode(keys.Rogue.Sign(System.Text.Encoding.ASCII.GetBytes(content)));
                Assert.Equal(401, await door.DeliverAsync($"Bearer {content}.{signature}{(isSignedTwice ? "." + signature : "")}"));
            },
            iter: 500);
    }

    private TestToken Valid() => TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);

    private static TokenVerdict Judge(TestToken token, Cloud cloud = Cloud.Public, bool emulator = false) =>
        new TokenRules(Door.AppId, CloudAddresses.Of(cloud), Door.OwnTenant, emulator).Judge(new JsonWebToken(token.Text()), Now);
}
