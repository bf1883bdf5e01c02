using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Demo;

/// <summary>Who plays in the demo, what they are asked, and what they believe.</summary>
internal static class DemoStory
{
    /// <summary>How many weeks it lasts: two seasons.</summary>
    public const int Weeks = 12;

    private const int Facts = 40;

    /// <summary>Three teams, and one that is too small to be shown.</summary>
    public static IReadOnlyList<DemoTeam> Teams { get; } =
    [
        new("Platform", 11, 0.88, 0.62, 0.020, "patch"),
        new("Payments", 9, 0.76, 0.50, 0.016, "back"),
        new("Research", 12, 0.64, 0.44, 0.012, "encrypt"),
        new("Interns", 3, 0.9, 0.4, 0.01, ""),
    ];

    /// <summary>What people ask about: a row, and the chance that a person asks about it in a week.</summary>
    public static IReadOnlyList<(string Row, double Chance)> Topics { get; } =
    [
        ("backup-and-restore", 0.62), ("key-management", 0.5), ("guest-os-patching", 0.55), ("access-authorization", 0.42), ("incident-response", 0.35), ("logging", 0.3),
    ];

    /// <summary>Questions that had no answer.</summary>
    public static IReadOnlyList<(string Words, GapOutcome Outcome, string[] Near, int Times)> Gaps { get; } =
    [
        ("who pays for egress", GapOutcome.Unknown, ["cost-management"], 11),
        ("quantum safe keys", GapOutcome.Choose, ["key-management", "encryption-at-rest"], 7),
        ("carbon report", GapOutcome.Unknown, [], 6),
    ];

    /// <summary>What is asked, one a weekday: items of one right option, those that offer a wrong belief first, round the areas.</summary>
    public static IReadOnlyList<Item> Of(KnowledgeTable table, ItemBank bank)
    {
        var byArea = bank.Facts.SelectMany(bank.Of)
            .Where(item => item.Kind is ItemKind.SingleChoice or ItemKind.TrueFalse && item.Options.Any(option => option is { IsRight: false, Misconception: not null }))
            .DistinctBy(item => item.Fact, StringComparer.Ordinal)
            .GroupBy(item => table.Responsibility(item.Topic)?.Area ?? "", StringComparer.Ordinal)
            .Select(area => area.ToList()).ToList();
        return [.. Enumerable.Range(0, byArea.Max(area => area.Count)).SelectMany(round => byArea.Where(area => area.Count > round).Select(area => area[round])).Take(Facts)];
    }

    /// <summary>What somebody of a team chooses: more and more often what is right, but for the belief that the team holds.</summary>
    public static ItemOption Choose(Item item, DemoTeam team, int week, Random random)
    {
        var (right, wrong) = (item.Options.First(option => option.IsRight), item.Options.Where(option => !option.IsRight).ToList());
        var held = wrong.Find(option => team.Belief.Length > 0 && option.Misconception?.Contains(team.Belief, StringComparison.Ordinal) == true);
        if (held is not null && random.NextDouble() < 0.6 - (0.015 * week))
            return held;
        return random.NextDouble() < team.Knows + (team.Learns * week) ? right : wrong[random.Next(wrong.Count)];
    }
}

/// <summary>A team of the demo.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Size">How many people.</param>
/// <param name="Turnout">The chance that one answers a card.</param>
/// <param name="Knows">The share of right answers at the beginning.</param>
/// <param name="Learns">How much it grows a week.</param>
/// <param name="Belief">A part of the id of the wrong beliefs that it holds; empty for none.</param>
internal sealed record DemoTeam(string Name, int Size, double Turnout, double Knows, double Learns, string Belief)
{
    /// <summary>Its channel.</summary>
    public string Place => $"demo-{Name.ToLowerInvariant()}";

    /// <summary>The ids of its people.</summary>
    public IReadOnlyList<string> People => [.. Enumerable.Range(1, Size).Select(number => $"{Place}-{number}")];
}
