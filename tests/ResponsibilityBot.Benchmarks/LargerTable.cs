using ResponsibilityBot.Content;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Benchmarks;

/// <summary>The table of <c>dialogs/</c>, and the same with many times as many services: made-up names, cells copied from a real service.</summary>
internal static class LargerTable
{
    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "g", "gl", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "z"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "eo", "ou"];

    public static Curriculum Read(int times)
    {
        var read = ContentReader.Read(Repository.PathOf("dialogs"));
        var curriculum = read.Curriculum ?? throw new InvalidOperationException(string.Join('\n', read.Problems));
        if (times == 1)
            return curriculum;
        var table = new KnowledgeTable(Enlarge(curriculum.Table.Content, times));
        return curriculum with { Table = table, Reader = new QuestionReader(table, Words()) };
    }

    private static LexiconContent Words() => new LexiconReader(new Draft(ContentFiles.Read(Repository.PathOf("dialogs")))).Read(EmbeddedWords.BeginAsync());

    private static KnowledgeContent Enlarge(KnowledgeContent content, int times)
    {
        var random = new Random(20261123);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var cellsOf = content.Cells.ToLookup(cell => cell.Target);
        var services = new List<Service>(content.Services);
        var cells = new List<Cell>(content.Cells);
        foreach (var original in Enumerable.Repeat(content.Services, times - 1).SelectMany(all => all))
        {
            var name = NewName(names, random);
            var id = name.Replace(' ', '-');
            services.Add(original with { Id = id, Name = name, Words = new Vocabulary([name, name.Split(' ')[0]], [], []) });
            cells.AddRange(cellsOf[original.Id].Select(cell => cell with { Target = id }));
        }

        return content with { Services = services, Cells = cells };
    }

    private static string NewName(HashSet<string> taken, Random random)
    {
        while (true)
        {
            var first = Word(random);
            if (taken.Add(first))
                return $"{first} {Word(random)} {Word(random)}";
        }
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, 3).Select(_ => Onsets[random.Next(Onsets.Length)] + Vowels[random.Next(Vowels.Length)]));
}
