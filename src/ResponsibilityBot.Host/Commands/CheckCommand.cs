using System.CommandLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host.Teaching;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>check</c>: every problem of the content, each with file, line and cure.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var content = ContentOption.Create();
        var command = new Command("check", "Check the content; exit 1 if there is a problem") { content };
        command.SetAction(parsed => Check(parsed.GetValue(content)));
        return command;
    }

    private static int Check(string? folder)
    {
        var read = ContentReader.Read(ContentFolder.Find(folder));
        foreach (var problem in read.Problems)
            Console.Out.WriteLine(problem);
        if (read.Curriculum is not { } curriculum)
        {
            Console.Out.WriteLine($"{read.Problems.Count} problems");
            return 1;
        }

        var table = curriculum.Table.Content;
        Console.Out.WriteLine(
            $"no problems: {table.Responsibilities.Count} responsibilities, {table.Services.Count} services, {table.Cells.Count} cells, "
            + $"{table.Misconceptions.Count} misconceptions, {table.GrayAreas.Count} gray areas, {table.Terms.Count} terms, {curriculum.WrittenItems.Count} written items, revision {read.Revision}");
        return 0;
    }
}
