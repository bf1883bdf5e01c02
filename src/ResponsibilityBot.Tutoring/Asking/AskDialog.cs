using System.Runtime.CompilerServices;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Asking.Guessing;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Settings;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>Answers what is asked, in words or by button, and welcomes who comes. Takes every turn. Without a ledger no gap is counted, without habits nothing is asked back, without counts no question is counted, without access the help opens no form, without a guesser nobody guesses what was meant, and without curricula every tenant is answered from the table alone.</summary>
public sealed class AskDialog(ICurriculum curriculum, ITopics topics, IGapLedger? ledger = null, IHabits? habits = null, IAccess? access = null, IQuestionCounts? counts = null, OrganisationCurricula? curricula = null, IQuestionGuesser? guesser = null) : IDialog
{
    private volatile KnownAnswers? known;

    /// <summary>What was answered in tenants that hold something of their own: it lives as long as the tenant's curriculum, which nobody else gets.</summary>
    private readonly ConditionalWeakTable<Curriculum, KnownAnswers> own = [];

    /// <summary>Who asks about more rows at once asks for a list.</summary>
    private const int MostCounted = 4;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var now = curricula is null ? curriculum.Current : await curricula.OfAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (turn.Kind == TurnKind.Joined)
            return [Welcome(now.Phrases)];
        var key = new TopicKey(turn.Tenant, turn.Conversation, turn.Person.Id);
        var topic = await topics.RecallAsync(key, cancel).ConfigureAwait(false);
        if (topic is not null && turn.At - topic.At > Topic.Lifetime)
            topic = null;
        var answered = turn.Press is { } press ? QuestionAnswerer.Answer(now, press, topic) : From(now).Answer(turn.Text, topic);
        if (answered is null)
            return null;
        if (guesser is not null && turn.Press is null && GuessedQuestions.Wants(answered))
            answered = GuessedQuestions.Offer(now, answered, await guesser.GuessAsync(turn, now, cancel).ConfigureAwait(false));
        if (TopicOf(answered, turn.At) is { } next)
            topics.Keep(turn, next);
        if (answered.Reply is Reply.OwnerAnswer { Owned: { Aspect: null } owned })
            habits?.NoteAsked(turn, ItemIds.OfFact(owned.Responsibility.Id, owned.Target.Id, answered.Workload is null ? owned.Held : null), turn.At + Habit.AskBackAfter);
        if (counts is not null && answered.Answer is { Certainty: "sure", Responsibilities: [_, ..] } answer && answer.Responsibilities.SelectMany(now.Table.Rows).ToList() is { Count: <= MostCounted } rows)
            counts.Note(turn, rows);
        if (ledger is not null)
            await NoteAsync(ledger, now, turn, key, answered, cancel).ConfigureAwait(false);
        return [answered.Reply is Reply.Help help ? WithForms(help, now.Phrases, turn) : answered.Reply];
    }

    /// <summary>What was answered from this curriculum; nothing, when it has changed.</summary>
    private KnownAnswers From(Curriculum now)
    {
        if (now.Held is not null)
            return own.GetValue(now, held => new KnownAnswers(held));
        if (known is { } answers && ReferenceEquals(answers.Curriculum, now))
            return answers;
        return known = new KnownAnswers(now);
    }

    /// <summary>What the next question may lean on, or null when the answer leaves the old topic as it is.</summary>
    public static Topic? TopicOf(Answered answered, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(answered);
        var answer = answered.Answer;
        var about = answer.Responsibilities.Count > 0 || answer.Targets.Count > 0 || answer.Intent is "most" or "matrix";
        return about && answer.Intent is not ("unknown" or "help" or "smalltalk" or "always" or "quiz" or "why")
            ? new Topic(answer.Intent, answer.Responsibilities, answer.Targets, answer.Party, answered.Aspect, at) { Workload = answered.Workload }
            : null;
    }

    private static async ValueTask NoteAsync(IGapLedger ledger, Curriculum now, Turn turn, TopicKey key, Answered answered, CancellationToken cancel)
    {
        var before = GapRules.LooksBack(turn, answered) ? await ledger.RecallAsync(key, cancel).ConfigureAwait(false) : null;
        var left = turn.Press is null
            ? GapRules.AfterWords(now.Reader.WordsOf(turn.Text, turn.Person.Name), answered, before)
            : GapRules.AfterPress(answered, before);
        if (left is var (asked, gap))
            ledger.Note(turn, asked, gap);
    }

    private Reply.Help WithForms(Reply.Help help, Phrases phrases, Turn turn) => access is null ? help : help with
    {
        Buttons = [.. help.Buttons, SettingsForm.Button(phrases), .. access.Allows(turn, Turns.Role.Host) ? [ScheduleForm.Button(phrases)] : Array.Empty<Button>(), .. access.Allows(turn, Turns.Role.Author) ? [ChangeForm.Button(phrases)] : Array.Empty<Button>()],
    };

    private static Reply.Help Welcome(Phrases phrases) =>
        new(phrases.Say("welcome-title"), phrases.Say("welcome-lead"), OpenAnswers.Examples) { Buttons = [Button.To(phrases.Say("button-help"), Verbs.Help), Button.To(phrases.Say("button-quiz"), Verbs.Quiz)] };
}
