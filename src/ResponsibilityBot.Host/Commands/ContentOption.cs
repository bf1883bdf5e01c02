using System.CommandLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Commands;

/// <summary>The <c>--content</c> option, and reading what it names.</summary>
internal static class ContentOption
{
    private const string Name = "--content";

    public static Option<string?> Create() => new(Name) { Description = "The content folder; by default the dialogs folder here or above" };

    /// <summary>The curriculum, or null after the problems were written to the error output.</summary>
    public static Curriculum? Load(string? folder)
    {
        var read = Read(folder);
        foreach (var problem in read?.Problems ?? [])
            Console.Error.WriteLine(problem);
        return read?.Curriculum;
    }

    /// <summary>The table and what the files say of the organisation, or null after the problems were written to the error output: for a report that asks no question.</summary>
    public static (KnowledgeTable Table, OrganisationContent Organisation)? LoadTable(string? folder)
    {
        var read = Read(folder, ContentReader.ReadTable);
        foreach (var problem in read?.Problems ?? [])
            Console.Error.WriteLine(problem);
        return read?.Table is { } table ? (table, read.Organisation) : null;
    }

    /// <summary>All that was read, with its problems; null after the error output was told that there is no such folder.</summary>
    public static ReadContent? Read(string? folder) => Read(folder, found => ContentReader.Read(found));

    private static T? Read<T>(string? folder, Func<string, T> read)
        where T : class
    {
        try
        {
            return read(ContentFolder.Find(folder, Name));
        }
        catch (DirectoryNotFoundException missing)
        {
            Console.Error.WriteLine($"{missing.Message}.");
            return null;
        }
    }
}
