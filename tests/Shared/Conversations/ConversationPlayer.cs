using ResponsibilityBot.Content.Conversations;

namespace ResponsibilityBot.Testing.Conversations;

/// <summary>Plays a conversation on a stage and compares the answers with what the file expects.</summary>
internal static class ConversationPlayer
{
    /// <summary>Plays all of it; every line that fails is named, not only the first.</summary>
    /// <exception cref="ConversationFailedException">Something was not answered as expected, or a button is not there.</exception>
    public static async Task PlayAsync(Conversation conversation, IStage stage, CancellationToken cancel)
    {
        var failures = new List<string>();
        var answer = new StageAnswer("", []);
        IReadOnlyList<string> buttons = [];
        foreach (var line in conversation.Lines)
        {
            switch (line)
            {
                case ConversationLine.Says says:
                    answer = await stage.SayAsync(says.Person, says.Text, cancel);
                    break;
                case ConversationLine.Presses presses when !buttons.Contains(presses.Label, StringComparer.Ordinal):
                    failures.Add($"{conversation.Name}.chat:{line.Number}: there is no button '{presses.Label}'; there are: {string.Join(" | ", buttons)}");
                    throw new ConversationFailedException(failures);
                case ConversationLine.Presses presses:
                    answer = await stage.PressAsync(presses.Person, presses.Label, cancel);
                    break;
                case ConversationLine.Waits waits:
                    await stage.WaitAsync(waits.For, cancel);
                    break;
            }

            buttons = answer.Buttons.Count > 0 ? answer.Buttons : buttons;
            if (Complaint(line, answer.Text) is { } complaint)
                failures.Add($"{conversation.Name}.chat:{line.Number}: {complaint}\n{answer.Text}\n");
        }

        if (failures.Count > 0)
            throw new ConversationFailedException(failures);
    }

    private static string? Complaint(ConversationLine line, string text) => line switch
    {
        ConversationLine.Expects expects when !Holds(text, expects.Words) => $"'{expects.Words}' is not in the answer:",
        ConversationLine.Excludes excludes when Holds(text, excludes.Words) => $"'{excludes.Words}' is in the answer:",
        ConversationLine.ExpectsNothing when text.Length > 0 => "nothing should have been answered, but there is:",
        _ => null,
    };

    private static bool Holds(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A conversation went otherwise than its file says; the message has a line for each difference.</summary>
internal sealed class ConversationFailedException(IReadOnlyList<string> failures) : Exception(string.Join('\n', failures));
