using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.People;

/// <summary>
/// Home tabs that somebody looked at lately: what their person does may change them, so they are published anew, each once a minute at most. Each process knows those that
/// were opened through it; whoever opens the tab again sees it new in any case.
/// </summary>
/// <remarks>Source: https://docs.slack.dev/reference/methods/views.publish: a hundred calls a minute in a workspace.</remarks>
internal sealed class SlackHomes(IInbox inbox, TimeProvider time) : BackgroundService
{
    /// <summary>How often it is looked who did something.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long at least between two publications of one tab.</summary>
    public static TimeSpan Least { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after it was opened a tab is kept up to date.</summary>
    public static TimeSpan Open { get; } = TimeSpan.FromHours(2);

    /// <summary>Tabs that are published at each look, so that a workspace's limit is kept.</summary>
    public const int MostAtOnce = 8;

    /// <summary>Tabs that are remembered.</summary>
    private const int MostKnown = 5_000;

    private readonly ConcurrentDictionary<(string Tenant, string User), Home> homes = [];

    /// <summary>Notes what was heard, after it is kept: that a tab was opened, or that its person did something that may change it.</summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="payload">The payload that it was read from.</param>
    public void Note(Heard heard, JsonElement payload)
    {
        var (key, now) = ((heard.Workspace.Tenant, heard.User), time.GetUtcNow());
        if (heard.Way is Speaking.ReplyWay.Home)
        {
            if (homes.Count < MostKnown || homes.ContainsKey(key))
                homes[key] = new(payload.GetRawText(), now) { PublishedAt = now };
        }
        else if (Changes(heard) && homes.TryGetValue(key, out var home))
        {
            homes.TryUpdate(key, home with { IsStale = true }, home);
        }
    }

    /// <summary>Has the tabs published whose people did something.</summary>
    public async Task PublishAsync(CancellationToken cancel)
    {
        var (now, left) = (time.GetUtcNow(), MostAtOnce);
        foreach (var (key, home) in homes)
        {
            if (home.OpenedAt + Open < now)
                homes.TryRemove(new(key, home));
            else if (home.IsStale && home.PublishedAt + Least <= now && left-- > 0 && homes.TryUpdate(key, home with { IsStale = false, PublishedAt = now }, home))
                await inbox.KeepAsync(Again(home, now), cancel);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await PublishAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <summary>The tab as if it were opened once more, so that it goes the way of all that is heard.</summary>
    private static Inbound Again(Home home, DateTimeOffset now)
    {
        var payload = JsonNode.Parse(home.Payload)?.AsObject() ?? [];
        payload["event_id"] = FormattableString.Invariant($"rb-home-{now.ToUnixTimeMilliseconds()}-{(string?)payload["event"]?["user"]}");
        var heard = SlackPayload.Read(JsonSerializer.SerializeToElement(payload)) ?? throw new InvalidOperationException("what opened a tab once opens none now");
        return SlackInbound.Of(heard, SlackJson.Text(payload), now);
    }

    /// <summary>An answer, a form, a deletion; or words, which may set, join or answer anything.</summary>
    private static bool Changes(Heard heard) => heard.Kind == TurnKind.Said || heard.Press?.Verb is Verbs.Answer or Verbs.Submit or Verbs.Erase;

    /// <param name="Payload">What opened it.</param>
    /// <param name="OpenedAt">When.</param>
    private sealed record Home(string Payload, DateTimeOffset OpenedAt)
    {
        public DateTimeOffset PublishedAt { get; init; }

        public bool IsStale { get; init; }
    }
}
