using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework;

/// <summary>Adds the Activity protocol.</summary>
public static class BotFrameworkServices
{
    /// <summary>How long one call to a service may take before it is given up and tried again later.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(7);

    /// <summary>Adds reading, rendering and sending, from the section <c>BotFramework</c>. Needs storage.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<BotFrameworkOptions>().Bind(configuration.GetSection(BotFrameworkOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddSingleton<IInboundAuthentication, LoopbackAuthentication>();
        services.AddHostedService<UnauthenticatedNotice>();
        services.AddSingleton<IChannel, ConnectorChannel>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        services.AddHttpClient(ConnectorChannel.ClientName, client =>
            {
                client.Timeout = CallTimeout;
                client.MaxResponseContentBufferSize = 64 * 1024;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("ResponsibilityBot/1.0");
            })
            // A redirect could lead to a host that is not on the list.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        return services;
    }
}
