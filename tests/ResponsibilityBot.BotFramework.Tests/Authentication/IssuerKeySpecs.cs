using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Tokens;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

public sealed class IssuerKeySpecs : IClassFixture<TestKeys>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestKeys keys;
    private readonly TestIssuer issuer = new();
    private readonly FakeTimeProvider time = new(Now);
    private readonly Notes log = new();
    private readonly LoggerFactory loggers;
    private readonly IssuerKeys subject;

    public IssuerKeySpecs(TestKeys keys)
    {
        this.keys = keys;
        loggers = new([log]);
        subject = new(new(TestIssuer.Connector), issuer.Clients(), time, loggers.CreateLogger<IssuerKeys>());
        issuer.Publish(TestIssuer.Connector, keys.Connector.Published("msteams"));
    }

    public void Dispose()
    {
        loggers.Dispose();
        issuer.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Keys_are_read_once_for_many_who_want_them()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage?>();
        issuer.Before = _ => gate.Task;
        var waiting = Enumerable.Range(0, 50).Select(_ => FindAsync(keys.Connector)).ToList();
        Assert.All(waiting, each => Assert.False(each.IsCompleted));
        gate.SetResult(null);
        Assert.All(await Task.WhenAll(waiting), verdict => Assert.Equal(TokenVerdict.Accepted, verdict));
        Assert.Equal(1, issuer.Readings);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_reading_for_the_others()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage?>();
        issuer.Before = _ => gate.Task;
        using var leaving = new CancellationTokenSource();
        var first = subject.FindAsync(keys.Connector.Id, leaving.Token).AsTask();
        var second = FindAsync(keys.Connector);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult(null);
        Assert.Equal(TokenVerdict.Accepted, await second);
    }

    [Fact]
    public async Task Known_keys_are_read_again_when_they_are_a_day_old_and_not_before()
    {
        await FindAsync(keys.Connector);
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await FindAsync(keys.Connector);
        Assert.Equal(1, issuer.Readings);

        issuer.Publish(TestIssuer.Connector, keys.Next.Published("msteams"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(keys.Connector));
        Assert.Equal(2, issuer.Readings);
    }

    [Fact]
    public async Task A_new_key_is_found_at_once_and_made_up_ones_lead_to_one_reading_in_30_seconds()
    {
        await FindAsync(keys.Connector);
        issuer.Publish(TestIssuer.Connector, keys.Connector.Published("msteams"), keys.Next.Published("msteams"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Next));
        Assert.Equal(2, issuer.Readings);

        for (var second = 1; second < 30; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(keys.Rogue));
        }

        Assert.Equal(2, issuer.Readings);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(keys.Rogue));
        Assert.Equal(3, issuer.Readings);
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector));
    }

    [Fact]
    public async Task Many_who_name_a_new_key_lead_to_one_reading()
    {
        await FindAsync(keys.Connector);
        issuer.Publish(TestIssuer.Connector, keys.Next.Published("msteams"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => FindAsync(keys.Next))), verdict => Assert.Equal(TokenVerdict.Accepted, verdict));
        Assert.Equal(2, issuer.Readings);
    }

    [Fact]
    public async Task Without_any_keys_nothing_can_be_said_until_they_can_be_read()
    {
        issuer.Before = _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.BadGateway));
        Assert.Equal(TokenVerdict.KeysUnavailable, await FindAsync(keys.Connector));
        Assert.Contains(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(TestIssuer.Connector, StringComparison.Ordinal));

        issuer.Before = _ => Task.FromResult<HttpResponseMessage?>(null);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TokenVerdict.KeysUnavailable, await FindAsync(keys.Connector));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector));
    }

    [Fact]
    public async Task While_the_issuer_is_out_of_reach_the_last_keys_stay_and_nobody_waits_twice()
    {
        await FindAsync(keys.Connector);
        time.Advance(TimeSpan.FromHours(24));
        issuer.Before = _ => throw new HttpRequestException(HttpRequestError.NameResolutionError);
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector));
        Assert.Contains(log.Lines, line => line.Contains("stay in use", StringComparison.Ordinal));

        // Still out of reach: the next reading hangs, and who has a known key goes on at once.
        var hangs = new TaskCompletionSource<HttpResponseMessage?>();
        issuer.Before = _ => hangs.Task;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector).WaitAsync(Patience, Cancel));
        var unknown = FindAsync(keys.Next);
        Assert.False(unknown.IsCompleted);

        issuer.Publish(TestIssuer.Connector, keys.Next.Published("msteams"));
        hangs.SetResult(null);
        Assert.Equal(TokenVerdict.Accepted, await unknown);
        Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(keys.Connector));
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"connector-1","crv":"P-256","x":"AA","y":"AA"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"connector-1","n":"!","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"connector-1"}]}""")]
    [InlineData("""{"keys":"none"}""")]
    [InlineData("""{}""")]
    [InlineData("""<html>""")]
    [InlineData("")]
    public async Task A_set_without_a_key_that_can_be_used_is_no_set(string json)
    {
        issuer.Before = address => Task.FromResult<HttpResponseMessage?>(address.EndsWith("keys", StringComparison.Ordinal) ? Json(json) : null);
        Assert.Equal(TokenVerdict.KeysUnavailable, await FindAsync(keys.Connector));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    [InlineData("""{"jwks_uri":"/keys"}""")]
    [InlineData("""{"jwks_uri":"http://login.botframework.com/v1/.well-known/keys"}""")]
    [InlineData("""{"jwks_uri":"http://localhost/v1/.well-known/keys"}""")]
    [InlineData("""{"jwks_uri":"https://login.botframework.com/v1/.well-known/keys","id_token_signing_alg_values_supported":["ES256"]}""")]
    public async Task A_document_that_does_not_lead_to_keys_is_refused(string json)
    {
        issuer.Before = address => Task.FromResult<HttpResponseMessage?>(address.EndsWith("keys", StringComparison.Ordinal) ? null : Json(json));
        Assert.Equal(TokenVerdict.KeysUnavailable, await FindAsync(keys.Connector));
        Assert.Equal(0, issuer.Readings);
    }

    [Fact]
    public async Task Keys_that_are_weak_or_for_something_else_are_left_out()
    {
        using var weak = new TestKey("weak", bits: 1024);
        var other = keys.Rogue.Published("msteams");
        other["use"] = "enc";
        issuer.Publish(TestIssuer.Connector, weak.Published("msteams"), other, keys.Connector.Published("msteams"));
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector));
        Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(weak));
        Assert.Equal(TokenVerdict.UnknownKey, await FindAsync(keys.Rogue));
    }

    [Fact]
    public async Task Of_two_keys_with_one_name_the_first_is_taken()
    {
        var second = keys.Rogue.Published("msteams");
        second["kid"] = keys.Connector.Id;
        issuer.Publish(TestIssuer.Connector, keys.Connector.Published("skype"), second);
        Assert.Equal(["skype"], (await subject.FindAsync(keys.Connector.Id, Cancel)).Key?.Endorsements ?? []);
    }

    [Theory]
    [InlineData("""["msteams",5,null,"skype"]""", "msteams skype")]
    [InlineData("\"msteams\"", "")]
    [InlineData("""{"msteams":true}""", "")]
    [InlineData("null", "")]
    public async Task Endorsements_are_a_list_of_names_or_none(string published, string read)
    {
        var key = keys.Connector.Published();
        key["endorsements"] = JsonNode.Parse(published);
        issuer.Publish(TestIssuer.Connector, key);
        var found = await subject.FindAsync(keys.Connector.Id, Cancel);
        Assert.Equal(read.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Key?.Endorsements.Order());
    }

    [Fact]
    public async Task A_document_that_lists_no_algorithms_is_taken_for_one_that_lists_ours()
    {
        issuer.Algorithms = null;
        Assert.Equal(TokenVerdict.Accepted, await FindAsync(keys.Connector));
    }

    private static HttpResponseMessage Json(string body) => new() { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

    private async Task<TokenVerdict> FindAsync(TestKey key)
    {
        var (found, verdict) = await subject.FindAsync(key.Id, Cancel);
        Assert.Equal(verdict == TokenVerdict.Accepted, found is not null);
        return verdict;
    }
}
