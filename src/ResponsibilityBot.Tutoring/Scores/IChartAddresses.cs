namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Gives out addresses of charts. What is drawn stands in the address, sealed, so that it shows one tenant's figures of one moment and nothing else.</summary>
public interface IChartAddresses
{
    /// <summary>The address of a chart, relative to the bot's; it ends after a while. Null where no charts are served.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="at">Now.</param>
    string? Of(BarChart chart, DateTimeOffset at);
}

/// <summary>Bars under each other.</summary>
/// <param name="Title">What stands above.</param>
/// <param name="Bars">The first on top.</param>
public sealed record BarChart(string Title, IReadOnlyList<Bar> Bars)
{
    /// <summary>More are not drawn.</summary>
    public const int MostBars = 8;
}

/// <summary>A bar.</summary>
/// <param name="Label">What stands beside it.</param>
/// <param name="Value">0 or more.</param>
/// <param name="IsOwn">Whether it is to stand out.</param>
public sealed record Bar(string Label, double Value, bool IsOwn);
