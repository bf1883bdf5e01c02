using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What is said around live rounds.</summary>
/// <param name="phrases">The words.</param>
public sealed class LiveReplies(Phrases phrases)
{
    /// <summary>What the host of a live round is told.</summary>
    internal Reply Opened(Challenge challenge) => new Reply.Said(challenge.Live?.Timer is { } timer
        ? $"{phrases.Say("live-opened")} {phrases.Say("live-opened-timer", ("seconds", Seconds(timer)), ("longest", Seconds(timer * LiveState.Longest)))}"
        : phrases.Say("live-opened"));

    /// <summary>The card by which a host leads a live round.</summary>
    /// <param name="challenge">The round, with the question that it is at.</param>
    /// <param name="isOpen">Whether that question is open.</param>
    /// <param name="participants">How many have answered at least one question.</param>
    public Reply Lead(Challenge challenge, bool isOpen, int participants)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var at = challenge.Live?.Number ?? 0;
        (string, string) number = ("number", Number(at)), count = ("count", Number(challenge.Questions));
        var state = isOpen ? phrases.Say("live-state-open", number, count) : at == 0 ? phrases.Say("live-state-new", count) : phrases.Say("live-state-locked", number, count);
        return new Reply.Explanation(
            TitleOf(phrases, challenge), state,
            [
                new(phrases.Say("challenge-heading"), string.Join(", ", challenge.Sides.Select(side => ChallengeReplies.NameOf(phrases, side)))),
                .. participants > 0 ? [new Point("", phrases.Say("challenge-taking-part", ("count", Number(participants))))] : Array.Empty<Point>(),
                new("", phrases.Say("live-how")),
            ])
        {
            Buttons =
            [
                .. isOpen ? [Live("button-live-lock", challenge, "lock", at)]
                    : at < challenge.Questions ? [Live(at == 0 ? "button-live-open" : "button-live-next", challenge, "next", at + 1)]
                    : Array.Empty<Button>(),
                Live(at >= challenge.Questions && !isOpen ? "button-live-results" : "button-live-stop", challenge, "stop", at),
                ChallengeReplies.Do(phrases, "button-live-own", challenge, "own"),
            ],
        };
    }

    /// <summary>How somebody did in a live round so far, for that person alone.</summary>
    internal string Own(ChallengePlay play, int locked) => phrases.Say("live-own", ("right", Number(play.Right)), ("answered", Number(play.Count - play.Left)), ("locked", Number(locked)));

    /// <summary>What a live round is called.</summary>
    internal static string TitleOf(Phrases phrases, Challenge challenge) => phrases.Say("live-title", ("topic", challenge.Topic.Length > 0 ? challenge.Topic : phrases.Say("challenge-all-topics")));

    private Button Live(string label, Challenge challenge, string step, int number) => new(
        phrases.Say(label),
        new(Verbs.Live, new Dictionary<string, string>(StringComparer.Ordinal) { ["challenge"] = challenge.Id, ["do"] = step, ["number"] = Number(number) }));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
