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

    /// <summary>What is to be said of the files until a day is there; it keeps nobody from teaching.</summary>
    public IReadOnlyList<(DateOnly First, Problem Problem)> Ahead { get; init; } = [];

    /// <summary>All that a person who keeps the files has to hear on a day, which is that of UTC: where it is later, it may be tomorrow already.</summary>
    public IReadOnlyList<Problem> ProblemsOn(DateOnly day) =>
        [.. Problems, .. Ends.Where(end => end.Last < day).Select(end => end.Problem), .. Ahead.Where(ahead => ahead.First > day.AddDays(1)).Select(ahead => ahead.Problem)];
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
        var (ofPhrases, ofNames, ofItems) = (new ProblemList(), new ProblemList(), new ProblemList());
        var table = draft.Problems.Any ? null : new KnowledgeTable(content);
        QuestionReader? reader = null;
        (IReadOnlyList<Item> Items, IReadOnlyList<Drill> Drills) written = ([], []);

        // The three take long and know nothing of each other.
        Parallel.Invoke(
            () => reader = table is null ? null : Compile(table, words, isKnown ? null : draft.Ids, ofNames),
            () => written = table is null ? written : (new ItemLint(table, ofItems).Run(items), new DrillLint(table, ofItems).Run(drills)),
            () => Lint(content, words, isKnown ? null : lexicon.Excused, draft, ofPhrases));
        draft.Problems.AddRange([.. ofPhrases.Sorted, .. ofNames.Sorted, .. ofItems.Sorted]);
        var curriculum = draft.Problems.Any || table is null || reader is null
            ? null
            : new Curriculum(table, reader, phrases) { WrittenItems = written.Items, Drills = written.Drills, Organisation = own };
        if (!isKnown && curriculum is not null)
            judged?.Keep(files.Revision);
        return new ReadContent(curriculum, draft.Problems.Sorted, files.Revision) { Ends = organisation.Ends, Ahead = knowledge.Sources.Ahead };
    }

    /// <summary>Judges the phrases, unless that is known (<paramref name="excused"/> is null), or the words that comparing them takes could not be read.</summary>
    private static void Lint(KnowledgeContent content, LexiconContent words, ExcusedWords? excused, Draft draft, ProblemList problems)
    {
        if (excused is not null && words.Fillers.Count > 0)
            new PhraseLint(draft, words, excused, problems).Run(content);
    }

    /// <summary>Compiles a table without holes, and tries whether the reader finds its services where <paramref name="ids"/> say where they stand.</summary>
    private static QuestionReader Compile(KnowledgeTable table, LexiconContent words, Ids? ids, ProblemList problems)
    {
        var reader = new QuestionReader(table, words);
        if (ids is not null)
            new ServiceNameLint(reader, ids, problems).Run(table.Content);
        return reader;
    }
}
