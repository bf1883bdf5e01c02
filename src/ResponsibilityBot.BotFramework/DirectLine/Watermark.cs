using System.Globalization;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Where a client stands in a conversation: the number of the last activity that it has seen. Opaque to the client.</summary>
internal static class Watermark
{
    /// <summary>The number, 0 where the client has seen nothing (absent, empty or a dash), or null if it is not one of ours.</summary>
    public static long? Read(string? watermark) => watermark switch
    {
        null or "" or "-" => 0,
        _ => long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    /// <summary>What a client is told whose watermark is not one of ours.</summary>
    public const string Problem = "watermark is not one that this bot gave.";
}
