using Microsoft.Extensions.DependencyInjection;

namespace ResponsibilityBot.BotFramework.Examination;

/// <summary>Adds what the doctor asks about this room.</summary>
public static class BotFrameworkExamination
{
    /// <summary>Adds the steps, in the order in which they are told. Need <c>AddBotFramework</c> and <c>AddDirectLine</c>; none of them changes anything.</summary>
    /// <param name="checks">Where they go.</param>
    /// <param name="limit">How long one step may take.</param>
    /// <param name="tags">What they are known by.</param>
    public static IHealthChecksBuilder AddBotFrameworkSteps(this IHealthChecksBuilder checks, TimeSpan limit, params string[] tags) => checks
        .AddCheck<CredentialsStep>("credentials", null, tags, limit)
        .AddCheck<ClockStep>("clock", null, tags, limit)
        .AddCheck<LoginStep>("login", null, tags, limit)
        .AddCheck<KeysStep>("keys", null, tags, limit)
        .AddCheck<WebChatStep>("web chat", null, tags, limit);
}
