namespace ResponsibilityBot.Slack;

/// <summary>The settings of this room.</summary>
public static class SlackSettings
{
    /// <summary>Their classes by section.</summary>
    public static IReadOnlyDictionary<string, Type> Classes { get; } = new Dictionary<string, Type> { [SlackOptions.Section] = typeof(SlackOptions) };
}
