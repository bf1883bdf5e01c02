using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Slack;

namespace ResponsibilityBot.Host;

/// <summary>The section <c>Site</c> of the configuration.</summary>
internal sealed class SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>What an address must be.</summary>
    public const string Wanted = "write https and the host under which the bot is reached, such as https://bot.example.com (http on this machine only)";

    /// <summary>The address under which people and channels reach the bot, such as <c>https://bot.example.com</c>. Empty by default: it is not known.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length > 0 && !IsAddress(Address))
            yield return new($"Site:Address is not an address; {Wanted}.");
    }

    /// <summary>Whether the text is a scheme and a host, and safe to speak with.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;

/// <summary>Adds what is known of the program's own address.</summary>
internal static class SiteServices
{
    /// <summary>Adds the section <c>Site</c>.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton(provider => new SlackSite(() => AddressOf(provider)));
        return services.AddSingleton(provider => new CardSite(() => AddressOf(provider)));
    }

    /// <summary>The address that was given; without one, in Development, the program's own on this machine.</summary>
    private static Uri? AddressOf(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IOptions<SiteOptions>>().Value.Address is { Length: > 0 } given)
            return new(given);
        if (!provider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return null;
        var own = provider.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return own.Select(address => Uri.TryCreate(address, UriKind.Absolute, out var found) ? found : null).FirstOrDefault(found => found is { IsLoopback: true });
    }
}
