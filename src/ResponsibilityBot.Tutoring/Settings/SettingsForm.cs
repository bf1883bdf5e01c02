using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Settings;

/// <summary>A person's own settings as a form: the same as "my time zone …", "follow-ups on|off", "ask me back on|off" and "show my name on|off".</summary>
public sealed class SettingsForm(ICurriculum curriculum, IPeopleZones zones, IHabits habits, IScores scores, QuizRules rules) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "settings";

    /// <summary>The fields.</summary>
    private const string Zone = "zone", FollowUps = "follow-ups", AskBack = "ask-back", Name = "name";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it; anybody may.</summary>
    public static Button Button(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Turns.Button.To(phrases.Say("button-settings"), Verbs.Open, Verbs.Form, FormId);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        var own = await OwnSettings.OfAsync(turn, zones, habits, scores, cancel).ConfigureAwait(false);
        return new Reply.Form(
            FormId,
            phrases.Say("settings-title"),
            phrases.Say("settings-form-lead"),
            [
                new(Zone, phrases.Say("settings-label-zone"), FieldKind.Text)
                {
                    Value = own.Zone?.Id ?? "",
                    Hint = phrases.Say("settings-zone-hint", ("zone", rules.Zone)),
                    Most = ZoneNames.MaxLength,
                    IsRequired = false,
                },
                Switch(FollowUps, "settings-follow-ups", "settings-follow-ups-hint", own.Habit.FollowUps),
                Switch(AskBack, "settings-ask-back", "settings-ask-back-hint", own.Habit.AskBack),
                Switch(Name, "settings-name", "settings-name-hint", own.ShownName is not null),
            ],
            phrases.Say("form-save"),
            [phrases.Say("settings-words-zone"), phrases.Say("settings-words-follow-ups"), phrases.Say("settings-words-ask-back"), phrases.Say("settings-words-name")]);

        Field Switch(string id, string label, string hint, bool isOn) =>
            new(id, phrases.Say(label), FieldKind.Toggle) { Hint = phrases.Say(hint), Value = isOn ? FormReader.On : FormReader.Off };
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var phrases = curriculum.Current.Phrases;
        var before = await OwnSettings.OfAsync(turn, zones, habits, scores, cancel).ConfigureAwait(false);
        var after = before with { Habit = new(values.IsOn(FollowUps), values.IsOn(AskBack)) };
        if (values.Text(Zone) is { Length: > 0 } words && words != before.Zone?.Id)
        {
            var (zone, wrong) = ZoneWords.Read(words);
            if (zone is null)
                return FormOutcome.Wrong.At(Zone, phrases.Say(wrong?.Key ?? "daily-bad-zone", wrong?.Blanks ?? [("words", words)]));
            after = after with { Zone = new(zone, IsChosen: true) };
        }

        if (values.IsOn(Name) != (before.ShownName is not null))
        {
            var name = values.IsOn(Name) ? ScoreDialog.NameOf(turn) : null;
            if (name is { Length: 0 })
                return FormOutcome.Wrong.At(Name, phrases.Say("name-unknown"));
            after = after with { ShownName = name };
        }

        Keep(turn, before, after);
        return new FormOutcome.Done(SettingsDialog.Show(phrases, "settings-saved", after, turn.At, rules.Zone) with { Buttons = [] });
    }

    /// <summary>Only what is another now is written: a form that is sent off unchanged makes no zone chosen that a device told.</summary>
    private void Keep(Turn turn, OwnSettings before, OwnSettings after)
    {
        if (after.Zone is { } zone && zone != before.Zone)
            zones.Keep(turn, zone);
        if (after.Habit != before.Habit)
            habits.Keep(turn, after.Habit);
        if (after.ShownName != before.ShownName)
            scores.Show(turn, after.ShownName);
    }
}
