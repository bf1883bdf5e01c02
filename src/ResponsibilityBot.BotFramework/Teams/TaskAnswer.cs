using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Teams;

/// <summary>
/// The answer to a <c>task/fetch</c>, which opens a dialog, and to a <c>task/submit</c>, which sends off what was filled into it. The HTTP status is always 200: for
/// anything else Teams says "Something went wrong" and nothing more.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots.</remarks>
internal static class TaskAnswer
{
    /// <summary>Fields from which on a dialog is tall.</summary>
    private const int Many = 4;

    private const string NoTitle = "ResponsibilityBot";

    /// <summary>The body that closes the dialog: none.</summary>
    public const string Closed = "";

    /// <summary>Nothing is said to that.</summary>
    public static string Unknown { get; } = Sentence("This dialog is not known here. Perhaps it is older than the bot: close it and ask again in words.");

    /// <summary>The answer is not there in time. What was sent off may be done all the same.</summary>
    public static string Late { get; } = Sentence("That took too long. Close this, and ask in words whether it is done before you try again.");

    /// <summary>Whether the activity is an invoke that this answers.</summary>
    public static bool Answers(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: ActivityTurn.TaskFetch or ActivityTurn.TaskSubmit };

    /// <summary>
    /// Whether the reply is shown in the dialog: always when one is opened; when one is sent off, if the form stays open or the reply is for the person alone.
    /// Else the dialog closes, and the reply is said in the conversation.
    /// </summary>
    public static bool Shows(Activity heard, Reply reply) => heard.Name == ActivityTurn.TaskFetch || reply.IsPrivate;

    /// <summary>The reply in the dialog: a form with its inputs; a sentence as a sentence; everything else as its card.</summary>
    /// <param name="heard">The invoke.</param>
    /// <param name="reply">What is to be shown.</param>
    /// <param name="site">The bot's own address for buttons that open a page, or null.</param>
    public static string Show(Activity heard, Reply reply, Uri? site)
    {
        if (reply is Reply.Said { Buttons.Count: 0 } said && heard.Name == ActivityTurn.TaskSubmit)
            return Sentence(said.Text);
        var twin = CardText.CleanLines(PlainText.Of(reply));
        var card = AdaptiveCardRenderer.CardWith(twin, reply, CardSurface.Dialog, site, ReplyActivities.ScopeOf($"{heard.Conversation?.Id} {heard.Id}"));
        return Answer(new()
        {
            ["type"] = "continue",
            ["value"] = new Element
            {
                ["title"] = CardText.Cut(CardText.Clean(TitleOf(reply)), CardLimits.Title),
                ["height"] = reply is Reply.Form { Fields.Count: <= Many } ? "medium" : "large",
                ["width"] = "medium",
                ["card"] = new Element { ["contentType"] = AdaptiveCardRenderer.ContentType, ["content"] = card },
            },
        });
    }

    private static string TitleOf(Reply reply) => reply is Reply.Form { Title.Length: > 0 } form ? form.Title : NoTitle;

    private static string Sentence(string text) => Answer(new() { ["type"] = "message", ["value"] = CardText.Cut(CardText.CleanLines(text), CardLimits.Text) });

    private static string Answer(Element task) => ReplyActivities.Text(new Element { ["task"] = task });
}
