using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.BotFramework.Teams.Extensions;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework;

/// <summary>Adds the Activity protocol.</summary>
public static class BotFrameworkServices
{
    /// <summary>How long one call to a service may take before it is given up and tried again later.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(7);

    /// <summary>How long reading keys may take: whoever delivers an activity waits for them, and gives up after 15 seconds.</summary>
    private static readonly TimeSpan KeysTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The largest answer that is read: a page of a roster, or a set of keys with their certificates.</summary>
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Adds reading, rendering and sending, from the section <c>BotFramework</c>. Needs storage.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<BotFrameworkOptions>().Bind(configuration.GetSection(BotFrameworkOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CardSite(() => null));
        services.AddInbound();
        services.AddOutbound(new ManagedIdentity(configuration));
        services.AddSingleton<IChannel, ConnectorChannel>();
        services.AddSingleton<IChannel, DirectLineChannel>();
        return services;
    }

    private static void AddInbound(this IServiceCollection services)
    {
        services.AddSingleton<MessagesEndpoint>();
        services.AddSingleton<IInvoke, OwnerQuery>();
        services.AddSingleton<IInvoke, MessageQuestion>();
        services.AddSingleton<IInvoke, DialogPress>();
        services.AddSingleton<LoopbackAuthentication>();
        services.AddSingleton<BearerAuthentication>();
        services.AddSingleton<IInboundAuthentication, InboundAuthentication>();
        services.AddHostedService<AuthenticationNotice>();
        services.AddVendorClient(IssuerKeys.ClientName, KeysTimeout);
    }

    private static void AddOutbound(this IServiceCollection services, ManagedIdentity identity)
    {
        services.AddSingleton(identity);
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>>(identity);
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<TokenRequest>();
        services.AddSingleton<AppTokens>();
        services.AddSingleton<ConnectorTransport>();
        services.AddSingleton<ConnectorClient>();
        services.AddVendorClient(AppTokens.ClientName, CallTimeout);
        services.AddVendorClient(ConnectorTransport.ClientName, CallTimeout);
    }

    private static void AddVendorClient(this IServiceCollection services, string name, TimeSpan timeout) => services
        .AddHttpClient(name, client =>
        {
            client.Timeout = timeout;
            client.MaxResponseContentBufferSize = LargestAnswer;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("ResponsibilityBot/1.0");
        })
        // A redirect could lead to a host that is not on the list.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        // They would write down addresses, and headers with tokens where somebody turns them up.
        .RemoveAllLoggers();
}
