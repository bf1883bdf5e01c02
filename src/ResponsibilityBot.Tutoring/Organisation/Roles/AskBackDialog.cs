using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>Takes a question to a role back, for whoever asked it.</summary>
public sealed class AskBackDialog(ChangeDesk desk, IRoleAsks asks) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Press is not { Verb: Verbs.Ask } press)
            return null;
        var (now, _, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var ask = await asks.FindAsync(turn.Tenant, press["ask"] ?? "", cancel).ConfigureAwait(false);
        var key = ask is null || ask.Asker.Id != turn.Person.Id || press["do"] != "back" ? "ask-unknown"
            : ask.State == AskState.Withdrawn || await asks.EndAsync(ask with { State = AskState.Withdrawn }, cancel).ConfigureAwait(false) ? "ask-withdrawn"
            : "ask-over";
        return [new Reply.Said(now.Phrases.Say(key)) { IsPrivate = true }];
    }
}
