using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>When messages may be sent: as many as Slack says it takes, and none where it has said to wait. Safe for use by many threads.</summary>
/// <remarks>
/// Source: https://docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel, with short bursts above that, and several hundred
/// a minute in a workspace; each method has a limit of its own, and 429 says how long it is closed.
/// </remarks>
internal sealed class SlackPace(TimeProvider time)
{
    /// <summary>For each channel: one a second, of which four may come at once.</summary>
    public static IReadOnlyList<SendLimit> OfChannel { get; } = [new(4, TimeSpan.FromSeconds(4))];

    /// <summary>For all channels of a workspace together.</summary>
    public static IReadOnlyList<SendLimit> OfWorkspace { get; } = [new(300, TimeSpan.FromMinutes(1))];

    private readonly SendPace pace = new(time, OfChannel, OfWorkspace);
    private readonly SendHolds holds = new(time);

    /// <summary><see cref="IChannel.Hold"/>.</summary>
    public TimeSpan Hold(Outbound outbound, SlackAddress address)
    {
        if (holds.Left(outbound, Method(address)) is var left && left > TimeSpan.Zero)
            return left;
        // A response_url has a limit of its own: five uses.
        return address.Url is null ? pace.Hold(outbound) : TimeSpan.Zero;
    }

    /// <summary>Slack said to wait: nothing goes through that method to that channel before; nor to any in the workspace, if it says so in two.</summary>
    public void Close(Outbound outbound, SlackAddress address, TimeSpan retryAfter) => holds.Close(outbound, Method(address), retryAfter);

    private static string Method(SlackAddress address) => address.Method ?? address.Url ?? "";
}
