using System.Globalization;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>A form as the card of a dialog: an input for each field, what is wrong over it, and the button that sends all of it off.</summary>
/// <remarks>Source of names and values: the Adaptive Cards schema 1.5. Inputs come back by their ids, beside what the button carries.</remarks>
internal static class FormCard
{
    /// <summary>Choices that are all shown at once; more are folded into a list.</summary>
    private const int MostShown = 4;

    private const string On = "true", Off = "false";

    /// <summary>The elements of the card; the dialog itself shows the title.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Form form)
    {
        if (form.Lead.Length > 0)
            yield return frame.Prose(form.Lead);
        foreach (var field in form.Fields)
        {
            // A client shows the error of an input only for what it judges itself.
            if (field.Error.Length > 0)
                yield return Elements.Container([frame.Bold($"⚠ {field.Label}: {field.Error}")], "attention").Spaced("Medium");
            yield return Input(frame, field).Spaced(field.Error.Length > 0 ? "Small" : "Medium");
            if (field.Hint.Length > 0)
                yield return frame.Prose(field.Hint, "Small").Spaced("None");
        }

        var send = new Element { ["type"] = "Action.Submit", ["title"] = frame.Plain(form.Submit), ["style"] = "positive", ["data"] = ActionData.Of(new(Verbs.Submit, form.Ids)) };
        yield return Elements.Actions([send]).Spaced("Large");
    }

    private static Element Input(CardFrame frame, Field field) => field.Kind switch
    {
        FieldKind.Choice => Choices(frame, field, field.Options.Count > MostShown ? "compact" : "expanded", isSeveral: false),
        FieldKind.Several => Choices(frame, field, "expanded", isSeveral: true),
        FieldKind.Number => Number(frame, field),
        FieldKind.Text => Text(frame, field),
        FieldKind.Time => Valued(Of(frame, field, "Input.Time", "Write a time of day, such as 09:00."), field.Value),
        FieldKind.Date => Valued(Of(frame, field, "Input.Date", "Choose a day."), field.Value),
        FieldKind.Toggle => new()
        {
            ["type"] = "Input.Toggle",
            ["id"] = Verbs.Filled + field.Id,
            ["title"] = Label(frame, field),
            ["value"] = field.Value == On ? On : Off,
            ["valueOn"] = On,
            ["valueOff"] = Off,
            ["wrap"] = true,
        },
        _ => throw new System.Diagnostics.UnreachableException($"no input for {field.Kind}"),
    };

    private static Element Choices(CardFrame frame, Field field, string style, bool isSeveral)
    {
        var choices = Of(frame, field, "Input.ChoiceSet", isSeveral ? "Choose at least one." : "Choose one.");
        choices["style"] = style;
        choices["wrap"] = true;
        choices["choices"] = Elements.Array(field.Options.Select(option => new Element { ["title"] = Filled(frame.Plain(option.Label)), ["value"] = option.Id }));
        if (isSeveral)
            choices["isMultiSelect"] = true;
        return Valued(choices, string.Join(',', field.Options.Select(option => option.Id).Intersect(field.Value.Split(','), StringComparer.Ordinal)));
    }

    private static Element Number(CardFrame frame, Field field)
    {
        var input = Of(frame, field, "Input.Number", string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {field.Least} to {field.Most}."));
        input["min"] = field.Least;
        input["max"] = field.Most;
        if (int.TryParse(field.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            input["value"] = number;
        return input;
    }

    private static Element Text(CardFrame frame, Field field)
    {
        var input = Of(frame, field, "Input.Text", "Fill this in.");
        input["maxLength"] = field.Most;
        return Valued(input, CardText.Cut(CardText.Clean(field.Value), field.Most));
    }

    private static Element Of(CardFrame frame, Field field, string type, string error)
    {
        var input = new Element { ["type"] = type, ["id"] = Verbs.Filled + field.Id, ["label"] = Label(frame, field) };
        if (field.IsRequired)
        {
            input["isRequired"] = true;
            input["errorMessage"] = error;
        }

        return input;
    }

    private static Element Valued(Element input, string value)
    {
        if (value.Length > 0)
            input["value"] = value;
        return input;
    }

    private static string Label(CardFrame frame, Field field) => Filled(frame.Plain(field.Label));

    /// <summary>An input without a label cannot be told from others.</summary>
    private static string Filled(string label) => label.Length > 0 ? label : "–";
}
