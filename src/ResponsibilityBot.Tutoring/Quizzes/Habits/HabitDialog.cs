using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Habits;

/// <summary>
/// "Follow-ups on", "ask me back on" and their like: what the bot may send a person of its own accord; "more time 1.5": how long they have where a timer
/// runs. Off until they say otherwise.
/// </summary>
public sealed partial class HabitDialog(ICurriculum curriculum, IHabits habits) : IDialog
{
    private static readonly char[] Breaks = [' ', '-', '.', '!', '?'];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind == TurnKind.Said && MoreTime().Match(turn.Text) is { Success: true } time)
            return [await GiveTimeAsync(turn, time.Groups["factor"].Value.ToLowerInvariant(), cancel).ConfigureAwait(false)];
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

    private async ValueTask<Reply> GiveTimeAsync(Turn turn, string words, CancellationToken cancel)
    {
        var phrases = curriculum.Current.Phrases;
        if (turn.Place != Place.Personal)
            return new Reply.Said(phrases.Say("more-time-own-chat"));
        var before = await habits.FindAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        var factor = words switch { "" => before.TimeFactor, "off" or "1" => 1, "2" => 2, _ => 1.5 };
        if (factor != before.TimeFactor)
            habits.Keep(turn, before with { TimeFactor = factor });
        return new Reply.Said(factor > 1 ? phrases.Say("more-time-on", ("factor", factor.ToString(CultureInfo.InvariantCulture))) : phrases.Say("more-time-off"));
    }

    [GeneratedRegex(@"^\s*more time(?:\s+(?:x\s*|×\s*)?(?<factor>on|off|1|1\.5|2))?[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MoreTime();

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
