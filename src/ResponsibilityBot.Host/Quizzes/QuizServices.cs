using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Adds the quizzes of whole places.</summary>
internal static class QuizServices
{
    /// <summary>Adds <see cref="IRoundPoster"/>, who tends what was posted, and the clock of daily quizzes, from the section <c>Quiz</c>. Needs storage.</summary>
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuizRules(configuration);
        services.AddSingleton<IRoundPoster, RoundPoster>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<FollowUpPoster>();
        services.AddSingleton<RoundCards>();
        services.AddSingleton<RoundKeeper>();
        services.AddSingleton<ChallengeBoards>();
        services.AddSingleton<ChallengeSides>();
        services.AddSingleton<ChallengeSetUp>();
        services.AddSingleton<ChallengeDesk>();
        services.AddSingleton<IChallengeDesk>(provider => provider.GetRequiredService<ChallengeDesk>());
        services.AddHostedService<RoundWorker>();
        services.AddSchedules(configuration);
        return services;
    }

    /// <summary>Adds what holds for all quizzes, from the section <c>Quiz</c>.</summary>
    public static void AddQuizRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QuizOptions>().Bind(configuration.GetSection(QuizOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuizOptions>, QuizOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<QuizOptions>>().Value.Rules());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<QuizOptions>>().Value.RoundRules(provider.GetRequiredService<IPersonalData>().MinimumGroupSize));
        services.AddSingleton(provider => new Seasons(provider.GetRequiredService<IOptions<QuizOptions>>().Value.SeasonWeeks));
        services.AddSingleton<PeopleDays>();
    }
}
