using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>The daily quiz of a place as a form: the same as "daily quiz on …", for the same people, read by the same rules.</summary>
public sealed class ScheduleForm(ICurriculum curriculum, ItemBanks banks, ISchedules schedules, IPostedRounds posted, PeopleDays days, IAccess access, QuizRules rules) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "quiz-set-up";

    /// <summary>The fields.</summary>
    private const string Time = "time", Zone = "zone", On = "days", Number = "number", Topics = "topics";

    private static readonly Weekdays[] Week = [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    private readonly PlanBook book = new(curriculum, schedules, posted, rules);

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it; for those who may set up a quiz there.</summary>
    public static Button Button(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Turns.Button.To(phrases.Say("button-quiz-form"), Verbs.Open, Verbs.Form, FormId);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        if (!access.Allows(turn, Role.Host))
            return new Reply.Said(phrases.Say("daily-host"));
        var current = await schedules.FindAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        var plan = current?.Plan ?? PlanReader.Usual(await days.ZoneAsync(turn, cancel).ConfigureAwait(false));
        return new Reply.Form(
            FormId,
            phrases.Say("quiz-form-title"),
            phrases.Say("quiz-form-lead"),
            [
                new(Time, phrases.Say("quiz-form-time"), FieldKind.Time) { Value = plan.At.ToString("HH:mm", CultureInfo.InvariantCulture) },
                new(Zone, phrases.Say("quiz-form-zone"), FieldKind.Text) { Value = plan.Zone, Hint = phrases.Say("quiz-form-zone-hint"), Most = ZoneNames.MaxLength },
                new(On, phrases.Say("quiz-form-days"), FieldKind.Several) { Value = string.Join(',', Week.Where(day => plan.Days.HasFlag(day)).Select(IdOf)), Options = [.. Week.Select(day => new FieldOption(IdOf(day), $"{day}"))] },
                new(Number, phrases.Say("quiz-form-number"), FieldKind.Number) { Value = plan.Questions.ToString(CultureInfo.InvariantCulture), Least = 1, Most = QuizPlan.MostQuestions },
                new(Topics, phrases.Say("quiz-form-topics"), FieldKind.Text) { Value = string.Join(", ", plan.Topics.Select(new PlanReader(curriculum.Current, banks.Current).WordsOf)), Hint = phrases.Say("quiz-form-topics-hint"), Most = 400, IsRequired = false },
            ],
            phrases.Say("form-save"),
            [phrases.Say("quiz-form-words")]);
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var (zone, wrong) = ZoneWords.Read(values.Text(Zone));
        if (wrong is not null)
            errors[Zone] = curriculum.Current.Phrases.Say(wrong.Key, wrong.Blanks);
        (var topics, wrong) = new PlanReader(curriculum.Current, banks.Current).ReadTopics(values.Text(Topics));
        if (wrong is not null)
            errors[Topics] = curriculum.Current.Phrases.Say(wrong.Key, wrong.Blanks);
        if (errors.Count > 0 || zone is null || values.Time(Time) is not { } at || values.Number(Number) is not { } questions)
            return new FormOutcome.Wrong(errors);
        var chosen = values.Several(On);
        var on = Week.Where(day => chosen.Contains(IdOf(day), StringComparer.Ordinal)).Aggregate(Weekdays.None, (all, day) => all | day);
        var current = await schedules.FindAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        var plan = new QuizPlan(at, zone, on, questions, topics) { Holidays = current?.Plan.Holidays ?? [] };
        return new FormOutcome.Done(await book.KeepAsync(turn, "daily-on", plan, cancel).ConfigureAwait(false));
    }

    private static string IdOf(Weekdays day) => $"{day}".ToLowerInvariant();
}
