using BenchmarkDotNet.Attributes;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// Reading, and reading and answering, one question of <c>tests/evaluation/dev.jsonl</c>, warm. Each operation goes through the whole set, so
/// that the means are of a question. The goal: reading in 20 µs, and no more than twice that with ten times as many services.
/// </summary>
[MemoryDiagnoser]
public class Reading
{
    private const int Questions = 174;

    private Question[] questions = [];
    private Curriculum? curriculum;

    /// <summary>How large the table is.</summary>
    [Params(1, 10)]
    public int TimesAsManyServices { get; set; }

    private Curriculum Curriculum => curriculum ?? throw new InvalidOperationException("the table is not read yet");

    [GlobalSetup]
    public void Prepare()
    {
        curriculum = LargerTable.Read(TimesAsManyServices);
        questions = Question.DevSet(curriculum);
        if (questions.Length != Questions)
            throw new InvalidOperationException($"the set has {questions.Length} questions; set {nameof(Questions)} to that");
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public int Read()
    {
        var found = 0;
        foreach (var question in questions)
            found += Curriculum.Reader.Read(question.Text, question.Topic).Responsibilities.Count;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public int ReadAndAnswer()
    {
        var length = 0;
        foreach (var question in questions)
            length += QuestionAnswerer.Answer(Curriculum, question.Text, question.Topic).Answer.Text.Length;
        return length;
    }
}
