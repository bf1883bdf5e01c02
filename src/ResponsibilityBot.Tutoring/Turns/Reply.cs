using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>What the bot says, as data. The set is closed: each channel renders each case, and <see cref="PlainText"/> is a renderer too.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>What was understood, to be shown so that a misreading shows: "OS patching · PaaS". Empty where nothing was read.</summary>
    public string Understood { get; init; } = "";

    /// <summary>At most six; a channel that can show fewer shows the first.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Where what is said is written; may be empty.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>How the question was read, step by step; shown behind "Why this answer?". May be empty.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];

    /// <summary>Whether it is for the person alone who did what it answers: where others read along, it is shown to that person only.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Who owns one responsibility in one place, who does what, and what the customer stays accountable for.</summary>
    /// <param name="Verdict">Two or three words: "You", "Provider", "Shared", "It depends"; with "Yes:" or "No:" before it where the direction is certain.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Owned">The cell behind it.</param>
    public sealed record OwnerAnswer(string Verdict, string Lead, OwnedCell Owned) : Reply
    {
        /// <summary>What the organisation holds otherwise than by default, who, until when and why; empty where it holds nothing of its own.</summary>
        public string Here { get; init; } = "";
    }

    /// <summary>Who owns several responsibilities, or one in several places.</summary>
    /// <param name="Title">What the table is about.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Cells">One for each row and place.</param>
    public sealed record OwnerTable(string Title, string Lead, IReadOnlyList<OwnedCell> Cells) : Reply;

    /// <summary>What one or both sides do in one place.</summary>
    /// <param name="Title">Whose duties, where.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Groups">"Yours", "Shared" and the like, each with its lines.</param>
    public sealed record Duties(string Title, string Lead, IReadOnlyList<DutyGroup> Groups) : Reply;

    /// <summary>Owners side by side: a comparison, or the whole matrix.</summary>
    /// <param name="Title">What is compared.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Grid">Rows by places.</param>
    /// <param name="Page">The page that shows all of it, relative to the bot's address, or null.</param>
    public sealed record Matrix(string Title, string Lead, Grid Grid, string? Page) : Reply;

    /// <summary>What a move from one place to another changes.</summary>
    /// <param name="Title">From where to where.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Groups">Shed, changed, new, kept; empty groups are left out.</param>
    public sealed record Move(string Title, string Lead, IReadOnlyList<DutyGroup> Groups) : Reply;

    /// <summary>Something explained: a term, a wrong belief, a disagreement, why, which model, what never moves.</summary>
    /// <param name="Title">What is explained.</param>
    /// <param name="Lead">The answer in one sentence.</param>
    /// <param name="Points">Further points, each with an optional label before it.</param>
    public sealed record Explanation(string Title, string Lead, IReadOnlyList<Point> Points) : Reply;

    /// <summary>A choice instead of an answer; the buttons are the choices.</summary>
    /// <param name="Prompt">What to choose.</param>
    public sealed record Choices(string Prompt) : Reply;

    /// <summary>A question of a quiz; the buttons send the answer.</summary>
    /// <param name="Title">What it is about.</param>
    /// <param name="Item">The question, without its key.</param>
    public sealed record Question(string Title, ShownItem Item) : Reply
    {
        /// <summary>What stands under it: how many answered, until when. May be empty.</summary>
        public string Note { get; init; } = "";

        /// <summary>What a channel that can shows to each of <see cref="Viewers"/> instead: the reply to this press, asked for by itself. Null for nothing.</summary>
        public Press? View { get; init; }

        /// <summary>Those who answered, the latest first; at most 60.</summary>
        public IReadOnlyList<PersonReference> Viewers { get; init; } = [];
    }

    /// <summary>What is to be said to an answer.</summary>
    /// <param name="Verdict">Right, wrong or how much of it is right, in a few words.</param>
    /// <param name="IsRight">Whether all of it is right.</param>
    /// <param name="Prompt">The question.</param>
    /// <param name="Points">What was chosen, what is right, and why; each with its label.</param>
    /// <param name="Note">One more sentence; may be empty.</param>
    public sealed record Feedback(string Verdict, bool IsRight, string Prompt, IReadOnlyList<Point> Points, string Note) : Reply;

    /// <summary>What became of a question that was put to several people, without names.</summary>
    /// <param name="Title">That it is closed, or put aside.</param>
    /// <param name="Prompt">The question.</param>
    /// <param name="Lead">How many answered, and how many of them rightly.</param>
    /// <param name="Shares">The options with what is right of them, in the order of the question.</param>
    /// <param name="Points">Why, and what many believe; each with its label.</param>
    public sealed record Results(string Title, string Prompt, string Lead, IReadOnlyList<Share> Shares, IReadOnlyList<Point> Points) : Reply;

    /// <summary>Teams by score, or one team by time; without people's names but of those who wish it.</summary>
    /// <param name="Title">What is ranked, and over which time.</param>
    /// <param name="Lead">How the figures are made.</param>
    /// <param name="Lines">The first first; at least one.</param>
    public sealed record Board(string Title, string Lead, IReadOnlyList<BoardLine> Lines) : Reply
    {
        /// <summary>What the lines are, over their names; by itself "Team" where they are ranked, else "When".</summary>
        public string Heading { get; init; } = "";

        /// <summary>More to say about it, each with its label; may be empty.</summary>
        public IReadOnlyList<Point> Points { get; init; } = [];

        /// <summary>What stands under it: who is left out, ties, until when. May be empty.</summary>
        public string Note { get; init; } = "";

        /// <summary>The same as a picture, relative to the bot's address; null where there is none. It shows nothing that the lines do not say.</summary>
        public string? Chart { get; init; }
    }

    /// <summary>What the bot can do, with questions to try.</summary>
    /// <param name="Title">The heading.</param>
    /// <param name="Lead">One or two sentences.</param>
    /// <param name="Examples">Things to type.</param>
    public sealed record Help(string Title, string Lead, IReadOnlyList<string> Examples) : Reply;

    /// <summary>
    /// Something to fill in and send off. A channel that has dialogs shows the fields; everywhere else it is <paramref name="Words"/>. How a subject
    /// adds one: <see cref="Forms.IForm"/>.
    /// </summary>
    /// <param name="Id">Which form it is; lasting.</param>
    /// <param name="Title">What it is for: 24 characters at most, as the narrowest channel has no room for more.</param>
    /// <param name="Lead">One or two sentences over the fields.</param>
    /// <param name="Fields">One to <see cref="MostFields"/>.</param>
    /// <param name="Submit">What stands on the button that sends it off: 24 characters at most.</param>
    /// <param name="Words">What to type instead; at least one.</param>
    public sealed record Form(string Id, string Title, string Lead, IReadOnlyList<Field> Fields, string Submit, IReadOnlyList<string> Words) : Reply
    {
        /// <summary>The most fields of a form.</summary>
        public const int MostFields = 10;

        /// <summary>Ids by name that come back with what is filled in; none is trusted then. Five at most beside those that are written for every form.</summary>
        public IReadOnlyDictionary<string, string> Ids { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A sentence or two: small talk, "I don't know".</summary>
    /// <param name="Text">The sentences.</param>
    public sealed record Said(string Text) : Reply;
}

/// <summary>A cell as an answer shows it.</summary>
/// <param name="Responsibility">The row.</param>
/// <param name="Target">The place.</param>
/// <param name="Cell">The cell itself.</param>
/// <param name="Owner">The owner that the answer states: the cell's, or the aspect's where the question was about a part of it.</param>
/// <param name="Aspect">The part that was asked about, or null.</param>
public sealed record OwnedCell(Responsibility Responsibility, Target Target, Cell Cell, Owner Owner, Aspect? Aspect)
{
    /// <summary>What the organisation made of it, or null where the table alone speaks.</summary>
    public HeldDuty? Held { get; init; }
}

/// <summary>Duties under one heading.</summary>
/// <param name="Label">"Yours", "No longer yours" and the like.</param>
/// <param name="Owner">Whose they are, for colour and icon.</param>
/// <param name="Lines">At least one.</param>
public sealed record DutyGroup(string Label, Owner Owner, IReadOnlyList<DutyLine> Lines);

/// <summary>One duty in a list.</summary>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Name">The row's short name.</param>
/// <param name="Text">What is to be done; may be empty.</param>
public sealed record DutyLine(string Responsibility, string Name, string Text);

/// <summary>Owners by row and place.</summary>
/// <param name="Columns">The places' names.</param>
/// <param name="Rows">One owner for each column.</param>
public sealed record Grid(IReadOnlyList<string> Columns, IReadOnlyList<GridRow> Rows);

/// <summary>A row of a <see cref="Grid"/>.</summary>
/// <param name="Label">The row's short name.</param>
/// <param name="Area">The group it stands in.</param>
/// <param name="Owners">As many as there are columns.</param>
public sealed record GridRow(string Label, string Area, IReadOnlyList<Owner> Owners);

/// <summary>A point of an explanation.</summary>
/// <param name="Label">What the point is ("Truth", "By Microsoft until 2025"); may be empty.</param>
/// <param name="Text">The point.</param>
public sealed record Point(string Label, string Text);

/// <summary>One option of a question that is closed.</summary>
/// <param name="Text">What people read.</param>
/// <param name="IsRight">Whether it was to be chosen; where duties were sorted, always true.</param>
/// <param name="Owner">Where duties were sorted, whose it is; else null.</param>
/// <param name="Chosen">The share of answers that chose it, or put it to its owner, 0 to 1; null where too few answered to say.</param>
public sealed record Share(string Text, bool IsRight, Owner? Owner, double? Chosen);

/// <summary>A line of a board.</summary>
/// <param name="Rank">"1", "=2" for a tie; empty where nothing is ranked.</param>
/// <param name="Name">A team, or a time.</param>
/// <param name="Figure">The score; empty where too few took part to say.</param>
/// <param name="Detail">What it is made of.</param>
/// <param name="Share">The length of its bar, 0 to 1; the best has 1.</param>
/// <param name="IsOwn">Whether it is the team of whoever asked.</param>
public sealed record BoardLine(string Rank, string Name, string Figure, string Detail, double Share, bool IsOwn);
