using ResponsibilityBot.Content;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Tests;

[assembly: AssemblyFixture(typeof(TaughtCurriculum))]

namespace ResponsibilityBot.Tutoring.Tests;

/// <summary>The content of <c>dialogs/</c>, read once for all specs.</summary>
public sealed class TaughtCurriculum : ICurriculum
{
    public TaughtCurriculum()
    {
        var read = ContentReader.Read(Repository.PathOf("dialogs"));
        Current = read.Curriculum ?? throw new InvalidOperationException(string.Join('\n', read.Problems));
    }

    public Curriculum Current { get; }

    public KnowledgeTable Table => Current.Table;

    public Answer Ask(string question, Topic? topic = null) => QuestionAnswerer.Answer(Current, question, topic).Answer;
}
