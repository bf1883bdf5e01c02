using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Adds who tells other programs of what happens.</summary>
internal static class WebhookServices
{
    /// <summary>Adds the settings of the section <c>Webhooks</c>, and who hears of what. Add it before the storage, which writes down what they are told.</summary>
    public static IServiceCollection AddWebhookSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsRules>();
        return services.AddSingleton<IWebhookSubscribers, ConfiguredSubscribers>();
    }

    /// <summary>Adds who sends. Needs the settings, storage and organisations.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookLine>()
        .AddSingleton<WebhookSender>()
        .AddSingleton<GapSpotter>()
        .AddHostedService<WebhookWorker>();
}

/// <summary>Who hears of what, as the settings say.</summary>
internal sealed class ConfiguredSubscribers(IOptions<WebhookOptions> options) : IWebhookSubscribers
{
    private readonly ILookup<(string Tenant, string Kind), string> names = options.Value.Endpoints
        .SelectMany(hook => hook.Events.Distinct().Select(kind => (hook.Tenant, Kind: kind, hook.Name)))
        .ToLookup(each => (each.Tenant, each.Kind), each => each.Name);

    public IReadOnlyList<string> Of(string tenant, string kind) => [.. names[(tenant, kind)]];
}
