using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>When a message that was not taken is sent again.</summary>
internal static class SendRetry
{
    /// <summary>How often a message is sent before it is given up: about four minutes after the first try, unless the other side asked for longer.</summary>
    public const int MostTries = 10;

    /// <summary>A wait longer than this is not waited for: nobody remembers the question.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait, or null to give up.</summary>
    /// <param name="outbound">As it was claimed.</param>
    /// <param name="asked">How long the other side wants us to wait, or null. Never waited for less.</param>
    public static TimeSpan? Delay(Outbound outbound, TimeSpan? asked)
    {
        if (outbound.Attempt >= MostTries || asked > LongestWait)
            return null;
        var backOff = TimeSpan.FromSeconds(Math.Pow(2, outbound.Attempt - 1));
        if (backOff > LongestBackOff)
            backOff = LongestBackOff;
        // Messages that failed together do not come back together. The same message waits the same time again.
        var jitter = new Random(HashCode.Combine(outbound.Id, outbound.Attempt)).NextDouble() / 4;
        return (asked > backOff ? asked.Value : backOff) * (1 + jitter);
    }
}
