using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Help;

/// <summary>Welcomes, and has the last word: whatever no other dialog took is answered with what can be asked.</summary>
public sealed class HelpDialog : IDialog
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<Reply>?>(
    [
        new Reply.Help(
            "Who owns what in the cloud?",
            "Ask me who is responsible for a task in IaaS, PaaS or SaaS, and I tell you whether it is you, your provider or both.",
            ["Who patches the operating system in PaaS?", "What do we still own in SaaS?", "Does the provider back up our data?"]),
    ]);
}
