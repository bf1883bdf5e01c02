using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Workspaces;

/// <summary>The one workspace that <see cref="SlackOptions.BotToken"/> belongs to. Slack is asked which that is when it is first needed.</summary>
internal sealed partial class OneWorkspace(SlackApi api, IOptions<SlackOptions> options, ILogger<OneWorkspace> log) : IWorkspaces, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Identity? known;
    private string? told;

    public async ValueTask<SlackBot?> FindAsync(Workspace workspace, CancellationToken cancel)
    {
        var own = Volatile.Read(ref known) ?? await AskAsync(cancel);
        return own.Serves(workspace) ? new(options.Value.BotToken, own.User) : null;
    }

    public ValueTask RefusedAsync(Workspace workspace, string token, string error, CancellationToken cancel) => RemovedAsync(workspace, cancel);

    public ValueTask RemovedAsync(Workspace workspace, CancellationToken cancel)
    {
        Volatile.Write(ref known, null);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => gate.Dispose();

    private async Task<Identity> AskAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (known is not null)
                return known;
            var own = await api.CallAsync(new("auth.test", [], options.Value.BotToken), cancel) switch
            {
                SlackResult.Done { Answer: var answer } => new Identity(
                    SlackJson.TextAt(answer, "team_id") ?? "", SlackJson.TextAt(answer, "enterprise_id"), SlackJson.TextAt(answer, "user_id") ?? ""),
                SlackResult.Limited limited => throw new SlackUnavailableException("auth.test is limited", limited.RetryAfter),
                SlackResult.Refused refused => throw Refuse(refused.Error),
                SlackResult.Unanswered silent => throw new SlackUnavailableException($"auth.test: {silent.Reason}", null),
                var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
            };
            told = null;
            Volatile.Write(ref known, own);
            return own;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Each message asks again; the log is told once what only a person can mend.</summary>
    private SlackUnavailableException Refuse(string error)
    {
        if (SlackErrors.IsOfToken(error) && told != error)
            LogRefused(error);
        told = error;
        return new($"auth.test: {error}", null);
    }

    [LoggerMessage(4403, LogLevel.Error, "Slack refuses Slack:BotToken ({Error}), so nothing can be said in its workspace: copy the Bot User OAuth Token from the app's page OAuth & Permissions, and start the program again")]
    private partial void LogRefused(string error);

    private sealed record Identity(string Team, string? Enterprise, string User)
    {
        public bool Serves(Workspace workspace) => workspace.Team == Team || (workspace.IsOrgInstall && Enterprise is not null && workspace.Enterprise == Enterprise);
    }
}
