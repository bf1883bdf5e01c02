namespace ResponsibilityBot.Content;

/// <summary>Content that is being read: its files and what is noted on the way. The readers share one.</summary>
internal sealed class Draft
{
    private readonly ContentFiles files;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public Draft(ContentFiles files)
    {
        this.files = files;
        Ids = new Ids(Problems);
        foreach (var file in files.Files)
            Problems.AddRange(file.Problems);
    }

    public ProblemList Problems { get; } = new();

    public Ids Ids { get; }

    /// <summary>Every phrase that names something, in the order of the files.</summary>
    public List<NamingPhrase> Phrases { get; } = [];

    /// <summary>Every group of verbs and things that names something.</summary>
    public List<NamingAction> Actions { get; } = [];

    /// <summary>The mapping that a file must hold, or null after a problem; then <paramref name="defines"/> is incomplete.</summary>
    public Fields? Map(string name, IdKind defines) => Find(name, defines) is { } file ? Map(file, defines) : null;

    /// <summary>Whether there is a file of that name.</summary>
    public bool Has(string name) => files.Files.Any(file => file.Name == name);

    /// <summary>The list of mappings that a file must hold; empty after a problem.</summary>
    public IReadOnlyList<Fields> List(string name, IdKind defines) => Find(name, defines) is { } file ? List(file, defines) : [];

    /// <summary>The mapping of each file of a folder; <paramref name="broken"/> hears of those that hold none.</summary>
    public IEnumerable<(string Name, Fields Fields)> Maps(string folder, Action<string> broken)
    {
        foreach (var file in In(folder))
        {
            if (Map(file, IdKind.None) is { } fields)
                yield return (file.Name, fields);
            else
                broken(file.Name);
        }
    }

    /// <summary>The mappings listed in all files of a folder.</summary>
    public IEnumerable<Fields> Lists(string folder, IdKind defines) => In(folder).SelectMany(file => List(file, defines));

    /// <summary>Reports every file that nothing was read from: most likely its name or folder is misspelled.</summary>
    public void Done()
    {
        foreach (var file in files.Files.Where(file => !read.Contains(file.Name)))
            Problems.Add(new Where(file.Name, 1), "nothing reads this file; correct its name (it ends in .yaml) or its folder, or delete it");
    }

    private IEnumerable<ContentFile> In(string folder) => files.Files.Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal) && IsYaml(file.Name));

    private static bool IsYaml(string name) => name.EndsWith(".yaml", StringComparison.Ordinal);

    private ContentFile? Find(string name, IdKind defines)
    {
        if (files.Files.FirstOrDefault(file => file.Name == name) is { } found)
            return found;
        Ids.Incomplete(defines);
        Problems.Add(new Where(name, 1), "the file is missing; put it back");
        return null;
    }

    private Fields? Map(ContentFile file, IdKind defines)
    {
        read.Add(file.Name);
        if (file.Root is MapNode map)
            return new Fields(file.Name, map, Problems);
        Ids.Incomplete(defines);
        if (file.Root is not null)
            Problems.Add(new Where(file.Name, file.Root.Line), "the file must be a mapping (key: value)");
        return null;
    }

    private IReadOnlyList<Fields> List(ContentFile file, IdKind defines)
    {
        read.Add(file.Name);
        if (file.Root is ListNode list)
            return Fields.Each(file.Name, list, Problems);
        Ids.Incomplete(defines);
        if (file.Root is not null)
            Problems.Add(new Where(file.Name, file.Root.Line), "the file must be a list: each item begins with a dash");
        return [];
    }
}
