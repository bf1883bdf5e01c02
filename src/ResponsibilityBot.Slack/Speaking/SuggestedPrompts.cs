using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>The prompts over an empty assistant thread: the first examples of the help.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts.</remarks>
internal static class SuggestedPrompts
{
    /// <summary>The arguments, or null where the reply has no examples.</summary>
    public static JsonObject? Of(ReplyWay.Prompts prompts, Reply reply) => reply is not Reply.Help { Examples.Count: > 0 } help ? null : new()
    {
        ["channel_id"] = prompts.Chat,
        ["thread_ts"] = prompts.Thread,
        ["title"] = MessageFrame.Cut(help.Title, SlackLimits.Header),
        ["prompts"] = BlockKit.Array(help.Examples.Take(SlackLimits.Prompts).Select(Prompt)),
    };

    private static JsonObject Prompt(string example)
    {
        var words = MessageFrame.Cut(example, SlackLimits.Header);
        return new() { ["title"] = words, ["message"] = words };
    }
}
