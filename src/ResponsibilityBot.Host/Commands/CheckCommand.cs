using System.CommandLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Content.Conversations;
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
        if (ContentOption.Read(folder) is not { } read)
            return 1;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        IReadOnlyList<Problem> problems = [.. read.ProblemsOn(today), .. ConversationReader.ProblemsIn(ContentFolder.Find(folder))];
        foreach (var problem in problems)
            Console.Out.WriteLine(problem);
        if (read.Curriculum is not { } curriculum || problems.Count > 0)
        {
            Console.Out.WriteLine(Problem.Counted(problems.Count));
            return 1;
        }

        var table = curriculum.Table.Content;
        Console.Out.WriteLine(
            $"no problems: {table.Responsibilities.Count} responsibilities, {table.Services.Count} services, {table.Cells.Count} cells, "
            + $"{table.Misconceptions.Count} misconceptions, {table.GrayAreas.Count} gray areas, {table.Terms.Count} terms, {curriculum.WrittenItems.Count} written items, {curriculum.Organisation.Roles.Count} roles, {curriculum.Organisation.Overrides.Count} overrides, {curriculum.Organisation.Clauses.Count} clauses, revision {read.Revision}");
        return 0;
    }
}
