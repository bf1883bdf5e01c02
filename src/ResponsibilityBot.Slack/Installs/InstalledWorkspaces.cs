using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>
/// The workspaces that installed the app through OAuth. Tokens that end are replaced in good time: one call at a time for each installation,
/// and what comes is kept before it is used, because the old refresh token is worth nothing then.
/// </summary>
internal sealed partial class InstalledWorkspaces(
    IInstallations installations, InstallSecrets secrets, OAuthCalls oauth, TokenProbe probe, TimeProvider time, ILogger<InstalledWorkspaces> log) : IWorkspaces, IDisposable
{
    /// <summary>How long before its end a token is replaced.</summary>
    public static TimeSpan Ahead { get; } = TimeSpan.FromHours(2);

    /// <summary>How long nothing is asked again when a token could not be replaced though it still works.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string? Organisation, string? Team), Gate> gates = new();

    public async ValueTask<SlackBot?> FindAsync(Workspace workspace, CancellationToken cancel)
    {
        if (await ReadAsync(workspace, cancel) is not (var kept, { } bot))
            return null;
        if (IsDue(bot) && bot.RefreshToken is not null && time.GetUtcNow() >= GateOf(kept).AskAgainAt)
            bot = await InGateAsync(kept, gate => RenewAsync(gate, workspace, cancel), cancel);
        return bot is null ? null : new(bot.Token, bot.User);
    }

    public async ValueTask RefusedAsync(Workspace workspace, string token, string error, CancellationToken cancel)
    {
        if (await ReadAsync(workspace, cancel) is not (var kept, { } bot) || bot.Token != token)
            return;
        if (TokenProbe.IsEnd(error))
            await RemovedAsync(workspace, cancel);
        else if (error == "token_expired" && bot.RefreshToken is not null)
            await InGateAsync(kept, gate => EndAsync(gate, workspace, token, cancel), cancel);
    }

    /// <summary>Whether a workspace is served by an installation.</summary>
    public async ValueTask<bool> HasAsync(Workspace workspace, CancellationToken cancel) => (await ReadAsync(workspace, cancel)).Kept is not null;

    public async ValueTask RemovedAsync(Workspace workspace, CancellationToken cancel)
    {
        var (kept, _) = await ReadAsync(workspace, cancel);
        // A team of an organisation that installed the app as a whole has nothing of its own to delete.
        if (kept is not null && kept.Team != TeamOf(workspace))
            return;
        await InGateAsync(kept, _ => ForgetAsync(workspace, cancel), cancel);
    }

    /// <summary>Keeps what a person's consent gave.</summary>
    public async Task InstallAsync(OAuthAnswer.Granted granted, CancellationToken cancel)
    {
        var installation = new Installation(SlackChannel.ChannelName, granted.Organisation, granted.Team, "", time.GetUtcNow());
        await InGateAsync(installation, gate => KeepAsync(gate, installation, granted.Bot, cancel), cancel);
        LogInstalled(InstallPlace.Of(granted.Organisation, granted.Team));
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    /// <summary>The installation that serves a workspace, and what it holds; null and null, or null where it cannot be decrypted.</summary>
    private async ValueTask<(Installation? Kept, InstalledBot? Bot)> ReadAsync(Workspace workspace, CancellationToken cancel)
    {
        if (await installations.FindAsync(SlackChannel.ChannelName, workspace.Enterprise, TeamOf(workspace), cancel) is not { } kept)
            return (null, null);
        var bot = secrets.Show(kept.Secrets);
        if (bot is null)
            LogNoKey(InstallPlace.Of(kept.Organisation, kept.Team));
        return (kept, bot);
    }

    /// <summary>Null where the organisation as a whole installed the app: its teams have one token.</summary>
    private static string? TeamOf(Workspace workspace) => workspace.IsOrgInstall && workspace.Enterprise is not null ? null : workspace.Team;

    private bool IsDue(InstalledBot bot) => bot.EndsAt is { } end && time.GetUtcNow() >= end - Ahead;

    private Gate GateOf(Installation? kept) => gates.GetOrAdd((kept?.Organisation, kept?.Team), _ => new());

    private async Task<T> InGateAsync<T>(Installation? kept, Func<Gate, Task<T>> work, CancellationToken cancel)
    {
        var gate = GateOf(kept);
        await gate.WaitAsync(cancel);
        try
        {
            return await work(gate);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The bot with a token that goes on. Whoever was in the gate before may have renewed it.</summary>
    /// <exception cref="SlackUnavailableException">The token is over, and Slack gives no other at present.</exception>
    private async Task<InstalledBot?> RenewAsync(Gate gate, Workspace workspace, CancellationToken cancel)
    {
        if (await ReadAsync(workspace, cancel) is not ({ } kept, { } bot) || !IsDue(bot) || bot.RefreshToken is not { } refresh || time.GetUtcNow() < gate.AskAgainAt)
            return (await ReadAsync(workspace, cancel)).Bot;
        var answer = await oauth.RefreshAsync(refresh, cancel);
        if (answer is OAuthAnswer.Granted granted)
        {
            // Whoever waits may leave; what was given must not be lost.
            await KeepAsync(gate, kept, granted.Bot, CancellationToken.None);
            return granted.Bot;
        }

        var (reason, after) = answer is OAuthAnswer.NotNow later ? (later.Reason, later.After) : ((answer as OAuthAnswer.Refused)?.Error ?? "unknown", (TimeSpan?)null);
        LogNotRenewed(InstallPlace.Of(kept.Organisation, kept.Team), reason);
        if (time.GetUtcNow() >= bot.EndsAt)
            throw new SlackUnavailableException($"{OAuthCalls.Method}: {reason}", after);
        gate.AskAgainAt = time.GetUtcNow() + (after > Pause ? after.Value : Pause);
        return bot;
    }

    /// <summary>Records that a token is over, whatever its time.</summary>
    private async Task<bool> EndAsync(Gate gate, Workspace workspace, string token, CancellationToken cancel) =>
        await ReadAsync(workspace, cancel) is ({ } kept, { } bot) && bot.Token == token && await KeepAsync(gate, kept, bot with { EndsAt = time.GetUtcNow() }, cancel);

    private async Task<bool> KeepAsync(Gate gate, Installation kept, InstalledBot bot, CancellationToken cancel)
    {
        await installations.KeepAsync(kept with { Secrets = secrets.Hide(bot), KeptAt = time.GetUtcNow() }, cancel);
        gate.AskAgainAt = default;
        return true;
    }

    /// <summary>Deletes all of a tenant, unless Slack still takes the token: then it was told of an earlier time, and the app came back.</summary>
    /// <exception cref="SlackUnavailableException">Slack does not say.</exception>
    private async Task<bool> ForgetAsync(Workspace workspace, CancellationToken cancel)
    {
        var (kept, bot) = await ReadAsync(workspace, cancel);
        if (bot is not null && await probe.IsTakenAsync(bot.Token, cancel))
        {
            LogStillThere(InstallPlace.Of(kept?.Organisation, kept?.Team));
            return false;
        }

        var gone = await installations.ForgetAsync(SlackChannel.ChannelName, workspace.Tenant, kept, cancel);
        if (gone)
            LogForgotten(workspace.Tenant);
        return gone;
    }

    [LoggerMessage(4301, LogLevel.Information, "Slack: the app was installed in {Where}")]
    private partial void LogInstalled(string where);

    [LoggerMessage(4302, LogLevel.Information, "Slack: {Tenant} removed the app; all that was kept of it is deleted")]
    private partial void LogForgotten(string tenant);

    [LoggerMessage(4303, LogLevel.Information, "Slack: the app was said to be removed from {Where}, but its token still works, so it came back")]
    private partial void LogStillThere(string where);

    [LoggerMessage(4304, LogLevel.Error, "Slack: no new token for {Where}: {Reason}. If that stays so, install the app there again at /slack/install")]
    private partial void LogNotRenewed(string where, string reason);

    [LoggerMessage(4305, LogLevel.Error, "Slack: the token of {Where} is encrypted with a key that is not in Slack:KeysFolder; bring the key back, or install the app there again at /slack/install")]
    private partial void LogNoKey(string where);

    /// <summary>What changes an installation goes through here one at a time.</summary>
    private sealed class Gate : SemaphoreSlim
    {
        public Gate()
            : base(1)
        {
        }

        /// <summary>Before that no new token is asked for again: the last try failed, and the old token still works.</summary>
        public DateTimeOffset AskAgainAt { get; set; }
    }
}
