using System.Net;
using System.Net.Http.Headers;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Tests.Connector;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>How long the bot's own token is kept, and what happens when there is none.</summary>
public sealed class AppTokenSpecs : IDisposable
{
    private readonly MicrosoftCloud microsoft = new();

    public void Dispose() => microsoft.Dispose();

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_it_is_over()
    {
        Assert.Equal("token-1", await GetAsync());
        microsoft.Time.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        Assert.Equal("token-1", await GetAsync());
        microsoft.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await GetAsync());
        Assert.Equal(2, microsoft.Logins.Count);
    }

    [Fact]
    public async Task A_token_that_is_over_soon_is_used_for_half_its_life()
    {
        microsoft.Login = number => Task.FromResult(MicrosoftCloud.Json($$"""{"expires_in":"120","access_token":"token-{{number}}"}"""));
        await GetAsync();
        microsoft.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("token-1", await GetAsync());
        microsoft.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Many_who_want_one_ask_once()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        microsoft.Login = _ => gate.Task;
        var waiting = Enumerable.Range(0, 50).Select(_ => GetAsync()).ToList();
        Assert.All(waiting, each => Assert.False(each.IsCompleted));
        gate.SetResult(MicrosoftCloud.Json("""{"expires_in":3600,"access_token":"shared"}"""));
        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("shared", token));
        Assert.Single(microsoft.Logins);
    }

    [Fact]
    public async Task A_refused_token_is_dropped_once_and_the_next_one_stays()
    {
        await GetAsync();
        microsoft.Tokens.Drop("token-1");
        Assert.Equal("token-2", await GetAsync());
        microsoft.Tokens.Drop("token-1");
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task A_failure_is_told_to_everybody_for_five_seconds_and_then_tried_again()
    {
        microsoft.Login = _ => throw new HttpRequestException(HttpRequestError.NameResolutionError);
        Assert.Equal("no token: no answer", (await FailAsync()).Message);
        microsoft.Time.Advance(TimeSpan.FromSeconds(4));
        await FailAsync();
        Assert.Single(microsoft.Logins);
        microsoft.Time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync();
        Assert.Equal(2, microsoft.Logins.Count);
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_kept_and_passed_on()
    {
        microsoft.Login = _ =>
        {
            var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(40));
            return Task.FromResult(busy);
        };
        Assert.Equal(TimeSpan.FromSeconds(40), (await FailAsync()).RetryAfter);
        microsoft.Time.Advance(TimeSpan.FromSeconds(39));
        await FailAsync();
        Assert.Single(microsoft.Logins);
    }

    [Fact]
    public async Task While_there_is_no_new_one_the_old_one_serves_to_its_end()
    {
        await GetAsync();
        microsoft.Login = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        microsoft.Time.SetUtcNow(Now.AddHours(1).AddSeconds(-1));
        Assert.Equal("token-1", await GetAsync());
        microsoft.Time.SetUtcNow(Now.AddHours(1));
        await FailAsync();
    }

    [Theory]
    [InlineData(7000215, "BotFramework:AppPassword is not the secret's value")]
    [InlineData(7000222, "BotFramework:AppPassword is over")]
    [InlineData(700016, "check BotFramework:AppId")]
    [InlineData(90002, "check BotFramework:TenantId")]
    [InlineData(700027, "upload it to the app")]
    [InlineData(1, "AADSTS1")]
    public async Task What_the_service_says_comes_with_the_cure_and_no_words(int number, string cure)
    {
        microsoft.Login = _ => Task.FromResult(MicrosoftCloud.Json(
            $$"""{"error":"invalid_client","error_description":"AADSTS{{number}}: long words","error_codes":[{{number}}],"correlation_id":"11aa-22bb"}""",
            HttpStatusCode.Unauthorized));
        var failure = await FailAsync();
        Assert.StartsWith($"no token: 401 invalid_client AADSTS{number}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(cure, failure.Message, StringComparison.Ordinal);
        var line = Assert.Single(microsoft.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(cure, line, StringComparison.Ordinal);
        Assert.Contains("11aa-22bb", line, StringComparison.Ordinal);
        Assert.DoesNotContain("long words", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"access_token":"x"}""")]
    [InlineData("""{"access_token":"","expires_in":3600}""")]
    [InlineData("""{"access_token":5,"expires_in":3600}""")]
    [InlineData("""{"access_token":"x","expires_in":-1}""")]
    [InlineData("""{"access_token":"x","expires_in":"soon"}""")]
    [InlineData("""{"access_token":"x","expires_in":1e99}""")]
    [InlineData("""{"access_token":"x","expires_on":"99999999999999999"}""")]
    public async Task An_answer_without_a_token_that_lasts_is_a_failure(string body)
    {
        microsoft.Login = _ => Task.FromResult(MicrosoftCloud.Json(body));
        Assert.Equal("no token: 200 without a token", (await FailAsync()).Message);
    }

    [Fact]
    public async Task A_bot_without_credentials_has_no_token_and_asks_for_none()
    {
        using var nobody = new MicrosoftCloud("Development", ("AppId", ""), ("TenantId", ""), ("AppPassword", ""));
        Assert.Null(await nobody.Tokens.GetAsync(Cancel));
        Assert.Empty(nobody.Logins);
    }

    private Task<string?> GetAsync() => microsoft.Tokens.GetAsync(Cancel).AsTask();

    private Task<TokenException> FailAsync() => Assert.ThrowsAsync<TokenException>(GetAsync);
}
