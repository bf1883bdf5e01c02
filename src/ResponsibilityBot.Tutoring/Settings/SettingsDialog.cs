using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Settings;

/// <summary>"Settings": what a person has set for themselves, each with the words that change it, and a button for all of it at once. For that person alone.</summary>
public sealed partial class SettingsDialog(ICurriculum curriculum, IPeopleZones zones, IHabits habits, IScores scores, QuizRules rules) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || !Words().IsMatch(turn.Text))
            return null;
        var own = await OwnSettings.OfAsync(turn, zones, habits, scores, cancel).ConfigureAwait(false);
        return [Show(curriculum.Current.Phrases, "settings-title", own, turn.At, rules.Zone)];
    }

    /// <summary>The settings as they stand.</summary>
    /// <param name="phrases">The words.</param>
    /// <param name="title">The phrase of the heading.</param>
    /// <param name="own">The settings.</param>
    /// <param name="at">Now.</param>
    /// <param name="usual">The zone of whoever has told none.</param>
    internal static Reply Show(Phrases phrases, string title, OwnSettings own, DateTimeOffset at, string usual) => new Reply.Explanation(
        phrases.Say(title),
        phrases.Say("settings-lead"),
        [
            new(phrases.Say("settings-label-zone"), own.Zone is { } zone
                ? phrases.Say("zone-is", ("zone", zone.Id), ("time", LocalDay.At(at, zone.Id).ToString("HH:mm", CultureInfo.InvariantCulture)))
                : phrases.Say("zone-unknown", ("zone", usual))),
            new(phrases.Say("settings-label-follow-ups"), phrases.Say(own.Habit.FollowUps ? "follow-ups-on" : "follow-ups-off")),
            new(phrases.Say("settings-label-ask-back"), phrases.Say(own.Habit.AskBack ? "ask-back-on" : "ask-back-off")),
            new(phrases.Say("settings-label-name"), own.ShownName is { } name ? phrases.Say("score-name-on", ("name", name)) : phrases.Say("score-name-off")),
        ])
    {
        IsPrivate = true,
        Buttons = [SettingsForm.Button(phrases)],
    };

    [GeneratedRegex(@"^\s*(?:(?:show|open|change|edit)\s+)?(?:my\s+)?(?:settings|preferences)[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
