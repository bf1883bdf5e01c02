using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Workspaces;

/// <summary>The one workspace that <see cref="SlackOptions.BotToken"/> belongs to. Slack is asked which that is when it is first needed.</summary>
internal sealed class OneWorkspace(SlackApi api, IOptions<SlackOptions> options) : IWorkspaces, IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Identity? known;

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
                SlackResult.Refused refused => throw new SlackUnavailableException($"auth.test: {refused.Error}", null),
                SlackResult.Unanswered silent => throw new SlackUnavailableException($"auth.test: {silent.Reason}", null),
                var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
            };
            Volatile.Write(ref known, own);
            return own;
        }
        finally
        {
            gate.Release();
        }
    }

    private sealed record Identity(string Team, string? Enterprise, string User)
    {
        public bool Serves(Workspace workspace) => workspace.Team == Team || (workspace.IsOrgInstall && Enterprise is not null && workspace.Enterprise == Enterprise);
    }
}
