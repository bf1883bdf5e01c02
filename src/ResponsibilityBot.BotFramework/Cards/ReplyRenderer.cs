using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>A reply as a message activity. A pure function.</summary>
internal static class ReplyRenderer
{
    /// <summary>The message without an address: who says it to whom is added by the channel.</summary>
    /// <param name="reply">What is to be said.</param>
    /// <param name="channel">The activity's <c>channelId</c>: <c>msteams</c>, <c>webchat</c>, <c>emulator</c> …</param>
    public static JsonObject Activity(Reply reply, string channel)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["textFormat"] = "plain",
            ["text"] = PlainText.Of(reply),
        };
        if (reply.Buttons.Count > 0)
        {
            var actions = new JsonArray();
            foreach (var button in reply.Buttons)
                actions.Add((JsonNode)Action(button));
            activity["suggestedActions"] = new JsonObject { ["actions"] = actions };
        }

        return activity;
    }

    private static JsonObject Action(Button button) => new()
    {
        ["type"] = "messageBack",
        ["title"] = button.Label,
        ["displayText"] = button.Label,
        ["value"] = PressData.Write(button.Press),
    };
}
