using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Every cell of the table can be asked for by its row's and its place's names.</summary>
public sealed class EveryCellSpecs(TaughtCurriculum taught)
{
    public static TheoryData<string> Rows() => [.. Directory.EnumerateFiles(Testing.Repository.PathOf("dialogs", "knowledge", "responsibilities"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Rows))]
    public void Asked_for_by_name_each_cell_of_a_row_is_answered_with_its_owner(string id)
    {
        var row = taught.Table.Responsibility(id);
        Assert.NotNull(row);
        var wrong = new List<string>();
        foreach (var place in taught.Table.Content.Models.Cast<Target>().Concat(taught.Table.Content.Services))
        {
            var question = $"who owns {row.Name} in {place.Name}?";
            var answer = taught.Ask(question);
            var cell = taught.Table.Cell(id, place.Id);
            Assert.NotNull(cell);
            if (answer.Owner != Words.Of(cell.Owner) || !answer.Responsibilities.SequenceEqual([id]) || !answer.Targets.SequenceEqual([place.Id]))
                wrong.Add($"{question} {Words.Of(cell.Owner)}, but said {answer.Intent} {answer.Owner} {string.Join(',', answer.Responsibilities)} @ {string.Join(',', answer.Targets)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
