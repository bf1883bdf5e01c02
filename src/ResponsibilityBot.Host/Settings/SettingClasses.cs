using ResponsibilityBot.BotFramework;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Api;
using ResponsibilityBot.Host.EvidencePacks;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.LanguageModel;
using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Settings;

/// <summary>The classes of all the program's settings. What is configured elsewhere belongs to the framework.</summary>
internal static class SettingClasses
{
    /// <summary>By section, room by room.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(
        [.. StorageSettings.Classes, .. BotFrameworkSettings.Classes, .. SlackSettings.Classes, .. Own()], StringComparer.OrdinalIgnoreCase);

    /// <summary>The names at the top, and what each has below it where that is no setting yet: <c>SignIn</c> has <c>Entra</c> and <c>Slack</c>.</summary>
    public static ILookup<string, string?> Tops { get; } = All.Keys
        .Select(section => section.Split(':')).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, Type> Own() => new()
    {
        [SiteOptions.Section] = typeof(SiteOptions),
        [ContentOptions.Section] = typeof(ContentOptions),
        [AccessOptions.Section] = typeof(AccessOptions),
        [EntraSignInOptions.Section] = typeof(EntraSignInOptions),
        [SlackSignInOptions.Section] = typeof(SlackSignInOptions),
        [QuizOptions.Section] = typeof(QuizOptions),
        [ClauseOptions.Section] = typeof(ClauseOptions),
        [EvidenceOptions.Section] = typeof(EvidenceOptions),
        [ExportOptions.Section] = typeof(ExportOptions),
        [ApiOptions.Section] = typeof(ApiOptions),
        [WebhookOptions.Section] = typeof(WebhookOptions),
        [LanguageModelOptions.Section] = typeof(LanguageModelOptions),
        [IntakeOptions.Section] = typeof(IntakeOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
    };
}
