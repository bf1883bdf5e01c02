using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What is said to those who set up a challenge and to those who play in it.</summary>
/// <param name="curriculum">What is taught.</param>
public sealed class ChallengeReplies(Curriculum curriculum)
{
    private Phrases Phrases => curriculum.Phrases;

    /// <summary>A sentence.</summary>
    internal Reply Say(string key, params ReadOnlySpan<(string, string)> blanks) => new Reply.Said(Phrases.Say(key, blanks));

    /// <summary>What could not be read, and how to say it right.</summary>
    internal Reply Say(Misread wrong) => Say(wrong.Key, wrong.Blanks);

    /// <summary>A text that stands in something else.</summary>
    internal string Name(string key) => Phrases.Say(key);

    /// <summary>What whoever set it up is told, with what they left open.</summary>
    internal Reply Opened(Challenge challenge, bool hasNumber, bool hasEnd) => new Reply.Said(string.Join(' ', Opening(challenge, hasNumber, hasEnd)));

    /// <summary>Why somebody cannot play, and how they can.</summary>
    internal Reply NoSide(Challenge challenge) => challenge.Sides is [_, _, ..] sides && sides.All(side => side.Team is not null)
        ? Say("challenge-no-side", ("teams", string.Join(", ", sides.Select(NameOf))), ("team", NameOf(sides[0])))
        : Say("challenge-not-here");

    /// <summary>That an answer came too late.</summary>
    internal Reply Late(Challenge challenge) => Say("challenge-late", ("end", End(challenge)));

    /// <summary>A question in somebody's own chat.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="round">The question.</param>
    /// <param name="item">Its item.</param>
    /// <param name="person">To whom.</param>
    /// <param name="number">Which of theirs it is, from 1.</param>
    /// <param name="count">How many they have.</param>
    public Reply Ask(Challenge challenge, PostedRound round, Item item, string person, int number, int count)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(round);
        return new Reply.Question(
            Phrases.Say("challenge-question", ("number", Number(number)), ("count", Number(count)), ("title", Title(challenge))),
            ShownItem.Of(item, ItemIds.SeedOf(ChallengePlay.RoundOf(round, person))))
        {
            Note = Phrases.Say("challenge-until", ("end", End(challenge))),
            Buttons = [Answer("button-sure", challenge, round, "yes"), Answer("button-unsure", challenge, round, "no")],
        };
    }

    /// <summary>What is said to an answer.</summary>
    internal Reply Mark(Challenge challenge, Item item, GivenAnswer given, string note, string round, bool hasNext) => new PracticeReplies(curriculum).MarkPosted(item, given, note, "") with
    {
        Buttons =
        [
            .. hasNext ? [Do("button-next", challenge, "next")] : Array.Empty<Button>(),
            .. PracticeReplies.About(Phrases, item),
            Button.To(Phrases.Say("button-report"), Verbs.Report, "round", round),
        ],
    };

    /// <summary>How far somebody is, for that person alone.</summary>
    /// <param name="progress">How far.</param>
    internal string Own(ChallengePlay progress) => progress.Left == 0
        ? Phrases.Say("challenge-own-done", ("count", Number(progress.Count)), ("right", Number(progress.Right)), ("result", Figure(progress.Result)))
        : Phrases.Say("challenge-own", ("answered", Number(progress.Count - progress.Left)), ("count", Number(progress.Count)));

    /// <summary>What a challenge is called.</summary>
    internal string Title(Challenge challenge) => TitleOf(Phrases, challenge);

    /// <summary>What a challenge is called.</summary>
    internal static string TitleOf(Phrases phrases, Challenge challenge) =>
        phrases.Say("challenge-title", ("topic", challenge.Topic.Length > 0 ? challenge.Topic : phrases.Say("challenge-all-topics")));

    /// <summary>Until when it is answered, in the words of its place.</summary>
    internal static string End(Challenge challenge) => End(challenge.ClosesAt, challenge.Zone);

    /// <summary>A moment in the words of a zone.</summary>
    internal static string End(DateTimeOffset at, string zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{LocalDay.At(at, zone):dddd, d MMMM yyyy, HH:mm} ({zone})");

    /// <summary>A button that does something with a challenge.</summary>
    internal Button Do(string label, Challenge challenge, string what) => Do(Phrases, label, challenge, what);

    /// <summary>A button that does something with a challenge.</summary>
    internal static Button Do(Phrases phrases, string label, Challenge challenge, string what) => Button.To(phrases.Say(label), Verbs.Challenge, "challenge", challenge.Id, "do", what);

    private IEnumerable<string> Opening(Challenge challenge, bool hasNumber, bool hasEnd)
    {
        yield return Phrases.Say("challenge-opened", ("title", Title(challenge)), ("end", End(challenge)));
        if (!hasNumber)
            yield return Phrases.Say("challenge-default-number", ("count", Number(challenge.Questions)));
        if (!hasEnd)
            yield return Phrases.Say("challenge-default-end");
        if (challenge.Sides.Count == 1)
            yield return Phrases.Say("challenge-default-teams");
    }

    /// <summary>What a side is called.</summary>
    internal static string NameOf(Phrases phrases, Side side) => side.Name.Length > 0 ? side.Name : phrases.Say("challenge-everybody");

    private string NameOf(Side side) => NameOf(Phrases, side);

    private Button Answer(string label, Challenge challenge, PostedRound round, string sure) => new(
        Phrases.Say(label),
        new(Verbs.Answer, new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = challenge.Id, ["post"] = round.Id, ["sure"] = sure }));

    /// <summary>A figure as boards show it.</summary>
    internal static string Figure(double figure) => figure.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
