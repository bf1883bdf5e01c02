using System.Diagnostics;
using System.Diagnostics.Metrics;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Operations;

/// <summary>
/// What those who run the bot can count and follow: turns, sends, what waits. Names and units follow OpenTelemetry
/// (https://opentelemetry.io/docs/specs/semconv/general/naming/). Holds no person, no tenant and nobody's words. Costs nothing while nobody listens.
/// </summary>
internal sealed class BotTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "ResponsibilityBot";

    private readonly ActivitySource spans = new(Name);
    private readonly Counter<long> turns;
    private readonly Histogram<double> turnDuration;
    private readonly Counter<long> sends;
    private readonly Histogram<double> sendDuration;

    public BotTelemetry(IMeterFactory meters, IBacklog backlog)
    {
        var meter = meters.Create(Name);
        turns = meter.CreateCounter<long>("responsibilitybot.turns", "{turn}", "Turns that were worked on, by channel and by what became of them");
        turnDuration = meter.CreateHistogram<double>("responsibilitybot.turn.duration", "s", "From the arrival of a message until its answer is kept");
        sends = meter.CreateCounter<long>("responsibilitybot.sends", "{message}", "Messages that were given to a channel, by what became of them");
        sendDuration = meter.CreateHistogram<double>("responsibilitybot.send.duration", "s", "How long a channel took for one message");
        meter.CreateObservableGauge("responsibilitybot.backlog", () => Waiting(backlog, waiting => waiting.Count), "{message}", "Messages that are not answered, or not sent, on all replicas together");
        meter.CreateObservableGauge("responsibilitybot.backlog.age", () => Waiting(backlog, waiting => waiting.Age.TotalSeconds), "s", "How long the oldest that is due has waited");
    }

    /// <summary>The span of a turn; it ends when it is disposed. Null where nobody listens.</summary>
    public Activity? BeginTurn(Inbound turn) =>
        spans.StartActivity("turn", ActivityKind.Consumer, turn.Trace)?.SetTag("responsibilitybot.turn", turn.Id).SetTag("messaging.system", turn.Channel);

    /// <summary>A turn was worked on.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="became"><c>answered</c>, <c>retried</c> or <c>set-aside</c>.</param>
    /// <param name="now">The time.</param>
    public void CountTurn(Inbound turn, string became, DateTimeOffset now)
    {
        var tags = new TagList { { "messaging.system", turn.Channel }, { "outcome", became } };
        turns.Add(1, tags);
        turnDuration.Record((now - turn.ReceivedAt).TotalSeconds, tags);
        if (became != "answered")
            Activity.Current?.SetStatus(ActivityStatusCode.Error, became);
    }

    /// <summary>The span of a send; as <see cref="BeginTurn"/>.</summary>
    public Activity? BeginSend(Outbound message) => spans.StartActivity("send", ActivityKind.Producer, message.Trace)
        ?.SetTag("responsibilitybot.message", message.Id).SetTag("responsibilitybot.turn", message.InReplyTo).SetTag("messaging.system", message.Channel);

    /// <summary>A message was given to its channel.</summary>
    /// <param name="message">The message.</param>
    /// <param name="became"><c>sent</c>, <c>later</c>, <c>given-up</c> or <c>blocked</c>.</param>
    /// <param name="took">How long the channel took.</param>
    public void CountSend(Outbound message, string became, TimeSpan took)
    {
        var tags = new TagList { { "messaging.system", message.Channel }, { "outcome", became } };
        sends.Add(1, tags);
        sendDuration.Record(took.TotalSeconds, tags);
        if (became != "sent")
            Activity.Current?.SetStatus(ActivityStatusCode.Error, became);
    }

    public void Dispose() => spans.Dispose();

    /// <summary>Both queues; nothing where the database does not answer within the moment that whoever asks is given.</summary>
    private static IEnumerable<Measurement<T>> Waiting<T>(IBacklog backlog, Func<Waiting, T> what)
        where T : struct
    {
        // It reads what is committed and never waits for a writer, so it is there at once.
        var read = backlog.ReadAsync(CancellationToken.None);
        if (!read.IsCompletedSuccessfully)
            return [];
        var (inbox, outbox) = read.Result;
        return [new(what(inbox), new KeyValuePair<string, object?>("queue", "inbox")), new(what(outbox), new KeyValuePair<string, object?>("queue", "outbox"))];
    }
}
