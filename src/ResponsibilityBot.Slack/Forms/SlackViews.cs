using Microsoft.Extensions.Logging;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;

namespace ResponsibilityBot.Slack.Forms;

/// <summary>Opens views. What they show follows by the outbox.</summary>
internal sealed partial class SlackViews(SlackApi api, IWorkspaces workspaces, TimeProvider time, ILogger<SlackViews> log)
{
    /// <summary>How long opening may take: the press must be acknowledged within three seconds, and the trigger ends then too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Opens a view that says to wait; null if Slack did not open one, in time or at all: what it was for is then said in words.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="trigger">The <c>trigger_id</c>: good for one view, three seconds long.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<OpenedView?> OpenAsync(Workspace workspace, string trigger, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            if (await workspaces.FindAsync(workspace, either.Token) is not { } bot)
                return null;
            switch (await api.CallAsync(new(SlackMethods.OpenView, new() { ["trigger_id"] = trigger, ["view"] = FormView.Loading() }, bot.Token), either.Token))
            {
                case SlackResult.Done done when OpenedView.Of(SlackJson.At(done.Answer, "view")) is { } opened:
                    return opened;
                case SlackResult.Refused refused:
                    LogNotOpened(refused.Error);
                    if (SlackErrors.IsOfToken(refused.Error))
                        await workspaces.RefusedAsync(workspace, bot.Token, refused.Error, cancel);
                    return null;
                case var failed:
                    LogNotOpened(failed.GetType().Name);
                    return null;
            }
        }
        catch (SlackUnavailableException failure)
        {
            LogNotOpened(failure.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            LogNotOpened("no answer in time");
            return null;
        }
    }

    [LoggerMessage(4401, LogLevel.Information, "Slack opened no view ({Error}); the words are said instead")]
    private partial void LogNotOpened(string error);
}
