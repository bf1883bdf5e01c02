using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Settings;

/// <summary>The settings as they are written, whatever they are bound to. Nothing is in it: it is there to be refused.</summary>
internal sealed class WrittenSettings;

/// <summary>Refuses keys that nobody reads.</summary>
internal sealed class WrittenSettingsRules(IConfiguration configuration) : IValidateOptions<WrittenSettings>
{
    public ValidateOptionsResult Validate(string? name, WrittenSettings options)
    {
        var problems = WrittenKeys.Problems(configuration).ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}

/// <summary>Adds the look at what is written.</summary>
internal static class SettingsServices
{
    /// <summary>Lets the start refuse keys that nobody reads.</summary>
    public static void AddWrittenSettings(this IServiceCollection services)
    {
        services.AddOptions<WrittenSettings>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<WrittenSettings>, WrittenSettingsRules>();
    }
}
