using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>"Daily quiz …": sets up, shows, pauses and ends the quiz that comes to a place by itself. Everybody may look; hosts may change it.</summary>
public sealed class ScheduleDialog(ICurriculum curriculum, ItemBanks banks, ISchedules schedules, IPostedRounds posted, PeopleDays days, IAccess access, QuizRules rules) : IDialog
{
    private readonly PlanBook book = new(curriculum, schedules, posted, rules);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var isEverywhere = turn.Kind == TurnKind.Said && EverywhereWords.Are(turn.Text);
        if (turn.Kind != TurnKind.Said || WishReader.Read(isEverywhere ? EverywhereWords.Without(turn.Text) : turn.Text) is not { } wish)
            return null;
        // The quiz of all places is kept as that of one more, which no place is.
        if (isEverywhere)
            turn = turn with { Conversation = RoundOrder.Everywhere, Place = Place.Channel };
        var replies = new ScheduleReplies(curriculum.Current, rules, isEverywhere);
        if (wish is Wish.Odd odd)
            return [replies.Say("daily-odd", ("words", odd.Words))];
        var current = await schedules.FindAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        if (wish is Wish.Show)
            return [await LookAsync(turn, replies, current, cancel).ConfigureAwait(false)];
        if (!access.Allows(turn, isEverywhere ? Role.Administrator : Role.Host))
            return [replies.Say(isEverywhere ? "round-no-administrator" : "daily-host")];
        return wish is Wish.On on ? [await SetUpAsync(turn, replies, on.Words, current, cancel).ConfigureAwait(false)]
            : current is null ? [await NoneAsync(turn, replies, cancel).ConfigureAwait(false)]
            : [await ChangeAsync(turn, replies, wish, current, cancel).ConfigureAwait(false)];
    }

    private async ValueTask<Reply> LookAsync(Turn turn, ScheduleReplies replies, Schedule? current, CancellationToken cancel)
    {
        var shown = current is null ? await NoneAsync(turn, replies, cancel).ConfigureAwait(false) : await book.ShowAsync(turn, "daily-title", current.Plan, cancel).ConfigureAwait(false);
        return turn.Conversation != RoundOrder.Everywhere && access.Allows(turn, Role.Host) ? shown with { Buttons = [ScheduleForm.Button(curriculum.Current.Phrases)] } : shown;
    }

    /// <summary>That a place has no quiz of its own; where the one of all places comes all the same, that too.</summary>
    private async ValueTask<Reply> NoneAsync(Turn turn, ScheduleReplies replies, CancellationToken cancel) =>
        turn.Place != Place.Personal && turn.Conversation != RoundOrder.Everywhere && await schedules.FindAsync(turn.Tenant, RoundOrder.Everywhere, cancel).ConfigureAwait(false) is not null
            ? replies.Say("daily-none-but-everywhere")
            : replies.Say("daily-none");

    private async ValueTask<Reply> SetUpAsync(Turn turn, ScheduleReplies replies, string words, Schedule? current, CancellationToken cancel)
    {
        var zone = await days.ZoneAsync(turn, cancel).ConfigureAwait(false);
        var (plan, wrong) = new PlanReader(curriculum.Current, banks.Current).Read(words, zone);
        if (plan is null)
            return replies.Say(wrong ?? new("daily-odd", ("words", words)));
        return await book.KeepAsync(turn, "daily-on", plan with { Holidays = current?.Plan.Holidays ?? [] }, cancel).ConfigureAwait(false);
    }

    private async ValueTask<Reply> ChangeAsync(Turn turn, ScheduleReplies replies, Wish wish, Schedule current, CancellationToken cancel)
    {
        var plan = current.Plan;
        var today = LocalDay.Of(turn.At, plan.Zone);
        switch (wish)
        {
            case Wish.Off:
                schedules.Remove(turn);
                return replies.Say("daily-off");
            case Wish.Pause pause:
                var (date, wrong) = DateWords.Read(WithoutUntil(pause.Words), today);
                return wrong is not null ? replies.Say(wrong) : await book.KeepAsync(turn, "daily-pause", plan with { PausedUntil = date }, cancel).ConfigureAwait(false);
            case Wish.Holidays holidays when holidays.Words.Trim().ToLowerInvariant() is "none" or "off":
                return await book.KeepAsync(turn, "daily-title", plan with { Holidays = [] }, cancel).ConfigureAwait(false);
            case Wish.Holidays holidays:
                (var dates, wrong) = DateWords.ReadAll(holidays.Words, today);
                return wrong is not null ? replies.Say(wrong) : await book.KeepAsync(turn, "daily-title", plan with { Holidays = dates }, cancel).ConfigureAwait(false);
            default:
                return await book.KeepAsync(turn, "daily-on", plan with { PausedUntil = null }, cancel).ConfigureAwait(false);
        }
    }

    private static string WithoutUntil(string words)
    {
        var parts = words.Split(' ', 2);
        return parts[0].ToLowerInvariant() is "until" or "till" or "to" ? parts.ElementAtOrDefault(1) ?? "" : words;
    }
}
