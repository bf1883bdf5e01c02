using System.Text.Json;

namespace ResponsibilityBot.Slack.WebApi;

/// <summary>What became of a call. No case holds people's words but the answer itself.</summary>
internal abstract record SlackResult
{
    private SlackResult()
    {
    }

    /// <summary>Slack did it.</summary>
    /// <param name="Answer">What it answered: an object.</param>
    public sealed record Done(JsonElement Answer) : SlackResult
    {
        /// <summary>What the token may do, where Slack says it.</summary>
        public IReadOnlyList<string> Scopes { get; init; } = [];
    }

    /// <summary>Slack did not do it, and says why.</summary>
    /// <param name="Error">Slack's own word, such as <c>channel_not_found</c>.</param>
    public sealed record Refused(string Error) : SlackResult;

    /// <summary>Not now: the method was called too often there.</summary>
    /// <param name="RetryAfter">How long Slack wants us to wait.</param>
    public sealed record Limited(TimeSpan RetryAfter) : SlackResult;

    /// <summary>No answer, or none that can be read. Slack may have done it all the same.</summary>
    /// <param name="Reason">What happened, such as <c>no answer in time</c> or <c>503</c>.</param>
    public sealed record Unanswered(string Reason) : SlackResult;
}
