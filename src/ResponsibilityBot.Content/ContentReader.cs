using ResponsibilityBot.Content.Items;
using ResponsibilityBot.Content.Lint;
using ResponsibilityBot.Content.Organisation;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content;

/// <summary>What reading a content folder gave: a curriculum when it is fit to teach from, and every problem.</summary>
/// <param name="Curriculum">Null if there are problems.</param>
/// <param name="Problems">All of them, by file and line; empty if it is fit.</param>
/// <param name="Revision">Identifies the state of the files, fit or not.</param>
public sealed record ReadContent(Curriculum? Curriculum, IReadOnlyList<Problem> Problems, string Revision)
{
    /// <summary>What is to be said of the files once a day is over; it keeps nobody from teaching.</summary>
    public IReadOnlyList<(DateOnly Last, Problem Problem)> Ends { get; init; } = [];

    /// <summary>All that a person who keeps the files has to hear on a day.</summary>
    public IReadOnlyList<Problem> ProblemsOn(DateOnly day) => [.. Problems, .. Ends.Where(end => end.Last < day).Select(end => end.Problem)];
}

/// <summary>What reading the table alone gave.</summary>
/// <param name="Table">Null if there are problems.</param>
/// <param name="Organisation">What the files say of the organisation.</param>
/// <param name="Problems">All of the files that were read; empty if they are fit.</param>
public sealed record ReadTable(KnowledgeTable? Table, OrganisationContent Organisation, IReadOnlyList<Problem> Problems);

/// <summary>Reads a content folder (<c>dialogs/</c>): files, then the rules across files, then the compiled curriculum.</summary>
public static class ContentReader
{
    /// <summary>Reads everything and reports every problem at once. Only a missing folder is an exception.</summary>
    /// <param name="folder">The folder that holds <c>knowledge/</c> and <c>phrases/</c>.</param>
    /// <param name="judged">What was found fit before, whose phrases and names need not be judged again; null to judge all.</param>
    /// <exception cref="DirectoryNotFoundException">It is not there; the message says which folder was sought.</exception>
    public static ReadContent Read(string folder, JudgedFiles? judged = null)
    {
        var embedded = EmbeddedWords.BeginAsync();
        return Read(ContentFiles.Read(folder), embedded, judged);
    }

    /// <summary>The files that <see cref="Read(string, JudgedFiles?)"/> reads, relative to the folder, with forward slashes.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there; the message says which folder was sought.</exception>
    public static IReadOnlyList<string> FilesOf(string folder) => ContentFiles.Names(folder);

    /// <summary>
    /// Reads the table and what the organisation says, for a report that asks no question: without words of questions, phrases, items and drills, which are most of the work, and whose
    /// problems are not told here. Only a missing folder is an exception.
    /// </summary>
    /// <param name="folder">The folder that holds <c>knowledge/</c> and <c>phrases/</c>.</param>
    /// <exception cref="DirectoryNotFoundException">It is not there; the message says which folder was sought.</exception>
    public static ReadTable ReadTable(string folder)
    {
        var files = ContentFiles.Read(folder, IsOfTable);
        var draft = new Draft(files);
        var content = new KnowledgeReader(draft, files.Revision).Read();
        var own = new OrganisationReader(draft).Read();
        draft.Done();
        new KnowledgeCheck(content, draft).Run();
        return new(draft.Problems.Any ? null : new KnowledgeTable(content), own, draft.Problems.Sorted);
    }

    private static bool IsOfTable(string file) =>
        file.StartsWith("organisation/", StringComparison.Ordinal) || (file.StartsWith("knowledge/", StringComparison.Ordinal) && !file.StartsWith("knowledge/lexicon/", StringComparison.Ordinal));

    /// <summary>Reads files that are parsed already.</summary>
    internal static ReadContent Read(ContentFiles files) => Read(files, EmbeddedWords.BeginAsync(), null);

    private static ReadContent Read(ContentFiles files, Task<EmbeddedWords> embedded, JudgedFiles? judged)
    {
        var isKnown = judged?.Know(files.Revision) == true;
        var draft = new Draft(files);
        var knowledge = new KnowledgeReader(draft, files.Revision);
        var content = knowledge.Read();
        var items = new ItemReader(draft, knowledge.Sources).Read();
        var drills = new DrillReader(draft, knowledge.Sources).Read();
        var organisation = new OrganisationReader(draft);
        var own = organisation.Read();
        var lexicon = new LexiconReader(draft);
        var words = lexicon.Read(embedded);
        var phrases = PhrasesReader.Read(draft);
        draft.Done();
        new KnowledgeCheck(content, draft).Run();
        var curriculum = Compile(draft.Problems.Any ? null : new KnowledgeTable(content), words, phrases, items, drills, draft, isKnown ? null : () => Lint(content, words, lexicon.Excused, draft));
        if (!isKnown && !draft.Problems.Any)
            judged?.Keep(files.Revision);
        return new ReadContent(draft.Problems.Any || curriculum is null ? null : curriculum with { Organisation = own }, draft.Problems.Sorted, files.Revision) { Ends = organisation.Ends };
    }

    /// <summary>Judges the phrases, unless the words that comparing them takes could not be read.</summary>
    private static ProblemList Lint(KnowledgeContent content, LexiconContent words, ExcusedWords excused, Draft draft)
    {
        var problems = new ProblemList();
        if (words.Fillers.Count > 0)
            new PhraseLint(draft, words, excused, problems).Run(content);
        return problems;
    }

    /// <summary>
    /// Compiles a table without holes, and judges items and drills by it; beside that judges the phrases, and tries whether the reader finds the services, unless that is known. The three take
    /// long and know nothing of each other.
    /// </summary>
    private static Curriculum? Compile(
        KnowledgeTable? table, LexiconContent words, Phrases phrases, IReadOnlyList<ItemDraft> items, IReadOnlyList<DrillDraft> drills, Draft draft, Func<ProblemList>? lint)
    {
        var (ofNames, ofItems, ofPhrases) = (new ProblemList(), new ProblemList(), new ProblemList());
        QuestionReader? reader = null;
        IReadOnlyList<Item> written = [];
        IReadOnlyList<Drill> made = [];
        Parallel.Invoke(
            () =>
            {
                if (table is null)
                    return;
                reader = new QuestionReader(table, words);
                if (lint is not null)
                    new ServiceNameLint(reader, draft.Ids, ofNames).Run(table.Content);
            },
            () => (written, made) = table is null ? ([], []) : (new ItemLint(table, ofItems).Run(items), new DrillLint(table, ofItems).Run(drills)),
            () => ofPhrases = lint?.Invoke() ?? ofPhrases);
        draft.Problems.AddRange([.. ofPhrases.Sorted, .. ofNames.Sorted, .. ofItems.Sorted]);
        return table is null || reader is null ? null : new Curriculum(table, reader, phrases) { WrittenItems = written, Drills = made };
    }
}
