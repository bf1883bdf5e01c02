using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Habits;

/// <summary>"Follow-ups on", "ask me back on" and their like: what the bot may send a person of its own accord. Off until they say otherwise.</summary>
public sealed class HabitDialog(ICurriculum curriculum, IHabits habits) : IDialog
{
    private static readonly char[] Breaks = [' ', '-', '.', '!', '?'];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || WishOf(turn.Text) is not { } wish)
            return null;
        var phrases = curriculum.Current.Phrases;
        var before = await habits.FindAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        var after = wish.Topic == Topic.FollowUps ? before with { FollowUps = wish.IsOn ?? before.FollowUps } : before with { AskBack = wish.IsOn ?? before.AskBack };
        if (after != before)
            habits.Keep(turn, after);
        return
        [
            new Reply.Said(wish.Topic == Topic.FollowUps
                ? phrases.Say(after.FollowUps ? "follow-ups-on" : "follow-ups-off")
                : phrases.Say(after.AskBack ? "ask-back-on" : "ask-back-off")),
        ];
    }

    private static (Topic Topic, bool? IsOn)? WishOf(string text) => text.Length > 40 ? null : text.ToLowerInvariant().Split(Breaks, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["follow", "ups", .. var rest] when StateOf(rest, out var on) => (Topic.FollowUps, on),
        ["followups", .. var rest] when StateOf(rest, out var on) => (Topic.FollowUps, on),
        ["ask", "me", "back", .. var rest] when StateOf(rest, out var on) => (Topic.AskBack, on),
        _ => null,
    };

    /// <summary>On, off, or null for a question how it stands; false for other words.</summary>
    private static bool StateOf(ReadOnlySpan<string> rest, out bool? isOn)
    {
        isOn = rest is ["on"] ? true : rest is ["off"] ? false : null;
        return rest.IsEmpty || isOn is not null;
    }

    private enum Topic
    {
        FollowUps,
        AskBack,
    }
}
