namespace ResponsibilityBot.Storage;

/// <summary>The settings of this room.</summary>
public static class StorageSettings
{
    /// <summary>Their classes by section.</summary>
    public static IReadOnlyDictionary<string, Type> Classes { get; } = new Dictionary<string, Type>
    {
        [StorageOptions.Section] = typeof(StorageOptions),
        [PrivacyOptions.Section] = typeof(PrivacyOptions),
        [GrowthOptions.Section] = typeof(GrowthOptions),
    };
}
