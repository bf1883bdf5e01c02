using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>The workspaces that installed the app, if that is possible, and the one whose token is in the settings, if there is one.</summary>
internal sealed class AllWorkspaces(InstalledWorkspaces? installed, OneWorkspace own, TokenProbe probe, IInstallations installations, IOptions<SlackOptions> options) : IWorkspaces
{
    private string OwnToken => options.Value.BotToken;

    public async ValueTask<SlackBot?> FindAsync(Workspace workspace, CancellationToken cancel)
    {
        if (installed is not null && await installed.FindAsync(workspace, cancel) is { } bot)
            return bot;
        return OwnToken.Length > 0 ? await own.FindAsync(workspace, cancel) : null;
    }

    public async ValueTask RefusedAsync(Workspace workspace, string token, string error, CancellationToken cancel)
    {
        if (token != OwnToken)
        {
            if (installed is not null)
                await installed.RefusedAsync(workspace, token, error, cancel);
            return;
        }

        await own.RefusedAsync(workspace, token, error, cancel);
        if (TokenProbe.IsEnd(error))
            await RemovedAsync(workspace, cancel);
    }

    public async ValueTask RemovedAsync(Workspace workspace, CancellationToken cancel)
    {
        if (installed is not null && (OwnToken.Length == 0 || await installed.HasAsync(workspace, cancel)))
        {
            await installed.RemovedAsync(workspace, cancel);
            return;
        }

        await own.RemovedAsync(workspace, cancel);
        if (!await probe.IsTakenAsync(OwnToken, cancel))
            await installations.ForgetAsync(SlackChannel.ChannelName, workspace.Tenant, null, cancel);
    }
}
