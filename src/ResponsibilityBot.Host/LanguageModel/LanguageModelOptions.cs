using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.LanguageModel;

/// <summary>The section <c>LanguageModel</c> of the configuration: who guesses what was meant when a question is not understood. Off while it names no endpoint.</summary>
internal sealed class LanguageModelOptions : IValidatableObject
{
    public const string Section = "LanguageModel";

    private const int MostPerMinute = 10_000, MostLetters = 1_000;

    /// <summary>Where a program listens that speaks OpenAI's chat completions, with the path before <c>/chat/completions</c>: https, or http on this machine. Empty, the default, for none.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name there.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key for it; empty where none is needed.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long people wait for a guess at most, half a second to 10 seconds. The default is 3 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many letters of a question are sent, 20 to 1,000; longer ones are not sent at all. The default is 300.</summary>
    public int LongestQuestion { get; set; } = 300;

    /// <summary>For how many questions of one person a minute a guess is asked for, 1 to 10,000. The default is 6.</summary>
    public int PerPersonAndMinute { get; set; } = 6;

    /// <summary>For how many questions of one tenant a minute a guess is asked for, 1 to 10,000. The default is 60.</summary>
    public int PerTenantAndMinute { get; set; } = 60;

    /// <summary>Whether somebody guesses.</summary>
    internal bool IsOn => Endpoint.Length > 0;

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
            yield return new($"{Section}:Endpoint is not an https address (http on this machine only), such as https://api.openai.com/v1.");
        if (IsOn && string.IsNullOrWhiteSpace(Model))
            yield return new($"{Section}:Model is empty; write what the model is called at {Section}:Endpoint, or leave both empty.");
        if (Timeout < TimeSpan.FromSeconds(0.5) || Timeout > TimeSpan.FromSeconds(10))
            yield return new($"{Section}:Timeout is {Timeout:c}; write 00:00:00.5 to 00:00:10.");
        if (LongestQuestion is < 20 or > MostLetters)
            yield return new($"{Section}:LongestQuestion is {LongestQuestion}; write 20 to {MostLetters}.");
        if (PerPersonAndMinute is < 1 or > MostPerMinute)
            yield return new($"{Section}:PerPersonAndMinute is {PerPersonAndMinute}; write 1 to {MostPerMinute}.");
        if (PerTenantAndMinute is < 1 or > MostPerMinute)
            yield return new($"{Section}:PerTenantAndMinute is {PerTenantAndMinute}; write 1 to {MostPerMinute}.");
    }
}

[OptionsValidator]
internal sealed partial class LanguageModelOptionsValidator : IValidateOptions<LanguageModelOptions>;
