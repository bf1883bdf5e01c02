using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Adds what brings quizzes by itself.</summary>
internal static class ScheduleServices
{
    /// <summary>The name of the one job and its trigger.</summary>
    private const string Minute = "minute";

    /// <summary>Adds the rules of daily quizzes from the section <c>Quiz</c>, and the clock that posts them. Needs storage and an <c>IRoundPoster</c>.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QuizOptions>().Bind(configuration.GetSection(QuizOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuizOptions>, QuizOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<QuizOptions>>().Value.Rules());
        services.AddSingleton<PeopleDays>();
        services.TryAddSingleton<IRoundPoster, NoPoster>();
        services.AddSingleton<QuizMinute>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store => store.UseStorage());
            quartz.UseDefaultThreadPool(1);
            quartz.ScheduleJob<MinuteJob>(trigger => trigger.WithIdentity(Minute).WithCronSchedule("0 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
        });
        // A trigger that is replaced at each start would fire twice where several processes start at once.
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.Configure<QuartzHostedServiceOptions>(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<LateScheduler>();
        return services;
    }
}
