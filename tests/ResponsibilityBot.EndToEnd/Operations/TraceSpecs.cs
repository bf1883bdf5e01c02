using System.Collections.Concurrent;
using System.Diagnostics;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Operations;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>A turn can be followed from the request that brought it to the message that was sent.</summary>
public sealed class TraceSpecs
{
    [Fact]
    public async Task The_request_the_turn_and_the_send_are_one_trace()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is BotTelemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using (var bot = new TestBot())
        {
            using var person = await TestClient.BegunAsync(bot);
            (await person.SayAsync("hello")).Dispose();
            await person.ReadAsync(3);
        }

        // The bot has ended, so all of its spans have.
        var sends = ended.Where(span => span.OperationName == "send" && span.GetTagItem("messaging.system") is "directline").ToList();
        Assert.NotEmpty(sends);
        Assert.All(sends.TakeLast(1), send =>
        {
            var turn = Assert.Single(ended, span => span.SpanId == send.ParentSpanId);
            Assert.Equal(("turn", send.GetTagItem("responsibilitybot.turn")), (turn.OperationName, turn.GetTagItem("responsibilitybot.turn")));
            var request = Assert.Single(ended, span => span.SpanId == turn.ParentSpanId);
            Assert.Equal("Microsoft.AspNetCore", request.Source.Name);
            Assert.Equal(request.TraceId, send.TraceId);
        });
    }
}
