namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>Questions asked one after the other without a conversation to keep their topic: files of questions, evaluation.</summary>
public static class QuestionSeries
{
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
