using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>The message action "Who owns this?" on any message: a dialog, which only the person who asked sees, with the answer to what the message says.</summary>
internal sealed class MessageQuestion(ICurriculum curriculum, CardSite site) : IInvoke
{
    /// <summary>The id of the command in the app package.</summary>
    public const string CommandId = "whoOwnsThis";

    public string Name => "composeExtension/fetchTask";

    public JsonObject Answer(Activity heard)
    {
        if (Json.Text(heard.Value, "commandId") != CommandId)
            return ExtensionAnswers.Dialog("This action is not known here. Perhaps the app in Teams is older than the bot; ask an administrator to update it.");
        var words = MessageWords.Of(Json.Text(heard.Value, "messagePayload", "body", "content") ?? "");
        return words.Length == 0
            ? ExtensionAnswers.Dialog("There are no words in this message. Use the action on a message that asks or says something about a duty in the cloud.")
            : ExtensionAnswers.Dialog(QuestionAnswerer.Answer(curriculum.Current, words, null), site.Address);
    }
}
