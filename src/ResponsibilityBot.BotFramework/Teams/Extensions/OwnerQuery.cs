using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>
/// The search "who owns…" of the message extension, while a person writes a message: the answer first, then what its buttons lead to.
/// Teams waits 5 seconds. It asks while the person still types, so that nothing of it counts as a question.
/// </summary>
internal sealed class OwnerQuery(OrganisationCurricula curricula, TimeProvider time, CardSite site) : IInvoke
{
    /// <summary>The id of the command in the app package.</summary>
    public const string CommandId = "whoOwns";

    /// <summary>The name of its parameter.</summary>
    public const string Parameter = "question";

    private const string TryThis = "Ask who owns a duty, for example: OS patching in PaaS.";

    public string Name => "composeExtension/query";

    public async ValueTask<JsonObject> AnswerAsync(Activity heard, CancellationToken cancel)
    {
        if (Json.Text(heard.Value, "commandId") != CommandId)
            return ExtensionAnswers.Message("This search is not known here. Perhaps the app in Teams is older than the bot; ask an administrator to update it.");
        if (Json.At(heard.Value, "queryOptions", "skip") is { ValueKind: JsonValueKind.Number } skip && skip.TryGetInt32(out var skipped) && skipped > 0)
            return ExtensionAnswers.Results([], site.Address);
        var now = await curricula.OfAsync(ActivityTurn.TenantOf(heard), time.GetUtcNow(), cancel);
        var question = QuestionOf(heard.Value);
        return question.Length == 0
            ? ExtensionAnswers.Results(TeamsCommands.Starters.Select(starter => QuestionAnswerer.Answer(now, starter, null).Reply), site.Address)
            : Find(now, question);
    }

    private JsonObject Find(Curriculum now, string question)
    {
        var answered = QuestionAnswerer.Answer(now, question, null);
        var next = answered.Reply.Buttons
            .Where(button => button.Press.Verb is not (Verbs.Help or Verbs.Why))
            // What was not understood offers general things too, which nobody searched for.
            .Where(button => answered.Answer.Certainty != "unknown" || button.Press.Verb == Verbs.Owner)
            .Select(button => QuestionAnswerer.Answer(now, button.Press, null))
            .OfType<Answered>()
            .Prepend(answered);
        // A greeting and help are answers too, but nothing to send to others.
        var found = next.Where(answer => answer.Answer.Certainty == "sure" && answer.Reply is not (Reply.Said or Reply.Help)).Select(answer => answer.Reply).ToList();
        return found.Count > 0 ? ExtensionAnswers.Results(found, site.Address) : ExtensionAnswers.Message(TryThis);
    }

    /// <summary>What was typed; empty when the search was only opened.</summary>
    private static string QuestionOf(JsonElement value)
    {
        if (Json.At(value, "parameters") is not { ValueKind: JsonValueKind.Array } parameters)
            return "";
        var typed = parameters.EnumerateArray().FirstOrDefault(parameter => Json.Text(parameter, "name") == Parameter);
        return MentionText.Plain(Json.Text(typed, "value") ?? "");
    }
}
