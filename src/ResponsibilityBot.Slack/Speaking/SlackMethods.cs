namespace ResponsibilityBot.Slack.Speaking;

/// <summary>The methods of the Web API that what is said goes through.</summary>
internal static class SlackMethods
{
    /// <summary>A message.</summary>
    public const string Post = "chat.postMessage";

    /// <summary>A message that one person sees.</summary>
    public const string PostEphemeral = "chat.postEphemeral";

    /// <summary>Another text for a message.</summary>
    public const string Update = "chat.update";

    /// <summary>A text under a link.</summary>
    public const string Unfurl = "chat.unfurl";

    /// <summary>The chat with a person.</summary>
    public const string OpenChat = "conversations.open";

    /// <summary>The home tab.</summary>
    public const string PublishView = "views.publish";

    /// <summary>A view over the conversation.</summary>
    public const string OpenView = "views.open";

    /// <summary>Another text for a view.</summary>
    public const string UpdateView = "views.update";

    /// <summary>A person's profile.</summary>
    public const string UserInfo = "users.info";

    /// <summary>The prompts of an assistant thread.</summary>
    public const string SuggestPrompts = "assistant.threads.setSuggestedPrompts";
}
