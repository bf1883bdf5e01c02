using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>A table and a lexicon just large enough for one spec a rule, so that better content never breaks the rules' specs.</summary>
internal static class SmallTable
{
    private static readonly Source Source = new("page", "Publisher", "Page", new Uri("https://example.org/page"), null);

    private static readonly string[] Models = ["on-premises", "iaas", "caas", "paas", "faas", "saas"];

    public static QuestionReader Reader() => new(new KnowledgeTable(Content()), Lexicon());

    /// <summary>A reader that intents were learned for, as a trainer gives them.</summary>
    public static QuestionReader Reader(LearnedNetwork intents) => new(new KnowledgeTable(Content()), Lexicon() with { Learned = intents });

    /// <summary>A reader that something was learned for.</summary>
    public static QuestionReader Reader(IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned) => new(new KnowledgeTable(Content()), Lexicon() with { Learned = LearnedNetworks.Of(learned) });

    /// <summary>A reader that rows were learned for.</summary>
    public static QuestionReader Reader(IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> learned) => new(Table(), Lexicon() with { LearnedRows = LearnedNetworks.Of(learned) });

    /// <summary>Reads with what was learned of intents and of rows.</summary>
    public static QuestionReader Reader(IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> intents, IReadOnlyDictionary<string, IReadOnlyList<RowWeight>> rows) =>
        new(Table(), Lexicon() with { Learned = LearnedNetworks.Of(intents), LearnedRows = LearnedNetworks.Of(rows) });

    /// <summary>A reader that sides were learned for.</summary>
    public static QuestionReader Reader(IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> learned) => new(Table(), Lexicon() with { LearnedSides = LearnedNetworks.Of(learned) });

    /// <summary>A reader that places were learned for, and rows if there are any.</summary>
    public static QuestionReader Reader(IReadOnlyDictionary<string, IReadOnlyList<PlaceWeight>> places, IReadOnlyDictionary<string, IReadOnlyList<RowWeight>>? rows = null) =>
        new(Table(), Lexicon() with { LearnedPlaces = LearnedNetworks.Of(places), LearnedRows = rows is null ? LearnedNetwork.None : LearnedNetworks.Of(rows) });

    public static KnowledgeTable Table() => new(Content());

    private static KnowledgeContent Content() => new()
    {
        Revision = "small",
        Areas = [],
        Responsibilities = Rows(),
        Families = [new Family("family:patching", "Patching", ["guest-os-patching", "container-images"], Phrases("patching"))],
        Models = [.. Models.Select(id => new ServiceModel(id, id, id, "", [], "", "", Phrases(id.Replace('-', ' ')), []))],
        Providers = [new CloudProvider("aws", "AWS", "AWS", Phrases("aws", "amazon"))],
        Services =
        [
            Service("amazon-rds", "aws", "paas", Phrases("rds")),
            Service("aws-lambda", "aws", "faas", Phrases("lambda")),
            Service("box", "other", "saas", new Vocabulary([], ["box"], [])),
        ],
        Cells = [.. Rows().SelectMany(row => Models.Select(model => Cell(row.Id, model)))],
        Misconceptions = [],
        GrayAreas = [],
        Terms = [],
        StandingDuties = [],
        AiLayers = [],
    };

    private static List<Responsibility> Rows() =>
    [
        Row("guest-os-patching", new Vocabulary(["os patching"], [], [new ActionWords(["patch", "keep up to date"], ["operating system", "os"])])),
        Row("backup-and-restore", new Vocabulary(["backups", "back up data"], ["copies"], []), new Aspect("restore-tests", "Testing restores", Party.Customer, Models, "Yours.", Phrases("restore drill"))),
        Row("container-images", Phrases("container image", "image patching")),
        Row("encryption-at-rest", Phrases("encryption at rest")),
        Row("physical-security", Phrases("guards")),
    ];

    private static Responsibility Row(string id, Vocabulary words, params Aspect[] aspects) => new(id, id, id, "", false, "", words, aspects);

    private static Service Service(string id, string provider, string model, Vocabulary words) => new(id, id, provider, "", model, "", "", null, [], words, []);

    private static Cell Cell(string row, string model) => new()
    {
        Responsibility = row,
        Target = model,
        Owner = model == KnowledgeTable.OnPremises ? Owner.Customer : Owner.Provider,
        Accountable = Party.Customer,
        Sources = [Source],
        Evidence = Evidence.General,
    };

    private static Vocabulary Phrases(params string[] phrases) => new(phrases, [], []);

    private static LexiconContent Lexicon() => new()
    {
        Cues = new Dictionary<Cue, IReadOnlyList<string>>
        {
            [Cue.Who] = ["who", "whose"],
            [Cue.Duty] = ["responsible", "job"],
            [Cue.Handles] = ["handle", "take care", "do"],
            [Cue.Must] = ["need to", "have to"],
            [Cue.CustomerSide] = ["we", "us"],
            [Cue.ProviderSide] = ["provider", "vendor", "them"],
            [Cue.EitherSide] = ["us or them"],
            [Cue.Negation] = ["not", "no longer"],
            [Cue.ListDuties] = ["duties"],
            [Cue.What] = ["what"],
            [Cue.Compare] = ["compare"],
            [Cue.FollowUp] = ["and", "what about", "same for"],
            [Cue.Correction] = ["i meant"],
            [Cue.Reference] = ["it", "there"],
            [Cue.Why] = ["why"],
            [Cue.HowTo] = ["how do"],
            [Cue.Tag] = ["right"],
            [Cue.Cloud] = ["cloud"],
            [Cue.Elsewhere] = ["pizza"],
        },
        Expansions = new Dictionary<string, string> { ["whos"] = "who is", ["dont"] = "do not" },
        Confusables = [new Confusable("pass", "paas", ["in", "on"], [], false), new Confusable("dose", "does", [], ["aws"], false), new Confusable("sass", "saas", [], [], true)],
        Fillers = new HashSet<string> { "the", "a", "our", "of" },
        FunctionWords = new HashSet<string> { "is", "are", "in", "on", "for", "to", "that", "do", "does", "be", "am", "i", "at", "by", "up", "under", "no", "not" },
        Frames = ["under the shared responsibility model"],
        CommonWords = new HashSet<string> { "parching", "bakers", "pass", "sass", "maria", "mark", "hello", "name", "printers", "hope", "asks" },
        Names = new HashSet<string> { "maria", "mark" },
    };
}
