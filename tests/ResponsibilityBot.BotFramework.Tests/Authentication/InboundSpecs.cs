using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>Who is heard at <c>/api/messages</c>, and what those are told who are not.</summary>
public sealed class InboundSpecs(TestKeys keys) : IClassFixture<TestKeys>
{
    private const string Allowed = "aaaaaaaa-1111-2222-3333-444444444444";

    [Fact]
    public async Task A_refused_request_is_not_read()
    {
        await using var door = Door.Open(keys);
        foreach (var header in new[] { null, "Bearer garbage", "Bearer " + Valid().ForgedBy(keys.Rogue).Text() })
            Assert.Equal(401, (await door.AnswerAsync(header, new UnreadableStream())).Response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_told_so_only_to_those_who_may_speak()
    {
        await using var door = Door.Open(keys);
        var large = Message(new string('x', 300_000));
        Assert.Equal(401, await door.DeliverAsync("Bearer garbage", large));
        Assert.Equal(413, await door.DeliverAsync(Valid(), large));
    }

    [Fact]
    public async Task A_refusal_says_which_rule_was_broken_and_the_log_too()
    {
        await using var door = Door.Open(keys);
        var answer = await door.AnswerAsync("Bearer " + Valid().With("exp", 1).Text());
        Assert.Equal("Bearer", answer.Response.Headers.WWWAuthenticate);
        answer.Response.Body.Position = 0;
        var body = await JsonNode.ParseAsync(answer.Response.Body, cancellationToken: Cancel);
        Assert.Equal(("Unauthorized", "The token is over."), ((string?)body?["error"]?["code"], (string?)body?["error"]?["message"]));
        Assert.Contains(door.Log.Lines, line => line.Contains("(Expired)", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_verdict_has_a_status_and_a_sentence_of_its_own()
    {
        var verdicts = Enum.GetValues<TokenVerdict>();
        Assert.All(verdicts, verdict => Assert.InRange(verdict.Status(), 200, 503));
        Assert.Equal(verdicts.Length, verdicts.Select(verdict => verdict.Says()).Distinct().Count());
    }

    [Fact]
    public async Task Two_headers_are_one_too_many()
    {
        await using var door = Door.Open(keys);
        var token = "Bearer " + Valid().Text();
        Assert.Equal(401, (await door.AnswerAsync(new[] { token, token })).Response.StatusCode);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer\t{0}")]
    [InlineData("Bearer{0}")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Basic {0}")]
    [InlineData("Digest {0}")]
    public async Task The_header_holds_a_scheme_and_one_token(string header)
    {
        await using var door = Door.Open(keys);
        Assert.Equal(401, await door.DeliverAsync(header.Replace("{0}", Valid().Text(), StringComparison.Ordinal)));
        Assert.Contains(door.Log.Lines, line => line.Contains("(NotBearer)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_many_kilobytes_is_not_looked_at()
    {
        await using var door = Door.Open(keys);
        Assert.Equal(401, await door.DeliverAsync(Valid().With("more", new string('x', 13_000))));
        Assert.Equal(0, door.Issuer.Readings);
    }

    [Fact]
    public async Task While_keys_cannot_be_read_the_sender_is_told_to_come_back()
    {
        await using var door = Door.Open(keys);
        door.Issuer.Before = _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.NotFound));
        Assert.Equal(503, await door.DeliverAsync(Valid()));
        Assert.Equal(401, await door.DeliverAsync(Valid().With("aud", "somebody else")));
    }

    [Theory]
    [InlineData(Allowed, null, 200)]
    [InlineData("AAAAAAAA-1111-2222-3333-444444444444", null, 200)]
    [InlineData(null, Allowed, 200)]
    [InlineData("bbbbbbbb-1111-2222-3333-444444444444", null, 403)]
    [InlineData("bbbbbbbb-1111-2222-3333-444444444444", Allowed, 403)]
    [InlineData(null, null, 403)]
    public async Task Only_allowed_tenants_are_served_where_there_is_a_list(string? conversation, string? channel, int status)
    {
        var activity = Message()
            .With("conversation", new JsonObject { ["id"] = "c", ["tenantId"] = conversation })
            .With("channelData", new JsonObject { ["tenant"] = new JsonObject { ["id"] = channel } });
        await using var closed = Door.Open(keys, ("AllowedTenants:0", Allowed));
        Assert.Equal(status, await closed.DeliverAsync(Valid(), activity.DeepClone().AsObject()));
        Assert.Equal(status == 200 ? 1 : 0, closed.Kept);
        await using var open = Door.Open(keys);
        Assert.Equal(200, await open.DeliverAsync(Valid(), activity));
    }

    [Fact]
    public async Task A_farewell_from_a_tenant_that_is_not_allowed_is_refused_too()
    {
        await using var door = Door.Open(keys, ("AllowedTenants:0", Allowed));
        Assert.Equal(403, await door.DeliverAsync(Valid(), Message().With("type", "installationUpdate").With("action", "remove")));
    }

    [Fact]
    public async Task The_document_with_the_keys_can_be_another()
    {
        const string Own = "https://openid.example.com/v1/.well-known/openidconfiguration";
        using var issuer = new TestIssuer();
        issuer.Publish(Own, keys.Connector.Published("msteams"));
        await using var door = new Door(issuer, ("OpenIdMetadataUrl", Own));
        Assert.Equal(200, await door.DeliverAsync(Valid()));
        Assert.Equal([Own, "https://openid.example.com/v1/.well-known/keys"], issuer.Asked);
    }

    [Theory]
    [InlineData("Public", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com", Service)]
    [InlineData("UsGovernment", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("China", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn", "https://smba.botframework.azure.cn/teams")]
    public async Task Each_cloud_has_its_own_keys(string cloud, string metadata, string issuedBy, string service)
    {
        using var issuer = new TestIssuer();
        issuer.Publish(metadata, keys.Connector.Published("msteams"));
        await using var door = new Door(issuer, ("Cloud", cloud));
        var token = TestToken.OfConnector(keys.Connector, Door.AppId, service, Now, issuedBy);
        Assert.Equal(200, await door.DeliverAsync(token, Message().With("serviceUrl", service)));
        Assert.Equal(metadata, issuer.Asked[0]);
    }

    [Fact]
    public async Task A_service_that_was_signed_for_must_still_be_one_of_Microsofts()
    {
        await using var door = Door.Open(keys);
        Assert.Equal(400, await door.DeliverAsync(Valid().With("serviceurl", "https://evil.example/"), Message().With("serviceUrl", "https://evil.example/")));
    }

    [Fact]
    public async Task With_credentials_this_machine_needs_a_token_too_unless_it_is_dangerously_allowed()
    {
        await using var strict = Door.Open(keys);
        strict.Environment.EnvironmentName = "Development";
        Assert.Equal(401, (await strict.AnswerAsync(default, loopback: true)).Response.StatusCode);
        await using var lenient = Door.Open(keys, ("DangerouslyAllowUnauthenticatedRequests", "true"));
        Assert.Equal(200, (await lenient.AnswerAsync(default, loopback: true)).Response.StatusCode);
        Assert.Equal(401, (await lenient.AnswerAsync(default)).Response.StatusCode);
        // Who shows a token is judged by it.
        Assert.Equal(401, (await lenient.AnswerAsync("Bearer garbage", loopback: true)).Response.StatusCode);
        Assert.Equal(401, (await lenient.AnswerAsync("", loopback: true)).Response.StatusCode);
    }

    [Fact]
    public async Task Many_who_come_at_once_with_a_new_token_lead_to_one_reading()
    {
        await using var door = Door.Open(keys);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => door.DeliverAsync(Valid()))), status => Assert.Equal(200, status));
        Assert.Equal(1, door.Issuer.Readings);
    }

    private TestToken Valid() => TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);

    /// <summary>Fails whoever reads it.</summary>
    private sealed class UnreadableStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("the body was read");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("the body was read");
    }
}
