using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Guessing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.LanguageModel;

/// <summary>
/// Asks a language model what was meant: the question and a closed list of ids go out, ids come back, and whatever else comes back is thrown away. One call
/// a question, and none while the last ones failed. It never says why there is no guess but to the log, which hears no words.
/// </summary>
internal sealed partial class ModelGuesser : IQuestionGuesser, IDisposable
{
    /// <summary>After so many failures within a minute nobody is asked for a minute.</summary>
    private const int MostFailures = 5;

    private const int MostTokens = 300;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly IChatClient model;
    private readonly IOptions<LanguageModelOptions> options;
    private readonly ILogger<ModelGuesser> log;
    private readonly ResiliencePipeline call;
    private readonly EvenRates<(string Tenant, string Person)> people;
    private readonly EvenRates<string> tenants;
    private GuessForm? form;

    public ModelGuesser(IChatClient model, IOptions<LanguageModelOptions> options, TimeProvider time, ILogger<ModelGuesser> log)
    {
        (this.model, this.options, this.log) = (model, options, log);
        people = new(options.Value.PerPersonAndMinute, time);
        tenants = new(options.Value.PerTenantAndMinute, time);
        call = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = MostFailures,
                SamplingDuration = Rest,
                BreakDuration = Rest,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(failure => failure is not OperationCanceledException),
            })
            .AddTimeout(options.Value.Timeout)
            .Build();
    }

    public async ValueTask<IReadOnlyList<MeantQuestion>> GuessAsync(Turn turn, Curriculum curriculum, CancellationToken cancel)
    {
        var question = turn.Text.Trim();
        if (question.Length == 0 || question.Length > options.Value.LongestQuestion || !HasRoom(turn))
            return [];
        var now = FormOf(curriculum);
        try
        {
            return await call.ExecuteAsync(async stop => GuessForm.Read((await model.GetResponseAsync(now.Ask(question), now.Options(MostTokens), stop)).Text), cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or TimeoutRejectedException or BrokenCircuitException)
        {
            LogNoGuess(Fault.Kind(failure), (failure as HttpRequestException)?.StatusCode is { } status ? (int)status : 0);
            return [];
        }
    }

    public void Dispose() => model.Dispose();

    /// <summary>The person first: who asks a lot alone must not use up what is the tenant's.</summary>
    private bool HasRoom(Turn turn) => people.Wait((turn.Tenant, turn.Person.Id)) is null && tenants.Wait(turn.Tenant) is null;

    /// <summary>Made anew when the table has changed.</summary>
    private GuessForm FormOf(Curriculum curriculum)
    {
        if (form is { } made && ReferenceEquals(made.Table, curriculum.Table))
            return made;
        return form = new GuessForm(curriculum.Table);
    }

    [LoggerMessage(1801, LogLevel.Warning, "The language model gave no guess: {Kind}, status {Status}; the usual answer is given")]
    private partial void LogNoGuess(string kind, int status);
}
