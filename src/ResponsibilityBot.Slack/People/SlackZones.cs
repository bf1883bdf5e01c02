using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;

namespace ResponsibilityBot.Slack.People;

/// <summary>
/// In which time zones people are, as their profiles say. Slack is asked beside the answers, one person after the other; nobody waits for it, and a person whose zone
/// is not known yet, or not to be had, has none. Safe for use by many threads.
/// </summary>
/// <remarks>Source: https://docs.slack.dev/reference/methods/users.info, which allows a hundred calls a minute and needs <c>users:read</c>.</remarks>
internal sealed partial class SlackZones(SlackApi api, IWorkspaces workspaces, TimeProvider time, ILogger<SlackZones> log) : BackgroundService
{
    /// <summary>How long a zone is taken for the person's.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(12);

    /// <summary>How long nobody asks again after an answer without a zone.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    /// <summary>People that are remembered at most.</summary>
    private const int MostKnown = 20_000;

    /// <summary>People that wait to be asked about at most.</summary>
    private const int MostWaiting = 500;

    private readonly ConcurrentDictionary<(string Tenant, string User), Known> known = [];
    private readonly Channel<Func<CancellationToken, Task>> waiting = Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Nobody is asked before: Slack said to wait, or that the app may not ask.</summary>
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;

    /// <summary>The zone's id in the IANA database as Slack tells it, or null if it is not known.</summary>
    public string? Of(string tenant, string user) => known.TryGetValue((tenant, user), out var found) ? found.Zone : null;

    /// <summary>Sees to it that the person's zone is known soon. Returns at once; asks once, however often it is called meanwhile.</summary>
    public void Ask(Workspace workspace, string user)
    {
        var (key, now) = ((workspace.Tenant, user), time.GetUtcNow());
        if (known.TryGetValue(key, out var found) ? found.Until > now : known.Count >= MostKnown && !Forget(now))
            return;
        var asked = new Known(found?.Zone, now + Pause);
        if (found is null ? known.TryAdd(key, asked) : known.TryUpdate(key, asked, found))
        {
            if (!waiting.Writer.TryWrite(ending => LookUpAsync(workspace, user, ending)))
                known.TryRemove(new(key, asked));
        }
    }

    /// <summary>Completes when everybody who waited was asked about.</summary>
    public async Task IdleAsync(CancellationToken cancel)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(
            _ =>
            {
                reached.SetResult();
                return Task.CompletedTask;
            },
            cancel);
        await reached.Task.WaitAsync(cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var next in waiting.Reader.ReadAllAsync(stoppingToken))
                await next(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; nothing of this is kept.
        }
    }

    private async Task LookUpAsync(Workspace workspace, string user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now < closedUntil)
            return;
        try
        {
            if (await workspaces.FindAsync(workspace, cancel) is not { } bot)
                return;
            switch (await api.CallAsync(new(SlackMethods.UserInfo, new() { ["user"] = user }, bot.Token), cancel))
            {
                case SlackResult.Done done when SlackJson.TextAt(done.Answer, "user", "tz") is { Length: > 0 and <= 64 } zone:
                    known[(workspace.Tenant, user)] = new(zone, now + Lasts);
                    break;
                case SlackResult.Limited limited:
                    closedUntil = now + limited.RetryAfter;
                    break;
                case SlackResult.Refused { Error: "missing_scope" }:
                    closedUntil = now + Pause;
                    LogMayNot();
                    break;
            }
        }
        catch (SlackUnavailableException failure)
        {
            closedUntil = now + (failure.RetryAfter ?? Pause);
        }
    }

    /// <summary>Makes room; false if there is none.</summary>
    private bool Forget(DateTimeOffset now)
    {
        foreach (var (key, person) in known)
        {
            if (person.Until <= now)
                known.TryRemove(new(key, person));
        }

        return known.Count < MostKnown;
    }

    /// <param name="Zone">The zone, or null.</param>
    /// <param name="Until">When it is asked about again.</param>
    private sealed record Known(string? Zone, DateTimeOffset Until);

    [LoggerMessage(4402, LogLevel.Warning, "Slack does not tell time zones: install the app anew so that it gets the scope users:read")]
    private partial void LogMayNot();
}
