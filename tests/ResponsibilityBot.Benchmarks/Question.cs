using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Benchmarks;

/// <summary>A question with the topic that its context leaves.</summary>
internal sealed record Question(string Text, Topic? Topic)
{
    public static Question[] DevSet(Curriculum curriculum)
    {
        var path = Testing.Repository.PathOf("tests", "evaluation", "dev.jsonl");
        return [.. LabelledQuestion.ReadLines(path, File.ReadLines(path)).Select(question => new Question(question.Question, TopicAfter(curriculum, question.Before)))];
    }

    private static Topic? TopicAfter(Curriculum curriculum, IReadOnlyList<string> before)
    {
        Topic? topic = null;
        foreach (var earlier in before)
            topic = AskDialog.TopicOf(QuestionAnswerer.Answer(curriculum, earlier, topic), DateTimeOffset.UnixEpoch) ?? topic;
        return topic;
    }
}
