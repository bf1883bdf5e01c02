using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>"Daily quiz …": sets up, shows, pauses and ends the quiz that comes to a place by itself. Everybody may look; hosts may change it.</summary>
public sealed class ScheduleDialog(ICurriculum curriculum, ItemBanks banks, ISchedules schedules, IPostedRounds posted, PeopleDays days, IAccess access, QuizRules rules) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || WishReader.Read(turn.Text) is not { } wish)
            return null;
        var replies = new ScheduleReplies(curriculum.Current, rules);
        if (wish is Wish.Odd odd)
            return [replies.Say("daily-odd", ("words", odd.Words))];
        var current = await schedules.FindAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        if (wish is Wish.Show)
            return [current is null ? replies.Say("daily-none") : await ShowAsync(turn, replies, "daily-title", current.Plan, await NextAsync(turn, current.Plan, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)];
        if (!access.Allows(turn, Role.Host))
            return [replies.Say("daily-host")];
        return wish is Wish.On on ? [await SetUpAsync(turn, replies, on.Words, current, cancel).ConfigureAwait(false)]
            : current is null ? [replies.Say("daily-none")]
            : [await ChangeAsync(turn, replies, wish, current, cancel).ConfigureAwait(false)];
    }

    private async ValueTask<Reply> SetUpAsync(Turn turn, ScheduleReplies replies, string words, Schedule? current, CancellationToken cancel)
    {
        var zone = await days.ZoneAsync(turn, cancel).ConfigureAwait(false);
        var (plan, wrong) = new PlanReader(curriculum.Current, banks.Current).Read(words, zone);
        if (plan is null)
            return replies.Say(wrong ?? new("daily-odd", ("words", words)));
        return await KeepAsync(turn, replies, "daily-on", plan with { Holidays = current?.Plan.Holidays ?? [] }, cancel).ConfigureAwait(false);
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
                return wrong is not null ? replies.Say(wrong) : await KeepAsync(turn, replies, "daily-pause", plan with { PausedUntil = date }, cancel).ConfigureAwait(false);
            case Wish.Holidays holidays when holidays.Words.Trim().ToLowerInvariant() is "none" or "off":
                return await KeepAsync(turn, replies, "daily-title", plan with { Holidays = [] }, cancel).ConfigureAwait(false);
            case Wish.Holidays holidays:
                (var dates, wrong) = DateWords.ReadAll(holidays.Words, today);
                return wrong is not null ? replies.Say(wrong) : await KeepAsync(turn, replies, "daily-title", plan with { Holidays = dates }, cancel).ConfigureAwait(false);
            default:
                return await KeepAsync(turn, replies, "daily-on", plan with { PausedUntil = null }, cancel).ConfigureAwait(false);
        }
    }

    private async ValueTask<Reply> KeepAsync(Turn turn, ScheduleReplies replies, string title, QuizPlan plan, CancellationToken cancel)
    {
        var next = (await NextAsync(turn, plan, cancel).ConfigureAwait(false)).Take(3).ToList();
        var schedule = new Schedule(turn.Carrier, turn.Tenant, ThreadIds.PlaceOf(turn.Conversation), plan) { Person = turn.Place == Place.Personal ? turn.Person.Id : null };
        schedules.Keep(turn, schedule, next is [var first, ..] ? first.At : null);
        return await ShowAsync(turn, replies, title, plan, next, cancel).ConfigureAwait(false);
    }

    /// <summary>The plan, and how much people can be expected to hold with it.</summary>
    private async ValueTask<Reply> ShowAsync(Turn turn, ScheduleReplies replies, string title, QuizPlan plan, IEnumerable<Occurrence> next, CancellationToken cancel)
    {
        var place = await posted.PlaceAsync(turn.Carrier, turn.Tenant, ThreadIds.PlaceOf(turn.Conversation), turn.At - ActiveSet.Lately, cancel).ConfigureAwait(false);
        return replies.Show(title, plan, next, turn.At, place.Turnout);
    }

    /// <summary>The times to come, without the date whose quiz is there already.</summary>
    private async ValueTask<IEnumerable<Occurrence>> NextAsync(Turn turn, QuizPlan plan, CancellationToken cancel)
    {
        var last = await schedules.LastDateAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        return Timetable.After(plan, rules.Holidays, turn.At).SkipWhile(next => next.Date <= last);
    }

    private static string WithoutUntil(string words)
    {
        var parts = words.Split(' ', 2);
        return parts[0].ToLowerInvariant() is "until" or "till" or "to" ? parts.ElementAtOrDefault(1) ?? "" : words;
    }
}
