namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>One thing that a person did in a conversation, free of any channel's words.</summary>
public sealed record Turn
{
    /// <summary>The natural key of what arrived; the same thing delivered twice has the same id.</summary>
    public required string Id { get; init; }

    /// <summary>The channel it came through: <c>msteams</c>, <c>slack</c>, <c>webchat</c>, <c>emulator</c> …; compared, never interpreted here.</summary>
    public required string Channel { get; init; }

    /// <summary>The <see cref="IChannel.Name"/> of what carried it, which names the place among <see cref="IConversations"/>; empty until it is heard. One may carry several channels.</summary>
    public string Carrier { get; init; } = "";

    /// <summary>Whose data this is; nothing is ever shared between two tenants.</summary>
    public required string Tenant { get; init; }

    /// <summary>The conversation, thread included: a thread is a conversation of its own; see <see cref="ThreadIds"/>.</summary>
    public required string Conversation { get; init; }

    /// <summary>What is welcomed once: the team that the place belongs to, or the place itself without a thread.</summary>
    public string Home => Team ?? ThreadIds.PlaceOf(Conversation);

    /// <summary>The team that a channel belongs to, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Who did it.</summary>
    public required Person Person { get; init; }

    /// <summary>Where.</summary>
    public required Place Place { get; init; }

    /// <summary>What was done.</summary>
    public required TurnKind Kind { get; init; }

    /// <summary>What was said, without mentions of the bot, in one line and not too long to be read as words; empty for a press.</summary>
    public string Text { get; init; } = "";

    /// <summary>All that was said with its line ends, where <see cref="Text"/> is not all of it: something was pasted. Null elsewhere.</summary>
    public string? Pasted { get; init; }

    /// <summary>The button that was pressed, or null.</summary>
    public Press? Press { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The time zone that the person's device told, by its id in the IANA database, or null. It comes from outside: it may be none.</summary>
    public string? Zone { get; init; }

    /// <summary>The person's language as a BCP 47 tag; <c>en</c> if unknown.</summary>
    public string Locale { get; init; } = "en";
}

/// <summary>A person as the channel knows them.</summary>
/// <param name="Id">Unique in the tenant and lasting.</param>
/// <param name="Name">What to call them; may be empty.</param>
public sealed record Person(string Id, string Name);

/// <summary>Where a turn happens.</summary>
public enum Place
{
    /// <summary>Between the person and the bot alone.</summary>
    Personal,

    /// <summary>A group chat.</summary>
    Group,

    /// <summary>A channel, outside any thread.</summary>
    Channel,

    /// <summary>A thread in a channel.</summary>
    Thread,
}

/// <summary>What a turn is.</summary>
public enum TurnKind
{
    /// <summary>Words were said.</summary>
    Said,

    /// <summary>A button was pressed.</summary>
    Pressed,

    /// <summary>The bot or the person came into the conversation: the time to welcome, once.</summary>
    Joined,
}

/// <summary>What a button carries: a verb and ids, never text to be read again.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="Ids">Ids by name; every one is looked up again, none is trusted.</param>
public sealed record Press(string Verb, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>The id of that name, or null.</summary>
    public string? this[string name] => Ids.TryGetValue(name, out var id) ? id : null;
}

/// <summary>The verbs of buttons.</summary>
public static class Verbs
{
    /// <summary>Who owns <c>responsibility</c> (one or several ids, separated by commas) in <c>target</c>?</summary>
    public const string Owner = "owner";

    /// <summary>What is ours and theirs in <c>target</c>, for <c>party</c> or both?</summary>
    public const string Duties = "duties";

    /// <summary>The matrix, of <c>target</c> if there is one.</summary>
    public const string Matrix = "matrix";

    /// <summary>What changes in a move <c>from</c> a target <c>to</c> another?</summary>
    public const string Move = "move";

    /// <summary>What does the <c>term</c> mean?</summary>
    public const string Define = "define";

    /// <summary>Which model is <c>target</c>?</summary>
    public const string Classify = "classify";

    /// <summary>Why is the last answer so?</summary>
    public const string Why = "why";

    /// <summary>What do the sources disagree on in <c>gray</c>?</summary>
    public const string Gray = "gray";

    /// <summary>The duties that always stay on one side.</summary>
    public const string Always = "always";

    /// <summary>What can I ask?</summary>
    public const string Help = "help";

    /// <summary>The next question, about <c>topic</c> (ids of rows, separated by commas) if there is one.</summary>
    public const string Quiz = "quiz";

    /// <summary>
    /// The answer to <c>round</c>, or to <c>post</c>, which was put to everybody here: what was chosen stands in <see cref="Pick"/>, or for each option in <see cref="Pick"/>, a hyphen and its
    /// id; <c>sure</c> is yes or no; <c>topic</c> is carried on.
    /// </summary>
    public const string Answer = "answer";

    /// <summary>What I answered to <c>post</c>, or the question if I have not. A channel may ask by itself, so it changes nothing.</summary>
    public const string View = "view";

    /// <summary>Something is wrong with the question of <c>round</c> or <c>post</c>.</summary>
    public const string Report = "report";

    /// <summary>The author's word on a reported <c>item</c>: <c>key</c> is right or wrong.</summary>
    public const string Review = "review";

    /// <summary>The board of a <c>span</c>: today, week, season, last, all or seasons.</summary>
    public const string Board = "board";

    /// <summary>
    /// Something with a <c>challenge</c>: what to <c>do</c> is <c>start</c>, <c>next</c>, <c>status</c> or <c>own</c>. An <see cref="Answer"/> with a <c>challenge</c> is to its
    /// question <c>post</c>.
    /// </summary>
    public const string Challenge = "challenge";

    /// <summary>The host's hand on a live round, a <c>challenge</c>: what to <c>do</c> is <c>next</c>, <c>lock</c> or <c>stop</c>, with the question's <c>number</c>.</summary>
    public const string Live = "live";

    /// <summary>
    /// Something with a <c>change</c> of the organisation's layers: what to <c>do</c> is <c>approve</c>, <c>refuse</c> or <c>back</c>, by what was <c>seen</c>; or
    /// <c>check</c>, whose it is in <c>place</c>: the <c>owner</c>.
    /// </summary>
    public const string Change = "change";

    /// <summary>Something with a question to a role, an <c>ask</c>: what to <c>do</c> is <c>back</c>.</summary>
    public const string Ask = "ask";

    /// <summary>An incident to drill: the <c>step</c> of <c>drill</c> (<c>order</c>), or the next one where none is named.</summary>
    public const string Drill = "drill";

    /// <summary>Who is to run a <c>workload</c>? With a <c>role</c>: that role.</summary>
    public const string Workload = "workload";

    /// <summary>Who does, answers, is asked and is told, for each duty of a <c>workload</c>?</summary>
    public const string Raci = "raci";

    /// <summary>How far am I, and what can I do? A channel with a page for each person shows the replies there, under each other.</summary>
    public const string Home = "home";

    /// <summary>Show the form <see cref="Form"/>, with further ids that it knows. A channel that has dialogs opens one for a button with this verb.</summary>
    public const string Open = "open";

    /// <summary>
    /// What was filled into the form <see cref="Form"/>: the ids that it was shown with, and for each field what was filled in under its id with
    /// <see cref="Filled"/> before it.
    /// </summary>
    public const string Submit = "submit";

    /// <summary>The name of a form's id.</summary>
    public const string Form = "form";

    /// <summary>What the name of something filled in begins with.</summary>
    public const string Filled = "field-";

    /// <summary>Delete what is kept of me.</summary>
    public const string Erase = "erase";

    /// <summary>The name of what was chosen on a card.</summary>
    public const string Pick = "pick";
}

/// <summary>A button on a reply.</summary>
/// <param name="Label">What stands on it: 40 characters at most.</param>
/// <param name="Press">What it sends.</param>
public sealed record Button(string Label, Press Press)
{
    /// <summary>A button with one id.</summary>
    public static Button To(string label, string verb, string name, string id) =>
        new(label, new Press(verb, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = id }));

    /// <summary>A button with two ids.</summary>
    public static Button To(string label, string verb, string name, string id, string otherName, string otherId) =>
        new(label, new Press(verb, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = id, [otherName] = otherId }));

    /// <summary>A button that needs no id.</summary>
    public static Button To(string label, string verb) => new(label, new Press(verb, new Dictionary<string, string>(StringComparer.Ordinal)));
}
