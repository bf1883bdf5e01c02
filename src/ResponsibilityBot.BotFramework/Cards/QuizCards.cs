using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The cards of a quiz: a question with something to choose, and what is said to the answer.</summary>
internal static class QuizCards
{
    /// <summary>The question, and a list to choose from; where duties are sorted, a list for each.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Question question)
    {
        yield return Elements.Band([frame.Word(question.Title)], "accent");
        yield return frame.Heading(question.Item.Prompt).Spaced("Medium");
        if (question.Item.Kind is ItemKind.Sort or ItemKind.Order)
        {
            foreach (var option in question.Item.Options)
                yield return question.Item.Places > 0 ? Places(frame, option, question.Item.Places) : Bins(frame, option, question.Item.Bins);
        }
        else
        {
            yield return Choices(frame, question.Item);
        }

        if (question.Note.Length > 0)
            yield return frame.Prose(question.Note, "Small").Spaced("Medium");
    }

    /// <summary>Right or not first and big, then what was chosen and what is right, each with its reason.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Feedback feedback)
    {
        yield return Elements.Band([frame.Heading($"{(feedback.IsRight ? "✅" : "❌")} {feedback.Verdict}", "ExtraLarge")], feedback.IsRight ? "good" : "attention");
        yield return frame.Prose(feedback.Prompt, "Medium").Spaced("Medium");
        foreach (var point in frame.Lines(feedback.Points, point => frame.Labelled(point.Label, point.Text).Spaced("Medium")))
            yield return point;
        if (feedback.Note.Length > 0)
            yield return frame.Bold(feedback.Note).Spaced("Medium");
    }

    private static Element Choices(CardFrame frame, ShownItem item)
    {
        var several = item.Kind == ItemKind.SeveralRight;
        var choices = new Element
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = Verbs.Pick,
            ["label"] = several ? "Choose all that apply" : "Choose one",
            ["style"] = "expanded",
            ["isRequired"] = true,
            ["errorMessage"] = several ? "Choose at least one." : "Choose one.",
            ["wrap"] = true,
            ["choices"] = Elements.Array(item.Options.Select(option => Choice(frame, option.Text, option.Id))),
        };
        if (several)
            choices["isMultiSelect"] = true;
        return choices.Spaced("Medium");
    }

    private static Element Bins(CardFrame frame, ShownOption option, IReadOnlyList<Owner> bins) => new Element
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = $"{Verbs.Pick}-{option.Id}",
        ["label"] = frame.Plain(option.Text),
        ["style"] = "compact",
        ["isRequired"] = true,
        ["errorMessage"] = "Say whose it is.",
        ["placeholder"] = "Whose is it?",
        ["choices"] = Elements.Array(bins.Select(owner => Choice(frame, PlainText.Name(owner), Words.Of(owner)))),
    }.Spaced("Medium");

    private static Element Places(CardFrame frame, ShownOption option, int places) => new Element
    {
        ["type"] = "Input.ChoiceSet",
        ["id"] = $"{Verbs.Pick}-{option.Id}",
        ["label"] = frame.Plain(option.Text),
        ["style"] = "compact",
        ["isRequired"] = true,
        ["errorMessage"] = "Say which place it has.",
        ["placeholder"] = "Which place?",
        ["choices"] = Elements.Array(Enumerable.Range(1, places).Select(place => $"{place}").Select(place => Choice(frame, place, place))),
    }.Spaced("Medium");

    private static Element Choice(CardFrame frame, string title, string value) => new() { ["title"] = frame.Plain(title), ["value"] = value };
}
