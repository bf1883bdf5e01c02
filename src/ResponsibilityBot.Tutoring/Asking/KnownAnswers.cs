using BitFaster.Caching.Lru;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>
/// Answers questions from one curriculum, and knows what it answered lately: the same words are answered with the same object, so that a
/// channel may know it again too. What leans on the topic is answered anew. Safe for use by many threads.
/// </summary>
/// <param name="curriculum">What to answer from.</param>
internal sealed class KnownAnswers(Curriculum curriculum)
{
    private readonly ConcurrentLru<string, (Reading Reading, Answered Answered)> known = new(QuestionReader.MostKnown);

    /// <summary>What it answers from.</summary>
    public Curriculum Curriculum => curriculum;

    /// <summary>As <see cref="QuestionAnswerer.Answer(Curriculum, string, Topic)"/>.</summary>
    public Answered Answer(string question, Topic? topic)
    {
        // The reader gives the same reading again where no topic came into it; another one is another question.
        var reading = curriculum.Reader.Read(question, topic);
        if (known.TryGet(question, out var before) && ReferenceEquals(before.Reading, reading))
            return before.Answered;
        var answered = QuestionAnswerer.Answer(curriculum, question, reading);
        if (question.Length <= QuestionReader.LongestKnown && ReferenceEquals(reading, curriculum.Reader.Read(question, null)))
            known.AddOrUpdate(question, (reading, answered));
        return answered;
    }
}
