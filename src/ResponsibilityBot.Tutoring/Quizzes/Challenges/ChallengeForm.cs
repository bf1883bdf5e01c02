using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>A challenge as a form: the same as "challenge …", for the same people, read by the same rules.</summary>
public sealed class ChallengeForm(ICurriculum curriculum, ChallengeSetUp setUp, PeopleDays days, IAccess access, IRefusals refusals) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "challenge-set-up";

    /// <summary>The fields.</summary>
    private const string Topics = "topics", Number = "number", Date = "date", Time = "time", Zone = "zone", Teams = "teams", Balanced = "balanced";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it; for those who may set up a challenge there.</summary>
    public static Button Button(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Turns.Button.To(phrases.Say("button-challenge-form"), Verbs.Open, Verbs.Form, FormId);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        if (!access.Allows(turn, Role.Host))
        {
            refusals.Trespass(turn, "challenge-host");
            return new Reply.Said(phrases.Say("challenge-host"));
        }

        var zone = await days.ZoneAsync(turn, cancel).ConfigureAwait(false);
        var end = LocalDay.At(ChallengePlan.UsualEnd(turn.At, zone), zone);
        return new Reply.Form(
            FormId,
            phrases.Say("challenge-form-title"),
            phrases.Say("challenge-form-lead"),
            [
                new(Topics, phrases.Say("challenge-form-topics"), FieldKind.Text) { Hint = phrases.Say("challenge-form-topics-hint"), Most = 200, IsRequired = false },
                new(Number, phrases.Say("challenge-form-number"), FieldKind.Number) { Value = ChallengePlan.UsualQuestions.ToString(CultureInfo.InvariantCulture), Least = 1, Most = ChallengePlan.MostQuestions },
                new(Date, phrases.Say("challenge-form-date"), FieldKind.Date) { Value = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                new(Time, phrases.Say("challenge-form-time"), FieldKind.Time) { Value = end.ToString("HH:mm", CultureInfo.InvariantCulture) },
                new(Zone, phrases.Say("quiz-form-zone"), FieldKind.Text) { Value = zone, Hint = phrases.Say("quiz-form-zone-hint"), Most = ZoneNames.MaxLength },
                new(Teams, phrases.Say("challenge-form-teams"), FieldKind.Text) { Hint = phrases.Say("challenge-form-teams-hint"), Most = 300, IsRequired = false },
                new(Balanced, phrases.Say("challenge-form-balanced"), FieldKind.Toggle) { Value = "false" },
            ],
            phrases.Say("challenge-form-open"),
            [phrases.Say("challenge-form-words")]);
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var (zone, wrong) = ZoneWords.Read(values.Text(Zone));
        Note(turn, errors, Zone, wrong);
        (var topic, var scope, wrong) = new ChallengePlanReader(curriculum.Current).ReadTopics(values.Text(Topics));
        Note(turn, errors, Topics, wrong);
        if (zone is null || values.Date(Date) is not { } date || values.Time(Time) is not { } time)
            return new FormOutcome.Wrong(errors);
        (var end, wrong) = EndWords.Judge(LocalDay.At(date, time, zone), $"{date:yyyy-MM-dd} {time:HH:mm}", turn.At);
        Note(turn, errors, Date, wrong);
        if (errors.Count > 0)
            return new FormOutcome.Wrong(errors);
        var teams = values.Text(Teams);
        var outcome = await setUp.OpenAsync(turn, new(topic, scope, values.Number(Number), end, zone, teams.Length > 0 ? teams : null, values.IsOn(Balanced)), null, cancel).ConfigureAwait(false);
        if (outcome.Opened is { } opened)
            return new FormOutcome.Done(opened);
        Note(turn, errors, outcome.Part switch { PlanPart.Number => Number, PlanPart.Teams => Teams, _ => Topics }, outcome.Wrong ?? new("challenge-nowhere"));
        return new FormOutcome.Wrong(errors);
    }

    private void Note(Turn turn, Dictionary<string, string> errors, string field, Misread? wrong)
    {
        if (wrong is null)
            return;
        refusals.Mistake(turn, wrong.Key);
        errors[field] = curriculum.Current.Phrases.Say(wrong.Key, wrong.Blanks);
    }
}
