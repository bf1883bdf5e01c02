namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Questions for a whole channel. The clock goes on by a day, so the program is one of its own.</summary>
public sealed class SlackRoundSpecs(SlackBot slack) : IClassFixture<SlackBot>, IDisposable
{
    private readonly SlackPeople people = new(slack.Bot, slack.Service);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => people.Dispose();

    [Fact]
    public async Task A_question_for_a_channel_is_answered_privately_counted_on_the_message_and_closed_in_its_place()
    {
        Assert.Equal(0, await people.AnswersAsync(await people.SayAsync("UHOST", "CROUND", "post quiz now", Cancel), Cancel));
        var question = await slack.Service.NextAsync(Cancel);
        Assert.Equal(("chat.postMessage", "CROUND", null), (question.Method, question.Text("channel"), question.Text("thread_ts")));
        var feedback = Assert.Single(await people.HearAsync(
            await people.PressAsync("UPLAYER", question.Buttons["Answer, I am sure"], "CROUND", question.Ts, Cancel, state: question.FirstOfEach()), Cancel));
        Assert.Equal(("chat.postEphemeral", "CROUND", "UPLAYER"), (feedback.Method, feedback.Text("channel"), feedback.Text("user")));

        var counted = await people.LaterAsync(TimeSpan.FromSeconds(6), Cancel);
        Assert.Equal(("chat.update", question.Ts), (counted.Method, counted.Text("ts")));
        Assert.Contains("1 answered so far", counted.Said, StringComparison.Ordinal);
        var closed = await people.LaterAsync(TimeSpan.FromDays(1), Cancel);
        Assert.Equal(("chat.update", question.Ts), (closed.Method, closed.Text("ts")));
        Assert.Contains("closed", closed.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("UPLAYER", closed.Arguments.ToJsonString(), StringComparison.Ordinal);
    }
}
