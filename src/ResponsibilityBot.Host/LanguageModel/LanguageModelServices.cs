using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Asking.Guessing;

namespace ResponsibilityBot.Host.LanguageModel;

/// <summary>Adds who guesses what was meant.</summary>
internal static class LanguageModelServices
{
    /// <summary>Adds the settings of the section <c>LanguageModel</c>, and an <see cref="IQuestionGuesser"/> where they name an endpoint.</summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(LanguageModelOptions.Section);
        services.AddOptions<LanguageModelOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LanguageModelOptions>, LanguageModelOptionsValidator>();
        if (string.IsNullOrEmpty(section[nameof(LanguageModelOptions.Endpoint)]))
            return services;
        return services.AddSingleton<IChatClient, ChatEndpoint>().AddSingleton<IQuestionGuesser, ModelGuesser>();
    }
}
