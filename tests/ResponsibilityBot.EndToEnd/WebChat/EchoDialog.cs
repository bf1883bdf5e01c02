using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>Says what it heard, and remembers it.</summary>
internal sealed class EchoDialog : IDialog
{
    public ConcurrentQueue<Turn> Heard { get; } = new();

    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        Heard.Enqueue(turn);
        return ValueTask.FromResult<IReadOnlyList<Reply>?>([turn switch
        {
            { Kind: TurnKind.Joined } => new Reply.Said("welcome"),
            { Press: { } press } => new Reply.Said($"pressed: {press.Verb} {press["target"]}"),
            { Text: "buttons" } => new Reply.Choices("choose") { Buttons = [Button.To("In SaaS?", Verbs.Owner, "target", "saas")] },
            _ => new Reply.Said($"heard: {turn.Text}"),
        }]);
    }
}
