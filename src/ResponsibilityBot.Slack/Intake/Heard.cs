using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>A delivery, read: who did what where, and how what is said to it goes back. Made of the payload alone, so it can be made again.</summary>
internal sealed record Heard
{
    /// <summary>Where it comes from.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>What tells it from everything else in its tenant; the same thing delivered twice, or as two events, has the same.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Who did it: a user's id.</summary>
    public required string User { get; init; }

    /// <summary>The user's name, where the payload has it.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Where.</summary>
    public required Place Place { get; init; }

    /// <summary>The conversation, thread included: see <see cref="SlackPlaces"/>.</summary>
    public required string Conversation { get; init; }

    /// <summary>What was done.</summary>
    public required TurnKind Kind { get; init; }

    /// <summary>What was said, as plain text.</summary>
    public string Text { get; init; } = "";

    /// <summary>All that was said with its line ends, where <see cref="Text"/> is not all of it; null elsewhere.</summary>
    public string? Pasted { get; init; }

    /// <summary>The button that was pressed, or null.</summary>
    public Press? Press { get; init; }

    /// <summary>How what is said goes back.</summary>
    public required ReplyWay Way { get; init; }

    /// <summary>Whether the bot can speak in that place later on.</summary>
    public bool IsReachable { get; init; }

    /// <summary>Whether a person did it that the bot can speak to later on.</summary>
    public bool IsPerson { get; init; } = true;
}
