using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>A button in the dialog of <see cref="MessageQuestion"/>: the next answer in the same dialog, or the card for the person's own message.</summary>
internal sealed class DialogPress(OrganisationCurricula curricula, TimeProvider time, CardSite site) : IInvoke
{
    public string Name => "composeExtension/submitAction";

    public async ValueTask<JsonObject> AnswerAsync(Activity heard, CancellationToken cancel)
    {
        var press = ActionData.PressOf(Json.At(heard.Value, "data") ?? default);
        if (press is null || QuestionAnswerer.Answer(await curricula.OfAsync(ActivityTurn.TenantOf(heard), time.GetUtcNow(), cancel), press, null) is not { } answered)
            return ExtensionAnswers.Dialog("This button is not known here. Close this and ask again.");
        return Insertion.IsMarked(press) && answered.Answer.Certainty == "sure"
            ? ExtensionAnswers.Results([answered.Reply], site.Address)
            : ExtensionAnswers.Dialog(answered, site.Address);
    }
}
