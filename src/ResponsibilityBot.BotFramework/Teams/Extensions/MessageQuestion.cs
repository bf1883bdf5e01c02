using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>The message action "Who owns this?" on any message: a dialog, which only the person who asked sees, with the answer to what the message says.</summary>
internal sealed class MessageQuestion(OrganisationCurricula curricula, TimeProvider time, CardSite site) : IInvoke
{
    /// <summary>The id of the command in the app package.</summary>
    public const string CommandId = "whoOwnsThis";

    public string Name => "composeExtension/fetchTask";

    public async ValueTask<JsonObject> AnswerAsync(Activity heard, CancellationToken cancel)
    {
        if (Json.Text(heard.Value, "commandId") != CommandId)
            return ExtensionAnswers.Dialog("This action is not known here. Perhaps the app in Teams is older than the bot; ask an administrator to update it.");
        var words = MessageWords.Of(Json.Text(heard.Value, "messagePayload", "body", "content") ?? "");
        return words.Length == 0
            ? ExtensionAnswers.Dialog("There are no words in this message. Use the action on a message that asks or says something about a duty in the cloud.")
            : ExtensionAnswers.Dialog(QuestionAnswerer.Answer(await curricula.OfAsync(ActivityTurn.TenantOf(heard), time.GetUtcNow(), cancel), words, null), site.Address);
    }
}
