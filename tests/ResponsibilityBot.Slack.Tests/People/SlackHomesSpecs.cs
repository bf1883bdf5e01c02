using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.People;

public sealed class SlackHomesSpecs : IDisposable
{
    private static readonly Press Answer = new(Verbs.Answer, new Dictionary<string, string> { ["round"] = "r" });
    private readonly FakeTimeProvider time = new(Now);
    private readonly Mock<IInbox> inbox = new();
    private readonly List<Inbound> kept = [];
    private readonly SlackHomes homes;

    public SlackHomesSpecs()
    {
        inbox.Setup(box => box.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ReturnsAsync(true).Callback((Inbound inbound, CancellationToken _) => kept.Add(inbound));
        homes = new(inbox.Object, time);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => homes.Dispose();

    [Fact]
    public async Task A_tab_is_published_anew_after_its_person_answered_once_a_minute_at_most()
    {
        Note(Payload("app_home_opened"));
        Note(Press(Answer));
        await LaterAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(kept);
        await LaterAsync(TimeSpan.FromSeconds(30));
        var heard = SlackPayload.ReadAgain(Assert.Single(kept).Body);
        Assert.Equal((new ReplyWay.Home("U111", "D111"), Verbs.Home), (heard?.Way, heard?.Press?.Verb));
        Assert.Equal(kept[0].Id, SlackInbound.IdOf("T111", heard?.Key ?? []));

        // Nothing more was done, so nothing more is published; what is done next is another publication.
        await LaterAsync(TimeSpan.FromMinutes(5));
        Assert.Single(kept);
        Note(Press(Answer));
        Note(Press(Answer));
        await LaterAsync(TimeSpan.FromSeconds(5));
        Note(Press(Answer));
        await LaterAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, kept.Select(inbound => inbound.Id).Distinct().Count());
        Assert.Equal(2, kept.Count);
    }

    [Fact]
    public async Task Words_may_change_it_and_looking_something_up_does_not()
    {
        Note(Payload("app_home_opened"));
        Note(Press(new(Verbs.Help, new Dictionary<string, string>())));
        await LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(kept);
        Note(Message("im", "team join Blue"));
        await LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Single(kept);
    }

    [Fact]
    public async Task Who_never_opened_the_tab_or_long_ago_gets_none()
    {
        Note(Press(Answer));
        await LaterAsync(TimeSpan.FromMinutes(2));
        Note(Payload("app_home_opened"));
        time.Advance(TimeSpan.FromHours(3));
        Note(Press(Answer));
        await LaterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(kept);
    }

    [Fact]
    public async Task Of_many_tabs_a_few_are_published_at_a_time_and_all_in_the_end()
    {
        for (var number = 0; number < 20; number++)
        {
            var user = $"U{number}";
            Note(Payload("app_home_opened").With(payload => payload["event"]?.AsObject().With(opened => opened["user"] = user)));
            Note(Press(Answer).With(payload => payload["user"] = new JsonObject { ["id"] = user }));
        }

        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(SlackHomes.MostAtOnce, kept.Count);
        await LaterAsync(SlackHomes.Pace);
        await LaterAsync(SlackHomes.Pace);
        Assert.Equal(20, kept.Select(inbound => inbound.Id).Distinct().Count());
    }

    private void Note(JsonObject payload) => homes.Note(Read(payload) ?? throw new InvalidOperationException("nothing to hear"), Element(payload));

    private async Task LaterAsync(TimeSpan after)
    {
        time.Advance(after);
        await homes.PublishAsync(Cancel);
    }
}
