using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

public sealed class LoopbackSpecs
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978")]
    [InlineData("127.0.0.1", "127.0.0.1:3978")]
    [InlineData("::1", "[::1]:3978")]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST")]
    public async Task A_program_on_this_machine_is_heard_in_development(string remote, string host)
    {
        Assert.IsType<InboundVerdict.Accepted>(await JudgeAsync("Development", false, remote, host));
        Assert.IsType<InboundVerdict.Accepted>(await JudgeAsync("Production", true, remote, host));
        Assert.IsType<InboundVerdict.Refused>(await JudgeAsync("Production", false, remote, host));
    }

    [Theory]
    [InlineData("10.0.0.5", "localhost", null, null)]
    [InlineData("2001:db8::1", "localhost", null, null)]
    [InlineData(null, "localhost", null, null)]
    [InlineData("127.0.0.1", "bot.example.com", null, null)]
    [InlineData("127.0.0.1", "", null, null)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", "10.0.0.5")]
    [InlineData("127.0.0.1", "localhost", "Forwarded", "for=10.0.0.5")]
    [InlineData("127.0.0.1", "localhost", "Origin", "https://evil.example")]
    [InlineData("127.0.0.1", "localhost", "Origin", "null")]
    public async Task Everybody_else_is_refused_even_where_that_is_dangerously_allowed(string? remote, string host, string? header, string? value)
    {
        Assert.IsType<InboundVerdict.Refused>(await JudgeAsync("Development", false, remote, host, header, value));
        Assert.IsType<InboundVerdict.Refused>(await JudgeAsync("Production", true, remote, host, header, value));
    }

    [Fact]
    public async Task A_bot_without_credentials_says_which_setting_is_missing_wherever_somebody_asks_from()
    {
        foreach (var remote in new[] { "127.0.0.1", "10.0.0.5" })
        {
            var refused = Assert.IsType<InboundVerdict.Refused>(await JudgeAsync("Production", false, remote, "localhost"));
            Assert.Equal(TokenVerdict.NoCredentials, refused.Verdict);
            Assert.StartsWith("BotFramework:AppId is not set", refused.Reason, StringComparison.Ordinal);
            Assert.Equal(StatusCodes.Status401Unauthorized, refused.Verdict.Status());
        }
    }

    [Fact]
    public async Task A_page_of_this_machine_is_heard() =>
        Assert.IsType<InboundVerdict.Accepted>(await JudgeAsync("Development", false, "127.0.0.1", "localhost", "Origin", "http://localhost:3978"));

    private static async Task<InboundVerdict> JudgeAsync(
        string environment, bool dangerous, string? remote, string host, string? header = null, string? value = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        http.Request.Host = new HostString(host);
        if (header is not null)
            http.Request.Headers[header] = value;
        var options = Options.Create(new BotFrameworkOptions { DangerouslyAllowUnauthenticatedRequests = dangerous });
        return await new LoopbackAuthentication(options, new Surroundings(environment)).JudgeAsync(http, Cancel);
    }
}
