using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>A question with something to choose, and what is said to the answer.</summary>
internal static class QuizBlocks
{
    /// <summary>The question, and a list to choose from; where duties are sorted, or steps ordered, a list for each.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.Question question)
    {
        yield return frame.Small(question.Title);
        yield return frame.Prose(question.Item.Prompt, bold: true);
        foreach (var block in question.Item.Kind is ItemKind.Sort or ItemKind.Order ? Bins(frame, question.Item) : Choices(frame, question.Item))
            yield return block;
        if (question.Note.Length > 0)
            yield return frame.Small(question.Note);
    }

    /// <summary>Right or not first and big, then what was chosen and what is right, each with its reason.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.Feedback feedback)
    {
        yield return frame.Heading($"{(feedback.IsRight ? "✅" : "❌")} {feedback.Verdict}");
        yield return BlockKit.RichText(BlockKit.Quote(frame.Run(feedback.Prompt)));
        foreach (var block in ListBlocks.Points(frame, feedback.Points))
            yield return block;
        if (feedback.Note.Length > 0)
            yield return frame.Prose(feedback.Note, bold: true);
    }

    private static IEnumerable<JsonObject> Choices(MessageFrame frame, ShownItem item)
    {
        var options = item.Options.Take(SlackLimits.RadioOptions).ToList();
        var several = item.Kind == ItemKind.SeveralRight;
        // An option of Slack holds one short line. Longer ones stand above it, and are chosen by their letter.
        var lettered = options.Any(option => ShownText.Line(option.Text).Length > SlackLimits.Option);
        if (lettered)
            yield return BlockKit.RichText(options.Select((option, index) => BlockKit.Paragraph(frame.Run($"{Letter(index)}.", bold: true), BlockKit.Run($" {MessageFrame.Cut(option.Text, frame.Room.Characters)}\n"))));
        var choices = options.Select((option, index) => BlockKit.Option(
            MessageFrame.Cut(lettered ? $"{Letter(index)}. {option.Text}" : option.Text, Math.Min(SlackLimits.Option, frame.Room.Characters)), option.Id));
        yield return BlockKit.Input(Verbs.Pick, several ? "Choose all that apply" : "Choose one", BlockKit.Choice(several ? "checkboxes" : "radio_buttons", Verbs.Pick, choices));
    }

    private static IEnumerable<JsonObject> Bins(MessageFrame frame, ShownItem item)
    {
        foreach (var option in item.Options.Take(SlackLimits.RadioOptions))
        {
            var name = $"{Verbs.Pick}-{option.Id}";
            var choice = BlockKit.Choice("static_select", name, item.Places > 0
                ? Enumerable.Range(1, item.Places).Select(place => BlockKit.Option($"{place}", $"{place}"))
                : item.Bins.Select(owner => BlockKit.Option(PlainText.Name(owner), Words.Of(owner))));
            choice["placeholder"] = BlockKit.PlainText(item.Places > 0 ? "Which place?" : "Whose is it?");
            yield return BlockKit.Input(name, MessageFrame.Cut(option.Text, Math.Min(SlackLimits.InputLabel, frame.Room.Characters)), choice);
        }
    }

    private static string Letter(int index) => $"{(char)('A' + index)}";
}
