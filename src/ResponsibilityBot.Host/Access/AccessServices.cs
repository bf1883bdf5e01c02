using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Access;

/// <summary>Adds who may do what.</summary>
internal static class AccessServices
{
    /// <summary>Adds <see cref="IAccess"/> from the section <c>Access</c>, and <see cref="IRefusals"/>. Needs the section <c>WebChat</c>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddSingleton<ConfiguredAccess>();
        services.AddSingleton<IRefusals, RefusalLog>();
        return services.AddSingleton<IAccess>(provider => provider.GetRequiredService<ConfiguredAccess>());
    }
}
