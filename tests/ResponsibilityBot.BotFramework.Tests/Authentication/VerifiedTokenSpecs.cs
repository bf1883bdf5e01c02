using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

public sealed class VerifiedTokenSpecs(TestKeys keys) : IClassFixture<TestKeys>
{
    [Fact]
    public async Task A_verified_token_is_known_until_it_is_over_and_then_verified_again()
    {
        await using var door = Door.Open(keys);
        var token = TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);
        Assert.Equal(200, await door.DeliverAsync(token));
        await ForgetKeyAsync(door);

        door.Time.SetUtcNow(Now.AddHours(1).AddSeconds(-1));
        Assert.Equal(200, await door.DeliverAsync(token));
        // Within the five minutes of grace it would be good, if its key were still there.
        door.Time.SetUtcNow(Now.AddHours(1));
        Assert.Equal(401, await door.DeliverAsync(token));
    }

    [Fact]
    public async Task A_token_that_lasts_for_years_is_verified_again_after_a_day()
    {
        await using var door = Door.Open(keys);
        var token = TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now).With("exp", Now.AddYears(10).ToUnixTimeSeconds());
        Assert.Equal(200, await door.DeliverAsync(token));
        await ForgetKeyAsync(door);
        door.Time.SetUtcNow(Now.AddHours(24));
        Assert.Equal(401, await door.DeliverAsync(token));
    }

    [Fact]
    public async Task A_known_token_still_speaks_for_its_service_and_channel_alone()
    {
        await using var door = Door.Open(keys);
        var token = TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now);
        Assert.Equal(200, await door.DeliverAsync(token));
        Assert.Equal(401, await door.DeliverAsync(token, Message().With("serviceUrl", "https://smba.trafficmanager.net/amer/")));
        Assert.Equal(403, await door.DeliverAsync(token, Message().With("channelId", "directline")));
        Assert.Equal(200, await door.DeliverAsync(token));
    }

    [Fact]
    public async Task What_was_refused_is_not_known()
    {
        await using var door = Door.Open(keys);
        var forged = TestToken.OfConnector(keys.Connector, Door.AppId, Service, Now).ForgedBy(keys.Rogue);
        Assert.Equal(401, await door.DeliverAsync(forged));
        Assert.Equal(401, await door.DeliverAsync(forged));
    }

    [Fact]
    public void No_more_than_a_thousand_are_kept_and_those_go_first_that_end_first()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now);
        var subject = new VerifiedTokens(time);
        for (var number = 0; number < VerifiedTokens.Most + 100; number++)
            subject.Keep(Hash(number), Token(Now.AddMinutes(10).AddSeconds(number)));
        Assert.Equal(VerifiedTokens.Most, subject.Count);
        Assert.Null(subject.Find(Hash(99)));
        Assert.NotNull(subject.Find(Hash(100)));
        Assert.NotNull(subject.Find(Hash(VerifiedTokens.Most + 99)));

        time.Advance(TimeSpan.FromHours(1));
        subject.Keep(Hash(-1), Token(Now.AddHours(2)));
        Assert.Equal(1, subject.Count);
    }

    [Fact]
    public void What_is_over_already_is_not_kept()
    {
        var subject = new VerifiedTokens(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now));
        subject.Keep(Hash(1), Token(Now));
        Assert.Equal(0, subject.Count);
    }

    [Fact]
    public void Tokens_that_differ_in_a_letter_have_nothing_in_common()
    {
        Assert.Equal(TokenHash.Of("abc"), TokenHash.Of("abc"));
        Assert.NotEqual(TokenHash.Of("abc").First, TokenHash.Of("abd").First);
        Assert.NotEqual(TokenHash.Of("abc").Second, TokenHash.Of("abd").Second);
    }

    private static TokenHash Hash(int number) => TokenHash.Of($"{number}");

    private static VerifiedToken.Emulator Token(DateTimeOffset expiresAt) => new(expiresAt);

    /// <summary>The issuer rolls its keys, and the bot learns of it.</summary>
    private async Task ForgetKeyAsync(Door door)
    {
        door.Issuer.Publish(TestIssuer.Connector, keys.Next.Published("msteams"));
        door.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, await door.DeliverAsync(TestToken.OfConnector(keys.Next, Door.AppId, Service, Now)));
    }
}
