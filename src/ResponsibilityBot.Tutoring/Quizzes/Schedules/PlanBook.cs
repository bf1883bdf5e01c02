using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Keeps and shows the plan of the place that a turn is in.</summary>
internal sealed class PlanBook(ICurriculum curriculum, ISchedules schedules, IPostedRounds posted, QuizRules rules)
{
    /// <summary>Keeps a plan instead of the one before, and shows it.</summary>
    public async ValueTask<Reply> KeepAsync(Turn turn, string title, QuizPlan plan, CancellationToken cancel)
    {
        var next = (await NextAsync(turn, plan, cancel).ConfigureAwait(false)).Take(3).ToList();
        var schedule = new Schedule(turn.Carrier, turn.Tenant, ThreadIds.PlaceOf(turn.Conversation), plan) { Person = turn.Place == Place.Personal ? turn.Person.Id : null };
        schedules.Keep(turn, schedule, next is [var first, ..] ? first.At : null);
        return await ShowAsync(turn, title, plan, next, cancel).ConfigureAwait(false);
    }

    /// <summary>A plan that is kept already.</summary>
    public async ValueTask<Reply> ShowAsync(Turn turn, string title, QuizPlan plan, CancellationToken cancel) =>
        await ShowAsync(turn, title, plan, await NextAsync(turn, plan, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <summary>The plan, and how much people can be expected to hold with it.</summary>
    private async ValueTask<Reply> ShowAsync(Turn turn, string title, QuizPlan plan, IEnumerable<Occurrence> next, CancellationToken cancel)
    {
        var place = await posted.PlaceAsync(turn.Carrier, turn.Tenant, ThreadIds.PlaceOf(turn.Conversation), turn.At - ActiveSet.Lately, cancel).ConfigureAwait(false);
        return new ScheduleReplies(curriculum.Current, rules, turn.Conversation == RoundOrder.Everywhere).Show(title, plan, next, turn.At, place.Turnout);
    }

    /// <summary>The times to come, without the date whose quiz is there already.</summary>
    private async ValueTask<IEnumerable<Occurrence>> NextAsync(Turn turn, QuizPlan plan, CancellationToken cancel)
    {
        var last = await schedules.LastDateAsync(turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false);
        return Timetable.After(plan, rules.Holidays, turn.At).SkipWhile(next => next.Date <= last);
    }
}
