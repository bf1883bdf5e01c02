using System.Text.Json.Nodes;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>
/// What was tried on four implementations of the connector's rules, and what each attempt should get. Where either answer would be right,
/// ours is: a slash at the end, the letters of the scheme and a list of audiences make no difference; an emulator must be let in by a setting.
/// </summary>
public sealed class ProbeSpecs(TestKeys keys) : IClassFixture<TestKeys>
{
    private const int Accepted = 200;
    private const string ForeignTenant = "deadbeef-0000-0000-0000-000000000000";

    [Fact]
    public async Task A_valid_token_is_accepted() => await ExpectAsync(Accepted, Valid());

    [Fact]
    public async Task A_serviceurl_may_differ_by_a_slash_at_its_end()
    {
        await ExpectAsync(Accepted, Valid().With("serviceurl", Service.TrimEnd('/')));
        await ExpectAsync(Accepted, Valid(), Message().With("serviceUrl", Service.TrimEnd('/')));
    }

    [Fact]
    public async Task The_scheme_may_be_spelled_in_small_letters() => await ExpectAsync(Accepted, "bearer " + Valid().Text());

    [Fact]
    public async Task An_audience_may_be_a_list_with_our_id() => await ExpectAsync(Accepted, Valid().With("aud", new JsonArray("other", Door.AppId)));

    [Fact]
    public async Task A_token_that_expired_4_minutes_ago_is_accepted() => await ExpectAsync(Accepted, Valid().With("exp", At(minutes: -4)));

    [Fact]
    public async Task No_header_is_refused() => await ExpectAsync(401, null as string);

    [Fact]
    public async Task Garbage_is_refused() => await ExpectAsync(401, "Bearer garbage");

    [Fact]
    public async Task A_token_without_its_scheme_is_refused() => await ExpectAsync(401, Valid().Text());

    [Fact]
    public async Task The_algorithm_none_is_refused() => await ExpectAsync(401, Valid().WithHeader("alg", "none").Unsigned());

    [Fact]
    public async Task A_public_key_used_as_a_shared_secret_is_refused() =>
        await ExpectAsync(401, Valid().WithHeader("alg", "HS256").SignedWithSecret(keys.Connector.PublicPem));

    [Fact]
    public async Task An_unknown_key_is_refused() => await ExpectAsync(401, Valid().WithHeader("kid", keys.Rogue.Id).ForgedBy(keys.Rogue));

    [Fact]
    public async Task A_known_key_with_a_rogue_signature_is_refused() => await ExpectAsync(401, Valid().ForgedBy(keys.Rogue));

    [Fact]
    public async Task A_token_that_names_no_key_is_refused() => await ExpectAsync(401, Valid().WithHeader("kid", null));

    [Fact]
    public async Task A_token_that_expired_6_minutes_ago_is_refused() => await ExpectAsync(401, Valid().With("exp", At(minutes: -6)));

    [Fact]
    public async Task A_token_that_begins_in_6_minutes_is_refused() => await ExpectAsync(401, Valid().With("nbf", At(minutes: 6)));

    [Fact]
    public async Task A_token_that_never_ends_is_refused() => await ExpectAsync(401, Valid().With("exp", null));

    [Fact]
    public async Task A_token_for_another_bot_is_refused() => await ExpectAsync(401, Valid().With("aud", "66666666-2222-3333-4444-555555555555"));

    [Fact]
    public async Task A_token_for_the_connector_is_refused() => await ExpectAsync(401, Valid().With("aud", "https://api.botframework.com"));

    [Fact]
    public async Task Another_issuer_is_refused_whoever_signed() => await ExpectAsync(401, Valid().With("iss", "https://evil.example"));

    [Fact]
    public async Task A_serviceurl_of_another_host_is_refused() => await ExpectAsync(401, Valid().With("serviceurl", "https://webchat.botframework.com/emea/"));

    [Fact]
    public async Task A_serviceurl_of_another_region_is_refused() => await ExpectAsync(401, Valid().With("serviceurl", "https://smba.trafficmanager.net/amer/"));

    [Fact]
    public async Task A_token_without_serviceurl_is_refused() => await ExpectAsync(401, Valid().With("serviceurl", null));

    [Fact]
    public async Task An_activity_without_serviceUrl_is_refused() => await ExpectAsync(401, Valid(), Message().With("serviceUrl", null));

    [Fact]
    public async Task An_address_inside_the_machine_room_is_refused() =>
        await ExpectAsync(401, Valid().With("serviceurl", null), Message().With("serviceUrl", "http://169.254.169.254/"));

    [Fact]
    public async Task A_channel_that_the_key_may_not_sign_for_is_refused() => await ExpectAsync(403, Valid(), Message().With("channelId", "directline"));

    [Fact]
    public async Task An_activity_without_a_channel_is_refused() => await ExpectAsync(403, Valid(), Message().With("channelId", null));

    [Fact]
    public async Task A_key_that_may_sign_for_no_channel_is_refused()
    {
        await using var door = Door.Open(keys);
        door.Issuer.Publish(TestIssuer.Connector, keys.Connector.Published());
        await ExpectAsync(door, 403, "Bearer " + Valid().Text());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_emulators_token_is_refused_unless_it_is_let_in(int version)
    {
        await ExpectAsync(401, Emulator(version: version));
        await ExpectEmulatorAsync(Accepted, Emulator(version: version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_skills_token_is_refused(int version)
    {
        var token = Emulator(version: version).With(version == 1 ? "appid" : "azp", "77777777-2222-3333-4444-555555555555");
        await ExpectAsync(401, token);
        await ExpectEmulatorAsync(401, token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_token_of_a_foreign_tenant_is_refused(int version)
    {
        await ExpectAsync(401, Emulator(ForeignTenant, version));
        await ExpectEmulatorAsync(401, Emulator(ForeignTenant, version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_token_whose_tenant_is_not_its_issuer_is_refused(int version)
    {
        await ExpectAsync(401, Emulator(version: version).With("tid", ForeignTenant));
        await ExpectEmulatorAsync(401, Emulator(version: version).With("tid", ForeignTenant));
    }

    [Fact]
    public async Task The_directorys_key_cannot_speak_for_the_connector()
    {
        var token = Valid().WithHeader("kid", keys.Directory.Id).ForgedBy(keys.Directory);
        await ExpectAsync(401, token);
        await ExpectEmulatorAsync(401, token);
    }

    [Fact]
    public async Task A_key_that_was_rolled_is_accepted_at_once()
    {
        await using var door = Door.Open(keys);
        await ExpectAsync(door, Accepted, "Bearer " + Valid().Text());
        door.Issuer.Publish(TestIssuer.Connector, keys.Next.Published("msteams"));
        door.Time.Advance(TimeSpan.FromMinutes(1));
        await ExpectAsync(door, Accepted, "Bearer " + TestToken.OfConnector(keys.Next, Door.AppId, Service, Now).Text());
    }

    private static long At(int minutes) => Now.AddMinutes(minutes).ToUnixTimeSeconds();

    private TestToken Valid() => TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);

    private TestToken Emulator(string tenant = Door.EmulatorTenant, int version = 1) => TestToken.OfEmulator(keys.Directory, Door.AppId, tenant, Now, version);

    private Task ExpectAsync(int status, TestToken token, JsonObject? activity = null) => ExpectAsync(status, "Bearer " + token.Text(), activity);

    private async Task ExpectAsync(int status, string? authorization, JsonObject? activity = null)
    {
        await using var door = Door.Open(keys);
        await ExpectAsync(door, status, authorization, activity);
    }

    private async Task ExpectEmulatorAsync(int status, TestToken token)
    {
        await using var door = Door.Open(keys, ("DangerouslyAcceptEmulatorTokens", "true"));
        await ExpectAsync(door, status, "Bearer " + token.Text());
    }

    /// <summary>What is refused is not kept either, and no token is ever written down.</summary>
    private static async Task ExpectAsync(Door door, int status, string? authorization, JsonObject? activity = null)
    {
        var before = door.Kept;
        Assert.Equal(status, await door.DeliverAsync(authorization, activity));
        Assert.Equal(status == Accepted ? 1 : 0, door.Kept - before);
        if (authorization is not null)
            Assert.DoesNotContain(door.Log.Lines, line => line.Contains(authorization.Split(' ')[^1].Split('.')[0], StringComparison.Ordinal));
    }
}
