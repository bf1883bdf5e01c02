using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Adds the quizzes of whole places.</summary>
internal static class QuizServices
{
    /// <summary>Adds <see cref="IRoundPoster"/> and who tends what was posted, from the section <c>Quiz</c>.</summary>
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QuizOptions>().Bind(configuration.GetSection(QuizOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuizOptions>, QuizOptionsValidator>();
        services.AddSingleton(provider => Rules(provider.GetRequiredService<IOptions<QuizOptions>>().Value, provider.GetRequiredService<IPersonalData>()));
        services.AddSingleton<IRoundPoster, RoundPoster>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<FollowUpPoster>();
        services.AddSingleton<RoundKeeper>();
        services.AddHostedService<RoundWorker>();
        return services;
    }

    private static RoundRules Rules(QuizOptions options, IPersonalData data) => new(options.OpenFor, options.AllowChanges, data.MinimumGroupSize, _ => false);
}
