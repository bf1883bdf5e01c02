using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The buttons under a card.</summary>
internal static class Buttons
{
    /// <summary>Characters that fit beside each other on the narrowest card, 320 pixels: hosts shorten labels rather than break a row.</summary>
    private const int RowLength = 38;

    /// <summary>What a button costs beside its label, in characters.</summary>
    private const int Frame = 5;

    /// <summary>The first six buttons in rows that fit a narrow card.</summary>
    /// <param name="frame">The card.</param>
    /// <param name="buttons">What they say and send.</param>
    /// <param name="page">A page to open as one more button, or null.</param>
    public static IEnumerable<Element> Of(CardFrame frame, IReadOnlyList<Button> buttons, Uri? page = null)
    {
        var presses = frame.Surface == CardSurface.Inserted ? [] : buttons;
        var actions = presses.Take(CardLimits.Actions - (page is null ? 0 : 1)).Select(button => Press(frame.Surface, button)).ToList();
        if (page is not null)
            actions.Add(Open("Open the whole table", page));
        return Rows(actions).Select((row, index) => Elements.Actions(row).Spaced(index == 0 ? "Medium" : "Small"));
    }

    private static IEnumerable<List<Element>> Rows(IEnumerable<Element> actions)
    {
        List<Element> row = [];
        var length = 0;
        foreach (var action in actions)
        {
            var needed = Frame + Title(action).Length;
            if (row.Count > 0 && length + needed > RowLength)
            {
                yield return row;
                (row, length) = ([], 0);
            }

            row.Add(action);
            length += needed;
        }

        if (row.Count > 0)
            yield return row;
    }

    private static Element Press(CardSurface surface, Button button)
    {
        var submit = new Element { ["type"] = "Action.Submit", ["title"] = Label(button.Label), ["data"] = ActionData.Of(button.Press) };
        if (surface == CardSurface.Teams && button.Press.Verb == Verbs.Open)
            return OpensDialog(submit);
        return surface != CardSurface.Teams ? submit : new()
        {
            ["type"] = "Action.Execute",
            ["title"] = Label(button.Label),
            ["verb"] = button.Press.Verb,
            ["data"] = ActionData.Of(button.Press),
            ["fallback"] = submit,
        };
    }

    /// <summary>Teams opens a dialog for it and asks what stands in it (task-modules-bots.md); a client that does not know that sends it like any other button.</summary>
    private static Element OpensDialog(Element submit)
    {
        if (submit["data"] is Element data)
            data["msteams"] = new Element { ["type"] = ActivityTurn.TaskFetch };
        return submit;
    }

    private static Element Open(string title, Uri page) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = page.AbsoluteUri };

    private static string Label(string label) => CardText.Cut(CardText.Clean(label), CardLimits.Title);

    private static string Title(Element action) => action["title"] as string ?? "";
}
