using Quartz;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Adds what brings quizzes by itself.</summary>
internal static class ScheduleServices
{
    /// <summary>The name of the one job and its trigger.</summary>
    private const string Minute = "minute";

    /// <summary>Adds the clock that posts daily quizzes. Needs storage and an <c>IRoundPoster</c>.</summary>
    public static void AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<QuizMinute>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store => store.UseStorage(configuration));
            quartz.UseDefaultThreadPool(1);
            quartz.ScheduleJob<MinuteJob>(trigger => trigger.WithIdentity(Minute).WithCronSchedule("0 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
        });
        // A trigger that is replaced at each start would fire twice where several processes start at once.
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.Configure<QuartzHostedServiceOptions>(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<LateScheduler>();
    }
}
