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
    public static Option<string?> Create() => new("--content") { Description = "The content folder; by default the dialogs folder here or above" };

    /// <summary>The curriculum, or null after the problems were written to the error output.</summary>
    public static Curriculum? Load(string? folder)
    {
        var read = ContentReader.Read(ContentFolder.Find(folder));
        foreach (var problem in read.Problems)
            Console.Error.WriteLine(problem);
        return read.Curriculum;
    }

    /// <summary>The table and what the files say of the organisation, or null after the problems were written to the error output: for a report that asks no question.</summary>
    public static (KnowledgeTable Table, OrganisationContent Organisation)? LoadTable(string? folder)
    {
        var read = ContentReader.ReadTable(ContentFolder.Find(folder));
        foreach (var problem in read.Problems)
            Console.Error.WriteLine(problem);
        return read.Table is { } table ? (table, read.Organisation) : null;
    }
}
