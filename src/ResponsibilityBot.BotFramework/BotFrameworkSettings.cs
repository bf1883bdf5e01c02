using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.BotFramework;

/// <summary>The settings of this room.</summary>
public static class BotFrameworkSettings
{
    /// <summary>Their classes by section.</summary>
    public static IReadOnlyDictionary<string, Type> Classes { get; } = new Dictionary<string, Type>
    {
        [BotFrameworkOptions.Section] = typeof(BotFrameworkOptions),
        [WebChatOptions.Section] = typeof(WebChatOptions),
    };
}
