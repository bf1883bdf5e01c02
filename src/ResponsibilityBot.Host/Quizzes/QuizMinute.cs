using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>
/// Posts the daily quizzes whose time has come. What is posted has the schedule's place and date for its key, so that a minute that is run
/// twice, or again after a killed process, posts nothing twice; and a schedule moves on only when its quiz is there.
/// </summary>
internal sealed partial class QuizMinute(ISchedules schedules, IRoundPoster poster, ICurriculum curriculum, QuizRules rules, TimeProvider time, ILogger<QuizMinute> log)
{
    /// <summary>How many places are posted to at once: each waits for the disk.</summary>
    private const int AtOnce = 8;

    /// <summary>Posts what is due; returns to how many places.</summary>
    /// <param name="cancel">Ends it between two places; the next run takes up the rest.</param>
    public async Task<int> PostDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var posted = 0;
        var due = await schedules.DueAsync(now, cancel);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (each, stop) =>
        {
            try
            {
                if (await PostAsync(each, now, stop))
                    Interlocked.Increment(ref posted);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                // The others come all the same, and this one is tried again in a minute.
                LogFailed(each.Schedule.Conversation, Fault.Kind(failure), failure.StackTrace);
            }
        });
        return posted;
    }

    private async Task<bool> PostAsync(DueSchedule due, DateTimeOffset now, CancellationToken cancel)
    {
        var ((carrier, tenant, place, plan), questions) = (due.Schedule, 0);
        var verdict = Timetable.Judge(plan, due.Due, rules, now);
        var last = await schedules.LastDateAsync(tenant, place, cancel);
        if (verdict.Post is { } post && !(post.Date <= last))
        {
            var rows = plan.Topics.SelectMany(curriculum.Current.Table.Rows).Distinct(StringComparer.Ordinal).ToList();
            questions = await poster.PostAsync(new($"schedule:{carrier}:{place}:{post.Date:yyyy-MM-dd}", carrier, tenant, place, rows, plan.Questions, post.At), cancel);
            if (questions == 0)
                LogNothing(place, post.Date);
        }
        else
        {
            LogLeftOut(place, due.Due);
        }

        await schedules.MoveOnAsync(due, questions > 0 ? verdict.Post?.Date : null, verdict.Next, cancel);
        return questions > 0;
    }

    [LoggerMessage(1221, LogLevel.Error, "The daily quiz of {Place} failed and is tried again: {Kind}\n{Stack}")]
    private partial void LogFailed(string place, string kind, string? stack);

    [LoggerMessage(1222, LogLevel.Warning, "There was nothing to post to {Place} for {Date}: no question on its topics, or the place cannot be reached")]
    private partial void LogNothing(string place, DateOnly date);

    [LoggerMessage(1223, LogLevel.Information, "The daily quiz of {Place} that was due at {Due} is left out")]
    private partial void LogLeftOut(string place, DateTimeOffset due);
}
