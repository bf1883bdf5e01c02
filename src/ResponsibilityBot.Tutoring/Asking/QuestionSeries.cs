using System.Text.Json;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>Questions asked one after the other without a conversation to keep their topic: files of questions, evaluation.</summary>
public static class QuestionSeries
{
    /// <summary>What a line of a file says was said before its question: a list of texts, one text, or nothing (<c>general</c> is nothing).</summary>
    /// <param name="context">The line's <c>context</c>; any other kind of value counts as nothing.</param>
    public static IReadOnlyList<string> Before(JsonElement context) => context.ValueKind switch
    {
        JsonValueKind.Array => [.. context.EnumerateArray().Select(item => item.ToString())],
        JsonValueKind.String when context.GetString() is { Length: > 0 } place and not "general" => [place],
        _ => [],
    };

    /// <summary>The answer to a question after others, each leaning on the one before it.</summary>
    /// <param name="curriculum">What to answer from.</param>
    /// <param name="question">The question to answer.</param>
    /// <param name="before">What was asked before it, in order; may be empty.</param>
    public static Answer Answer(Curriculum curriculum, string question, IReadOnlyList<string> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        Topic? topic = null;
        foreach (var earlier in before)
            topic = AskDialog.TopicOf(QuestionAnswerer.Answer(curriculum, earlier, topic), DateTimeOffset.UnixEpoch) ?? topic;
        return QuestionAnswerer.Answer(curriculum, question, topic).Answer;
    }
}
