using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Adds our own Direct Line.</summary>
public static class DirectLineServices
{
    /// <summary>The <c>Turn.Carrier</c> of what is said in our own web chat.</summary>
    public const string Carrier = DirectLineChannel.ChannelName;

    /// <summary>The <c>Turn.Tenant</c> of it.</summary>
    public const string Tenant = ActivityTurn.LocalTenant;

    /// <summary>The name of the CORS policy.</summary>
    internal const string CorsPolicy = "directline";

    /// <summary>Adds Direct Line 3.0 from the section <c>WebChat</c>. Needs storage and <c>AddBotFramework</c>.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SigningKey>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton(provider => new SealedAddresses(provider.GetRequiredService<SigningKey>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OwnPage>();
        services.AddSingleton<ChatLimits>();
        services.AddSingleton<Streams>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddHostedService<WebChatStart>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, options) => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins(options.Value.Enabled ? [.. options.Value.AllowedOrigins] : [])
            .WithMethods("GET", "POST")
            .WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")));
        return services;
    }
}
