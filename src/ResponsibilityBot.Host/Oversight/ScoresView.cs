using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>What the page shows, worked out.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Table">What things are called.</param>
/// <param name="Bank">What items ask.</param>
/// <param name="Selection">What was asked for.</param>
/// <param name="Teams">The teams beside each other.</param>
/// <param name="Figures">The figures; null where the request has problems.</param>
/// <param name="Fewest">How many people a figure is made of at least.</param>
public sealed record ScoresView(Viewer Viewer, KnowledgeTable Table, ItemBank Bank, ScoresSelection Selection, TeamList Teams, FigureSet? Figures, int Fewest)
{
    private const int MostItems = 10;
    private const int MostQuestions = 10;
    private const int MostGaps = 8;

    /// <summary>How many weeks the hardest items are of.</summary>
    public int WeeksOfItems => new FigureQuery(Viewer.Tenant, Selection.Team?.Id, [], Selection.From, Selection.To).WeeksOfItems;

    /// <summary>Whether it is made up.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether the page may be asked for a sign-out.</summary>
    public bool CanSignOut => !Viewer.IsLocal;

    /// <summary>What stands in a cell of too few people.</summary>
    public string Hidden => $"hidden: fewer than {Number(Fewest)}";

    /// <summary>The title.</summary>
    public string Title => Selection.Team is { } team ? $"Team scores: {NameOf(team)}" : "Team scores";

    /// <summary>The weeks, in words.</summary>
    public string Span => $"{FullDay(Selection.From)} to {FullDay(Selection.To.AddDays(6))}";

    /// <summary>Each week of the time with what is known of it; null for a week of too few people.</summary>
    public IReadOnlyList<WeekPoint> Trend { get; } = Selection.Problems.Count > 0 || Figures is null ? [] : [.. Enumerable.Range(0, Selection.Weeks)
        .Select(number => Selection.From.AddDays(7 * number))
        .Select(week => new WeekPoint(week, Sum(Figures.Areas.Where(each => each.Week == week && (Selection.Area is null || each.Key == Selection.Area.Id))), Figures.Weeks.FirstOrDefault(each => each.Week == week)))];

    /// <summary>The areas with enough answers, in the table's order.</summary>
    public IReadOnlyList<AreaLine> Areas { get; } = Figures is null ? [] : [.. Table.Content.Areas
        .Where(area => Selection.Area is null || Selection.Area.Id == area.Id)
        .Select(area => new AreaLine(area, Sum(Figures.Areas.Where(each => each.Key == area.Id))))];

    /// <summary>The beliefs that enough people could show, those that most teams show first.</summary>
    public IReadOnlyList<BeliefLine> Beliefs { get; } = Figures is null ? [] : [.. Figures.Beliefs
        .GroupBy(each => each.Key, StringComparer.Ordinal)
        .Select(group => (Belief: Table.Misconception(group.Key), ByTeam: group.ToDictionary(each => each.Team, StringComparer.Ordinal)))
        .Where(each => each.Belief is { } belief && (Selection.Area is null || belief.Responsibilities.Any(row => Table.Responsibility(row)?.Area == Selection.Area.Id)))
        .Select(each => new BeliefLine(each.Belief ?? throw new InvalidOperationException("a belief is gone"), each.ByTeam))
        .OrderByDescending(line => line.Of(Selection.Team)?.Share ?? -1).ThenBy(line => line.Belief.Id, StringComparer.Ordinal)];

    /// <summary>The items with the fewest right answers.</summary>
    public IReadOnlyList<(Item Item, Figure Figure)> Hardest { get; } = Figures is null ? [] : [.. Figures.Items
        .Select(figure => (Item: Bank.Find(figure.Key), Figure: figure))
        .Where(each => each.Item is { } item && each.Figure.Share < 1 && (Selection.Area is null || Table.Responsibility(item.Topic)?.Area == Selection.Area.Id))
        .Select(each => (each.Item ?? throw new InvalidOperationException("an item is gone"), each.Figure))
        .Take(MostItems)];

    /// <summary>What people ask about.</summary>
    public IReadOnlyList<(string Topic, Figure Figure)> Questions { get; } = Figures is null ? [] : [.. Figures.Questions
        .Where(each => Table.Responsibility(each.Key) is { } row && (Selection.Area is null || row.Area == Selection.Area.Id))
        .Take(MostQuestions).Select(each => (Table.NameOf(each.Key), each))];

    /// <summary>Questions without an answer, by what they are near to.</summary>
    public IReadOnlyList<(string What, string Near, int Count)> Gaps { get; } = Figures is null ? [] : [.. Figures.Gaps
        .Where(each => Selection.Area is null || each.Near.Any(row => Table.Responsibility(row)?.Area == Selection.Area.Id))
        .Select(each => (What: OutcomeOf(each.Outcome), Near: string.Join(", ", each.Near.Where(row => Table.Responsibility(row) is not null).Take(3).Select(Table.NameOf)), each.Count))
        .GroupBy(each => (each.What, each.Near)).Select(group => (group.Key.What, group.Key.Near, Count: group.Sum(each => each.Count)))
        .OrderByDescending(each => each.Count).Take(MostGaps)];

    /// <summary>How many teams there are, as far as they are counted.</summary>
    public string CountOfTeams => Teams.Count < TeamList.MostCounted ? Number(Teams.Count) : $"{Number(Teams.Count)} or more";

    /// <summary>Whether nothing at all can be shown.</summary>
    public bool IsEmpty => Trend.All(each => each.Answers is null && each.Week is null) && Beliefs.All(line => line.Of(Selection.Team) is null) && Questions.Count == 0;

    /// <summary>All answers of the time that are in a figure.</summary>
    public Figure? Whole => Sum(Areas.Select(line => line.Figure).OfType<Figure>());

    /// <summary>Who took part in an average week.</summary>
    public Figure? Taking => Figures is { Weeks.Count: > 0 } ? Sum(Figures.Weeks) : null;

    /// <summary>A team's turnout, or null if too few took part.</summary>
    public Figure? TurnoutOf(ComparedTeam team) => Figures?.Turnout.FirstOrDefault(each => each.Team == team.Id);

    /// <summary>The one thing to do: the belief and the team that shows it most.</summary>
    public (Misconception Belief, ComparedTeam Team, Figure Figure)? Action => (
        from line in Beliefs
        from team in Selection.Team is { } one ? [one] : Teams.Teams
        let figure = line.Of(team)
        where figure is { Hits: > 0 }
        orderby figure.Share descending
        select ((Misconception, ComparedTeam, Figure)?)(line.Belief, team, figure)).FirstOrDefault();

    /// <summary>What a team is called.</summary>
    public static string NameOf(ComparedTeam team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return team.Name ?? $"Channel without a name ({team.Id[..4]})";
    }

    /// <summary>A share in whole percent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero)} %");

    /// <summary>A share of an item in tenths: finer ones, taken from those of an area, could tell what a few people answered.</summary>
    public static int Tenths(double share) => (int)Math.Round(share * 10, MidpointRounding.AwayFromZero);

    /// <summary>How strong a cell is coloured: 0 to 4.</summary>
    public static int Shade(double share) => share switch { < 0.1 => 0, < 0.25 => 1, < 0.4 => 2, < 0.6 => 3, _ => 4 };

    /// <summary>A number for people and programs alike.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A day in words.</summary>
    public static string FullDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A Monday, as short as can be.</summary>
    public static string BriefDay(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static Figure? Sum(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        return all.Count == 0 ? null : new("", default, "", all.Sum(each => each.Asked), all.Sum(each => each.Hits), all.Sum(each => each.People), all.Sum(each => each.Members), all.Sum(each => each.Cards));
    }

    private static string OutcomeOf(GapOutcome outcome) => outcome switch
    {
        GapOutcome.Choose => "several readings were offered",
        GapOutcome.Corrected => "something else was meant",
        GapOutcome.Pressed => "answered by a suggestion",
        _ => "no answer",
    };
}

/// <summary>A week of the trend.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Answers">Answers of areas with enough people; null if there are none.</param>
/// <param name="Week">Who took part; null if too few.</param>
public sealed record WeekPoint(DateOnly Monday, Figure? Answers, Figure? Week)
{
    /// <summary>The share that took part, 0 to 1, or null.</summary>
    public double? Turnout => Week is { } week ? Math.Min(1, (double)week.People / Math.Max(1, Math.Max(week.Members, week.People))) : null;
}

/// <summary>What is known of an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Figure">Its answers; null if in no week enough people answered.</param>
public sealed record AreaLine(Area Area, Figure? Figure)
{
    /// <summary>Where the share lies with 95 % certainty; null without answers.</summary>
    public Interval? Interval => Figure is { People: > 0 } figure ? Interval.Wilson(figure.Share, figure.People) : null;
}

/// <summary>A row of the heat-map.</summary>
/// <param name="Belief">The wrong belief.</param>
/// <param name="ByTeam">By the team's id; empty for all.</param>
public sealed record BeliefLine(Misconception Belief, IReadOnlyDictionary<string, Figure> ByTeam)
{
    /// <summary>All teams together.</summary>
    public Figure? All => ByTeam.GetValueOrDefault("");

    /// <summary>One team, or all for null; null if too few of it could show it.</summary>
    public Figure? Of(ComparedTeam? team) => ByTeam.GetValueOrDefault(team?.Id ?? "");
}
