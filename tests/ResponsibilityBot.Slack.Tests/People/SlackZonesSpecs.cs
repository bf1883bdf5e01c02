using System.Net;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.People;

public sealed class SlackZonesSpecs : IDisposable
{
    private static readonly Workspace Here = new("T111", null, IsOrgInstall: false);
    private readonly FakeTimeProvider time = new(Now);
    private readonly Mock<IWorkspaces> workspaces = new();
    private readonly SlackParts slack;

    public SlackZonesSpecs()
    {
        workspaces.Setup(all => all.FindAsync(It.IsAny<Workspace>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SlackBot("xoxb-1", "UBOT"));
        slack = new(time, workspaces.Object, new Mock<IInbox>().Object) { Answer = _ => Told("Asia/Tokyo") };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => slack.Dispose();

    [Fact]
    public async Task A_person_is_asked_about_once_however_often_they_are_heard()
    {
        Assert.Null(slack.Zones.Of("T111", "U1"));
        for (var times = 0; times < 20; times++)
            slack.Zones.Ask(Here, "U1");
        await WorkAsync();
        Assert.Equal("Asia/Tokyo", slack.Zones.Of("T111", "U1"));
        var (method, arguments) = Assert.Single(slack.Calls);
        Assert.Equal(("users.info", "U1"), (method, arguments["user"]));
        Assert.Null(slack.Zones.Of("T222", "U1"));
    }

    [Fact]
    public async Task It_is_asked_about_anew_after_half_a_day_and_known_meanwhile()
    {
        slack.Zones.Ask(Here, "U1");
        await WorkAsync();
        time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        slack.Zones.Ask(Here, "U1");
        time.Advance(TimeSpan.FromSeconds(2));
        slack.Answer = _ => Told("Europe/Berlin");
        slack.Zones.Ask(Here, "U1");
        Assert.Equal("Asia/Tokyo", slack.Zones.Of("T111", "U1"));
        await WorkAsync();
        Assert.Equal((2, "Europe/Berlin"), (slack.Calls.Count, slack.Zones.Of("T111", "U1")));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"user_not_found"}""")]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"missing_scope"}""")]
    [InlineData(HttpStatusCode.OK, """{"ok":true,"user":{"id":"U1"}}""")]
    [InlineData(HttpStatusCode.OK, """{"ok":true,"user":{"tz":7}}""")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>")]
    public async Task Without_an_answer_there_is_no_zone_and_nobody_asks_again_for_a_while(HttpStatusCode status, string body)
    {
        slack.Answer = _ => (status, body, null);
        slack.Zones.Ask(Here, "U1");
        await WorkAsync();
        slack.Zones.Ask(Here, "U1");
        await WorkAsync();
        Assert.Null(slack.Zones.Of("T111", "U1"));
        Assert.Single(slack.Calls);
        slack.Answer = _ => Told("Asia/Tokyo");
        time.Advance(TimeSpan.FromMinutes(11));
        slack.Zones.Ask(Here, "U1");
        await WorkAsync();
        Assert.Equal("Asia/Tokyo", slack.Zones.Of("T111", "U1"));
    }

    [Fact]
    public async Task When_Slack_says_to_wait_nobody_is_asked_about_before()
    {
        slack.Answer = _ => (HttpStatusCode.TooManyRequests, "", "30");
        slack.Zones.Ask(Here, "U1");
        slack.Zones.Ask(Here, "U2");
        await WorkAsync();
        Assert.Single(slack.Calls);
        slack.Answer = _ => Told("Asia/Tokyo");
        time.Advance(TimeSpan.FromSeconds(31));
        slack.Zones.Ask(Here, "U3");
        await WorkAsync();
        Assert.Equal("Asia/Tokyo", slack.Zones.Of("T111", "U3"));
    }

    private static (HttpStatusCode, string, string?)? Told(string zone) => (HttpStatusCode.OK, $$$"""{"ok":true,"user":{"id":"U1","tz":"{{{zone}}}"}}""", null);

    /// <summary>Lets it ask about everybody who waits: the one who is asked about last comes after them.</summary>
    private async Task WorkAsync()
    {
        if (slack.Zones.ExecuteTask is null)
            await slack.Zones.StartAsync(Cancel);
        await slack.Zones.IdleAsync(Cancel);
    }
}
