using BitFaster.Caching.Lru;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>
/// Answers questions from one curriculum, and knows what it answered lately: the same words after the same topic are answered with the same
/// object, so that a channel may know it again too. Safe for use by many threads.
/// </summary>
/// <param name="curriculum">What to answer from.</param>
internal sealed class KnownAnswers(Curriculum curriculum)
{
    /// <summary>How many questions are known at most, each with a topic before it: 1,024. Most of them share their answer with another.</summary>
    private const int Most = 4 * QuestionReader.MostKnown;

    private readonly ConcurrentLru<(string Question, string Topic), Answered> known = new(Most);

    /// <summary>What it answers from.</summary>
    public Curriculum Curriculum => curriculum;

    /// <summary>As <see cref="QuestionAnswerer.Answer(Curriculum, string, Topic)"/>.</summary>
    public Answered Answer(string question, Topic? topic)
    {
        if (question.Length > QuestionReader.LongestKnown)
            return QuestionAnswerer.Answer(curriculum, question, topic);
        var key = (question, TextOf(topic));
        if (known.TryGet(key, out var before))
            return before;
        var answered = AnswerAnew(question, topic);
        known.AddOrUpdate(key, answered);
        return answered;
    }

    /// <summary>Where the topic did not come into it, the answer is the one without a topic.</summary>
    private Answered AnswerAnew(string question, Topic? topic)
    {
        if (QuestionAnswerer.WorkloadOf(curriculum, question, topic).Workload is not null || SaidOption.Of(curriculum, question, topic) is not null)
            return QuestionAnswerer.Answer(curriculum, question, topic);
        var (reader, reading) = (curriculum.Reader, curriculum.Reader.Read(question, topic));
        return topic is not null && ReferenceEquals(reading, reader.Read(question, null)) ? Answer(question, null) : QuestionAnswerer.Answer(curriculum, question, reading, topic);
    }

    /// <summary>All of a topic that is read. Ids and words of intents have no such signs.</summary>
    private static string TextOf(Topic? topic) => topic is null
        ? ""
        : string.Join('\n', topic.Intent, string.Join(',', topic.Responsibilities), string.Join(',', topic.Targets), topic.Party, topic.Aspect, topic.Workload);
}
