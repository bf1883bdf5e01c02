using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Benchmarks;

/// <summary>Answers where four layers lie over each other, beside those from the table alone. The goal: at most twice the time.</summary>
internal static class Layers
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    /// <summary>Prints both, over the questions of the set.</summary>
    public static void Print()
    {
        var curriculum = LargerTable.Read(1);
        var questions = Question.DevSet(curriculum);
        var layered = OrganisationCurricula.Lay(curriculum, Everywhere(curriculum.Table), Day);
        Percentiles.Line("answer, the table alone", questions, question => QuestionAnswerer.Answer(curriculum, question.Text, question.Topic));
        Percentiles.Line("answer, four layers on every row", questions, question => QuestionAnswerer.Answer(layered, question.Text, question.Topic));
        var workload = new Workload("checkout", "Checkout", "", ["amazon-ec2"], "app");
        var table = layered.Held?.Table ?? throw new InvalidOperationException("nothing is laid over the table");
        var rows = curriculum.Table.Content.Responsibilities.Select(row => new Question(row.Id, null)).ToArray();
        Percentiles.Line("a cell, the table alone", rows, row => curriculum.Table.Cell(row.Text, "amazon-ec2") ?? (object)row);
        Percentiles.Line("a cell of a workload, four layers", rows, row => table.Duty(row.Text, "amazon-ec2", workload, Day) ?? (object)row);
    }

    /// <summary>A contract, a decision for all places, one for a model, and one for a workload, on every row.</summary>
    private static OrganisationContent Everywhere(KnowledgeTable table)
    {
        var overrides = table.Content.Responsibilities.SelectMany(row => new[]
        {
            Change($"{row.Id}-contract", row.Id, Layer.Contract) with { Provider = "Does its part by the contract." },
            Change($"{row.Id}-all", row.Id, Layer.Organisation) with { Role = "platform" },
            Change($"{row.Id}-iaas", row.Id, Layer.Organisation) with { Target = "iaas", Role = "app" },
            Change($"{row.Id}-workload", row.Id, Layer.Workload) with { Workload = "checkout", Customer = "Do it as the runbook says." },
        });
        return new([new Role("platform", "Platform team", null), new Role("app", "App team", null)], [.. overrides], []);
    }

    private static Override Change(string id, string row, Layer layer) =>
        new() { Id = id, Layer = layer, Responsibility = row, Reason = "Decision 1", Approver = "Ada", Since = new(2026, 1, 1), Until = new(2027, 12, 31) };
}
