using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>
/// The Bot Connector's operations. Questions are asked again for a moment when the failure may pass, because somebody waits for them and
/// asking changes nothing. What says or changes something is tried once: whoever calls keeps it, as the outbox does, and decides.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.</remarks>
internal sealed class ConnectorClient(ConnectorTransport transport, TimeProvider time)
{
    /// <summary>How many people a page of a roster holds at most; Teams takes 50 to 500.</summary>
    public const int PageSize = 200;

    /// <summary>A longer wait is not waited for here.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly ResiliencePipeline questions = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<ConnectorException>(
                failure => failure.Failure == ConnectorFailure.Passing && (failure.RetryAfter is null || failure.RetryAfter <= LongestWait)),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromSeconds(0.5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = failed => ValueTask.FromResult((failed.Outcome.Exception as ConnectorException)?.RetryAfter),
        })
        .Build();

    /// <summary>Replies to an activity; the new one's id, if the service gave it one.</summary>
    /// <exception cref="ConnectorException">It was not taken. So do all operations say.</exception>
    public Task<string?> ReplyAsync(string service, string conversation, string activity, JsonObject message, CancellationToken cancel) =>
        SayAsync(HttpMethod.Post, ConnectorAddress.OfActivity(service, conversation, activity), message, cancel);

    /// <summary>Says something in a conversation; its id, if the service gave it one.</summary>
    public Task<string?> SendAsync(string service, string conversation, JsonObject message, CancellationToken cancel) =>
        SayAsync(HttpMethod.Post, ConnectorAddress.OfActivities(service, conversation), message, cancel);

    /// <summary>Replaces something that the bot said; its id, if the service repeated it.</summary>
    public Task<string?> UpdateAsync(string service, string conversation, string activity, JsonObject message, CancellationToken cancel) =>
        SayAsync(HttpMethod.Put, ConnectorAddress.OfActivity(service, conversation, activity), message, cancel);

    /// <summary>Takes back something that the bot said.</summary>
    public Task DeleteAsync(string service, string conversation, string activity, CancellationToken cancel) =>
        transport.CallAsync(new(HttpMethod.Delete, ConnectorAddress.OfActivity(service, conversation, activity)), cancel);

    /// <summary>Begins a conversation.</summary>
    /// <param name="service">Where: the last serviceUrl that was seen from that tenant.</param>
    /// <param name="conversation">Made by <see cref="NewConversation"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<CreatedConversation> CreateAsync(string service, JsonObject conversation, CancellationToken cancel)
    {
        var call = new ConnectorCall(HttpMethod.Post, ConnectorAddress.OfConversations(service), ReplyActivities.Text(conversation));
        return Read(await transport.CallAsync(call, cancel), RosterJson.Default.CreatedConversation);
    }

    /// <summary>A page of the people in a conversation.</summary>
    /// <param name="service">Where.</param>
    /// <param name="conversation">Which; for a channel, the channel without a thread or the team.</param>
    /// <param name="continuation">From the page before, or null for the first.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<MembersPage> MembersAsync(string service, string conversation, string? continuation, CancellationToken cancel)
    {
        var next = continuation is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}";
        return AskAsync(ConnectorAddress.OfMembers(service, conversation), $"?pageSize={PageSize}{next}", RosterJson.Default.MembersPage, cancel);
    }

    /// <summary>A person in a conversation.</summary>
    /// <param name="service">Where.</param>
    /// <param name="conversation">Which.</param>
    /// <param name="member">The person's id there, or in the directory.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<TeamsMember> MemberAsync(string service, string conversation, string member, CancellationToken cancel) =>
        AskAsync(ConnectorAddress.OfMember(service, conversation, member), "", RosterJson.Default.TeamsMember, cancel);

    /// <summary>A team.</summary>
    public Task<Team> TeamAsync(string service, string team, CancellationToken cancel) =>
        AskAsync(ConnectorAddress.OfTeam(service, team), "", RosterJson.Default.Team, cancel);

    /// <summary>A team's channels.</summary>
    public async Task<IReadOnlyList<TeamChannel>> ChannelsAsync(string service, string team, CancellationToken cancel) =>
        (await AskAsync(ConnectorAddress.OfChannels(service, team), "", RosterJson.Default.TeamChannels, cancel)).Conversations ?? [];

    private async Task<string?> SayAsync(HttpMethod method, string address, JsonObject message, CancellationToken cancel) =>
        Json.Text(await transport.CallAsync(new(method, address, ReplyActivities.Text(message)), cancel), "id");

    private async Task<T> AskAsync<T>(string address, string query, JsonTypeInfo<T> type, CancellationToken cancel) =>
        Read(await questions.ExecuteAsync(async token => await transport.CallAsync(new(HttpMethod.Get, address, Query: query), token), cancel), type);

    private static T Read<T>(JsonElement answer, JsonTypeInfo<T> type)
    {
        try
        {
            return (answer.ValueKind == JsonValueKind.Object ? answer.Deserialize(type) : default)
                ?? throw new ConnectorException("an answer that is not an object", ConnectorFailure.Lasting);
        }
        catch (JsonException wrong)
        {
            throw new ConnectorException($"an answer that cannot be read at {wrong.Path}", ConnectorFailure.Lasting, wrong);
        }
    }
}
