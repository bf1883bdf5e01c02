using Quartz;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>What Quartz runs every minute, one run at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class MinuteJob(QuizMinute minute) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await minute.PostDueAsync(cancellationToken);
}
