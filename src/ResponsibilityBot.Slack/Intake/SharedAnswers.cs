using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>The button "Share": shows to all in a channel what was said to one person, and takes away what only that person sees.</summary>
internal sealed class SharedAnswers(IInbox inbox, IOutbox outbox)
{
    /// <summary>Whether the button was pressed.</summary>
    public static bool IsWish(JsonElement payload) =>
        SlackAction.ActionOf(payload) is { } action && SlackJson.TextAt(action, "action_id") == PressValue.Share;

    /// <summary>Keeps for sending what was said; once, however often it is pressed. Nothing where the button is not the person's own.</summary>
    public async Task ShareAsync(JsonElement payload, CancellationToken cancel)
    {
        if (SlackAction.ActionOf(payload) is not { } action || SlackJson.TextAt(action, "value") is not { } asked
            || SlackPayload.WorkspaceOf(payload) is not { } workspace || SlackJson.Code(payload, "user", "id") is not { } user
            || SlackJson.Code(payload, "channel", "id") is not { } channel || SlackJson.TextAt(payload, "response_url") is not { } url)
            return;
        var said = await SaidAsync(asked, cancel);
        var own = SlackPlaces.Private(channel, user);
        if (said.Count == 0 || said.Any(message => message.Tenant != workspace.Tenant || message.Conversation != own))
            return;
        var address = (SlackAddress.Of(workspace) with { Url = url }).Text();
        var bodies = said.Select(message => ForAll(message.Body)).Append(new JsonObject { ["delete_original"] = true });
        await outbox.AddAsync([.. bodies.Select((body, index) => said[0] with { Id = $"{asked}!shared{index}", InReplyTo = null, Address = address, Body = SlackJson.Text(body), Attempt = 0 })], cancel);
    }

    private async Task<IReadOnlyList<Outbound>> SaidAsync(string asked, CancellationToken cancel)
    {
        try
        {
            return await inbox.AnswersAsync(asked, cancel);
        }
        catch (KeyNotFoundException)
        {
            // It was asked so long ago that it is forgotten.
            return [];
        }
    }

    private static JsonObject ForAll(string message)
    {
        var body = JsonNode.Parse(message)?.AsObject() ?? [];
        body["response_type"] = "in_channel";
        body["replace_original"] = false;
        foreach (var actions in (body["blocks"] as JsonArray ?? []).OfType<JsonObject>().Where(block => (string?)block["type"] == "actions").ToList())
        {
            var buttons = actions["elements"] as JsonArray ?? [];
            buttons.RemoveAll(button => (string?)button?["action_id"] == PressValue.Share);
            if (buttons.Count == 0)
                actions.Parent?.AsArray().Remove(actions);
        }

        return body;
    }
}
