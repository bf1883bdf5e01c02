using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Every cell of the table can be asked for by its row's and its place's names.</summary>
public sealed class EveryCellSpecs(TaughtCurriculum taught)
{
    private const int Shown = 60;

    [Fact]
    public void Asked_for_by_name_each_cell_is_answered_with_its_owner()
    {
        var table = taught.Table;
        var asked = 0;
        var missed = new List<string>();
        foreach (var row in table.Content.Responsibilities)
        {
            foreach (var place in table.Content.Models.Cast<Target>().Concat(table.Content.Services))
            {
                asked++;
                var question = $"who owns {row.Name} in {place.Name}?";
                var answer = taught.Ask(question);
                if (!IsAnswered(answer, table.Cell(row.Id, place.Id), row, place))
                    missed.Add($"{question} said {answer.Intent} {answer.Owner} {string.Join(',', answer.Responsibilities)} @ {string.Join(',', answer.Targets)}");
            }
        }

        Assert.Equal(table.Content.Responsibilities.Count * (table.Content.Models.Count + table.Content.Services.Count), asked);
        Thresholds.Hold("every cell by its names", 100.0 * (asked - missed.Count) / asked, 100.0 * missed.Count / asked, string.Join('\n', missed.Take(Shown)));
    }

    [Theory]
    [InlineData("who owns {0} in {1}?")]
    [InlineData("who is responsible for {0} on {1}?")]
    [InlineData("{0} in {1}")]
    public void Asked_for_by_its_short_name_no_cell_is_answered_with_another_owner(string frame)
    {
        var table = taught.Table;
        var turned = new List<string>();
        var found = 0;
        foreach (var row in table.Content.Responsibilities)
        {
            foreach (var place in table.Content.Models.Cast<Target>().Concat(table.Content.Services))
            {
                var question = string.Format(CultureInfo.InvariantCulture, frame, row.Label, place.Name);
                var answer = taught.Ask(question);
                if (answer.Intent != "owner" || !answer.Responsibilities.SequenceEqual([row.Id]) || !answer.Targets.SequenceEqual([place.Id]))
                    continue;
                found++;
                if (!IsAnswered(answer, table.Cell(row.Id, place.Id), row, place))
                    turned.Add($"{question} said {answer.Owner}");
            }
        }

        Assert.Empty(turned);
        Assert.True(found > 9000, $"{found} cells were found");
    }

    private static bool IsAnswered(Answer answer, Cell? cell, Responsibility row, Target place) =>
        cell is not null && answer.Owner == Words.Of(cell.Owner) && answer.Responsibilities.SequenceEqual([row.Id]) && answer.Targets.SequenceEqual([place.Id]);
}
