using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Forms;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>How what is said goes back to where something was heard. A closed set.</summary>
internal abstract record ReplyWay
{
    private ReplyWay()
    {
    }

    /// <summary>As a message in a channel, group or chat.</summary>
    /// <param name="Channel">Its id.</param>
    /// <param name="Thread">The first message of the thread, or null to stand outside any.</param>
    public sealed record Post(string Channel, string? Thread) : ReplyWay
    {
        /// <summary>The message whose button was pressed, or null.</summary>
        public string? Pressed { get; init; }

        /// <summary>Whom it answers, or null if it answers nobody.</summary>
        public string? By { get; init; }
    }

    /// <summary>As a message in the chat with a person, which is looked up, or begun, when it is sent.</summary>
    /// <param name="User">The person.</param>
    public sealed record Begin(string User) : ReplyWay;

    /// <summary>So that only the person sees it, to the address that came with what was heard.</summary>
    /// <param name="Url">The address.</param>
    public sealed record Respond(string Url) : ReplyWay
    {
        /// <summary>Whether the first reply stands where the button was.</summary>
        public bool Replaces { get; init; }

        /// <summary>Whether the person may show the answer to all.</summary>
        public bool MayShare { get; init; }
    }

    /// <summary>As the home tab of a person.</summary>
    /// <param name="User">The person.</param>
    /// <param name="Chat">Their chat with the bot, which the tab's buttons are answered in.</param>
    public sealed record Home(string User, string Chat) : ReplyWay;

    /// <summary>In a view that is open over the conversation and says to wait.</summary>
    /// <param name="View">The view.</param>
    /// <param name="Origin">Where the button stands that opened it.</param>
    public sealed record Fill(OpenedView View, FormOrigin Origin) : ReplyWay;

    /// <summary>In the answer to the request that sent a form off, and in the conversation that it was opened in.</summary>
    /// <param name="Origin">Where that is.</param>
    public sealed record Submitted(FormOrigin Origin) : ReplyWay;

    /// <summary>As prompts over an empty assistant thread.</summary>
    /// <param name="Chat">The chat.</param>
    /// <param name="Thread">The thread.</param>
    public sealed record Prompts(string Chat, string Thread) : ReplyWay;

    /// <summary>Under a link in somebody's message.</summary>
    /// <param name="Link">The link, exactly as it was shared.</param>
    /// <param name="Target">The arguments that name the message.</param>
    public sealed record Unfurl(string Link, IReadOnlyDictionary<string, string> Target) : ReplyWay
    {
        /// <summary>Reads which message a <c>link_shared</c> event is about; null if it does not say.</summary>
        public static Unfurl? Of(JsonElement shared, string link)
        {
            string[] names = SlackJson.Code(shared, "unfurl_id") is not null && SlackJson.Code(shared, "source") is not null ? ["unfurl_id", "source"] : ["channel", "message_ts"];
            var target = names.Select(name => (Argument: name == "message_ts" ? "ts" : name, Value: SlackJson.Code(shared, name))).ToList();
            return target.All(argument => argument.Value is not null)
                ? new(link, target.ToDictionary(argument => argument.Argument, argument => argument.Value ?? "", StringComparer.Ordinal))
                : null;
        }

        /// <summary>The arguments as JSON.</summary>
        public JsonObject Arguments() => new(Target.Select(argument => KeyValuePair.Create<string, JsonNode?>(argument.Key, argument.Value)));
    }
}
