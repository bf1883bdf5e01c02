using System.Globalization;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using SpreadCheetah;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>A figure of the page as a line; the names are the headings. What is hidden has no line.</summary>
/// <param name="Section">Which part of the page: week, area, misconception, turnout, item, question, gap.</param>
/// <param name="Team">What the team is called; empty for all.</param>
/// <param name="Week">The Monday; empty where weeks are summed.</param>
/// <param name="What">What it is about.</param>
/// <param name="Share">0 to 1, as the page shows it; empty where there is none.</param>
/// <param name="Low">Where the share lies at least, with 95 % certainty; empty where there is none.</param>
/// <param name="High">Where it lies at most.</param>
/// <param name="Count">How often, or how many answers; empty where that could tell too much.</param>
/// <param name="People">How many people, each once a week; empty where there is none.</param>
/// <param name="Members">How many belonged to the team, each once a week; empty where there is none.</param>
[CsvRecord]
internal sealed partial record ScoresLine(string Section, string Team, string Week, string What, string Share, string Low, string High, string Count, string People, string Members);

/// <summary>What the page shows, as a file.</summary>
internal static class ScoresFile
{
    private static readonly string[] Headings =
    [
        nameof(ScoresLine.Section), nameof(ScoresLine.Team), nameof(ScoresLine.Week), nameof(ScoresLine.What), nameof(ScoresLine.Share), nameof(ScoresLine.Low), nameof(ScoresLine.High),
        nameof(ScoresLine.Count), nameof(ScoresLine.People), nameof(ScoresLine.Members),
    ];

    /// <summary>As CSV.</summary>
    public static byte[] Csv(ScoresView view) => CsvFile.Write(Lines(view));

    /// <summary>As a workbook.</summary>
    public static Task<byte[]> WorkbookAsync(ScoresView view, CancellationToken cancel) => Workbook.WriteAsync(
        "Team scores", Headings, Lines(view).Select(line => (Cell[])
        [
            new(line.Section), new(line.Team), new(line.Week), new(line.What), Number(line.Share), Number(line.Low), Number(line.High), Number(line.Count), Number(line.People), Number(line.Members),
        ]), cancel);

    private static IEnumerable<ScoresLine> Lines(ScoresView view)
    {
        var scope = view.Selection.Team is { } one ? ScoresView.NameOf(one) : "";
        foreach (var point in view.Trend)
        {
            var week = ScoresSelection.Text(point.Monday);
            if (point.Answers is { } answers)
                yield return new("week", scope, week, "right", Share(answers.Share), "", "", Text(answers.Asked), "", "");
            if (point is { Week: { } taking, Turnout: { } turnout })
                yield return new("week", scope, week, "took part", Share(turnout), "", "", "", Text(taking.People), Text(Math.Max(taking.People, taking.Members)));
        }

        foreach (var line in view.Areas)
        {
            if (line is { Figure: { } figure, Interval: { } interval })
                yield return new("area", scope, "", line.Area.Name, Share(figure.Share), Share(interval.Low), Share(interval.High), Text(figure.Asked), Text(figure.People), "");
        }

        foreach (var line in view.Beliefs)
        {
            foreach (var (team, figure) in view.Teams.Teams.Select(team => (ScoresView.NameOf(team), line.Of(team))).Prepend(("", line.All)))
            {
                if (figure is not null)
                    yield return new("misconception", team, "", line.Belief.Belief, Share(figure.Share), "", "", Text(figure.Asked), Text(figure.People), "");
            }
        }

        foreach (var team in view.Teams.Teams)
        {
            if (view.TurnoutOf(team) is { } figure)
                yield return new("turnout", ScoresView.NameOf(team), "", "delivered", "", "", "", Text(figure.Cards), Text(figure.People), Text(figure.Members));
        }

        foreach (var (item, figure) in view.Hardest)
            yield return new("item", scope, "", item.Prompt, Share(ScoresView.Tenths(figure.Share) / 10.0), "", "", "", "", "");
        foreach (var (topic, figure) in view.Questions)
            yield return new("question", scope, "", topic, "", "", "", Text(figure.Asked), "", "");
        foreach (var (what, near, count) in view.Gaps)
            yield return new("gap", "", "", near.Length > 0 ? $"{what}; near {near}" : what, "", "", "", Text(count), "", "");
    }

    private static Cell Number(string text) => text.Length == 0 ? new Cell("") : new(double.Parse(text, CultureInfo.InvariantCulture));

    private static string Share(double share) => Math.Round(share, 3).ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
