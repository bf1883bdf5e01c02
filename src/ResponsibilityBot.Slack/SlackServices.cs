using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Installs;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.Sockets;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack;

/// <summary>Adds Slack.</summary>
public static class SlackServices
{
    /// <summary>The largest answer that is read.</summary>
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Adds reading, rendering and sending from the section <c>Slack</c>; nothing if there is none. Needs storage.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(SlackOptions.Section);
        if (!section.Exists())
            return services;
        services.AddOptions<SlackOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SlackApi>();
        services.AddSingleton<ResponseUrls>();
        services.AddSingleton<SharedAnswers>();
        services.AddSingleton<SlackViews>();
        services.AddSingleton<SlackZones>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackZones>());
        services.AddSingleton<SlackHomes>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackHomes>());
        services.AddSingleton<SlackIntake>();
        services.AddSingleton<SlackRequests>();
        services.AddSingleton<IChannel, SlackChannel>();
        services.TryAddSingleton(new SlackSite(() => null));
        services.AddSlackWorkspaces(canInstall: section[nameof(SlackOptions.ClientId)] is { Length: > 0 });
        services.AddSlackSockets();
        services
            .AddHttpClient(SlackApi.ClientName)
            .ConfigureHttpClient((provider, client) =>
            {
                client.Timeout = provider.GetRequiredService<IOptions<SlackOptions>>().Value.CallTimeout;
                client.MaxResponseContentBufferSize = LargestAnswer;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("ResponsibilityBot/1.0");
            })
            // A redirect could lead anywhere.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            // They would write down addresses that are secrets themselves.
            .RemoveAllLoggers();
        return services;
    }
}
