using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ResponsibilityBot.Testing.Architecture;

/// <summary>The rooms of the house and what each may refer to: one way, and the four in the middle never see each other.</summary>
internal static class Rooms
{
    /// <summary>What the projects' names begin with.</summary>
    public const string Prefix = "ResponsibilityBot.";

    /// <summary>For each room all that it may, and its project file does, refer to, in the order of the alphabet.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Tutoring"] = [],
        ["Content"] = ["Tutoring"],
        ["BotFramework"] = ["Tutoring"],
        ["Slack"] = ["Tutoring"],
        ["Storage"] = ["Tutoring"],
        ["Host"] = ["BotFramework", "Content", "Slack", "Storage", "Tutoring"],
    };

    /// <summary>The rooms that a compiled room uses.</summary>
    public static IReadOnlyList<string> UsedBy(string room) =>
        [.. References(AssemblyOf(room)).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>The assembly of a room as this run of the tests loads it. The host's has the program's name.</summary>
    public static string AssemblyOf(string room) => Path.Combine(AppContext.BaseDirectory, room == "Host" ? "ResponsibilityBot.dll" : $"{Prefix}{room}.dll");

    /// <summary>The assemblies that an assembly refers to.</summary>
    public static IReadOnlyList<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    /// <summary>The full names of the types that an assembly refers to.</summary>
    public static IReadOnlyList<string> TypesUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeReferences.Select(reader.GetTypeReference).Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")];
    }
}
