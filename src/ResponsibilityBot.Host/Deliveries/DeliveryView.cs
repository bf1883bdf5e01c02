using System.Globalization;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>What the page <c>/deliveries</c> shows.</summary>
/// <param name="Broadcasts">The latest, the newest first.</param>
/// <param name="Tenant">Whose alone, or null for all.</param>
/// <param name="Most">How many are shown at most.</param>
public sealed record DeliveryView(IReadOnlyList<BroadcastReport> Broadcasts, string? Tenant, int Most)
{
    /// <summary>A moment on the clock of whoever asked for the question.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What happens where the last try failed.</summary>
    public static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "is tried again",
        DeliveryState.Failed => "given up",
        _ => "the card is there, its update failed",
    };
}
