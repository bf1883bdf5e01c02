using System.Reflection;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Host.Settings;

/// <summary>
/// What the binder would pass over in silence: a list that is written as one value, a key that no class of settings has, something below what is one
/// value. Values are never told: any of them may be a secret.
/// </summary>
internal static class WrittenKeys
{
    /// <summary>All problems under the sections of the program, each in a sentence with the key and the cure. Other sections are the framework's.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
    [
        .. SettingClasses.Tops.Where(top => !top.Contains(null)).SelectMany(top => Strangers(configuration.GetSection(top.Key), top.Key, [.. top.OfType<string>()])),
        // What stands at such a name itself may be anybody's: the environment has names such as SITE and API.
        .. SettingClasses.All.SelectMany(known => Parts(configuration.GetSection(known.Key), known.Key, known.Value)),
    ];

    /// <summary>The names of a class's settings.</summary>
    public static IEnumerable<string> NamesOf(Type type) => PartsOf(type).Select(part => part.Name);

    private static IEnumerable<string> Problems(IConfigurationSection written, string key, Type type)
    {
        if (IsOne(type))
            return written.GetChildren().Any() ? [$"{key} is one value and has nothing below it; write {key}=… ({Environment(key)} in the environment)."] : [];
        if (ArgumentOf(type, typeof(IDictionary<,>)) is { } named)
            return IsSaid(written) ? [$"{key} has names of its own; write {key}:name=…"] : Each(written, key, named);
        if (ArgumentOf(type, typeof(IEnumerable<>)) is { } item)
            return IsSaid(written) ? [ListSays(key, IsOne(item) ? $"{key}:0" : $"{key}:0:{NamesOf(item).First()}")] : Each(written, key, item);
        return IsSaid(written) ? [$"{key} is more than one value; write each by its name, such as {key}:{NamesOf(type).First()}=…"] : Parts(written, key, type);
    }

    private static IEnumerable<string> Each(IConfigurationSection written, string key, Type item) =>
        written.GetChildren().SelectMany(entry => Problems(entry, $"{key}:{entry.Key}", item));

    private static IEnumerable<string> Parts(IConfigurationSection written, string key, Type type)
    {
        if (!written.GetChildren().Any())
            return [];
        var parts = PartsOf(type);
        return Strangers(written, key, [.. NamesOf(type)])
            .Concat(parts.SelectMany(part => Problems(written.GetSection(part.Name), $"{key}:{part.Name}", part.PropertyType)));
    }

    private static IEnumerable<string> Strangers(IConfigurationSection written, string key, IReadOnlyList<string> names) => written.GetChildren()
        .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        .Select(child => $"{key}:{child.Key} ({Environment($"{key}:{child.Key}")} in the environment) is no setting; "
            + (NearestName.Of(child.Key, names) is { } near ? $"write {key}:{near}, or take it out." : $"take it out: {key} has {string.Join(", ", names)}."));

    private static string ListSays(string key, string first) => $"{key} is a list; write {first}=… ({Environment(first)} in the environment), and so on with 1.";

    /// <summary>Whether the binder makes it of one text.</summary>
    private static bool IsOne(Type type) => type == typeof(string) || type.IsValueType;

    private static bool IsSaid(IConfigurationSection written) => !string.IsNullOrEmpty(written.Value);

    private static PropertyInfo[] PartsOf(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public);

    /// <summary>The last argument of a generic interface that the type has or is: what is in the list, or behind a name.</summary>
    private static Type? ArgumentOf(Type type, Type contract) => type.GetInterfaces().Prepend(type)
        .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == contract)?.GetGenericArguments()[^1];

    private static string Environment(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
