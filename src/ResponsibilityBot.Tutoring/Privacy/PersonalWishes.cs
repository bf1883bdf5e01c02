using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>What a person is told of their own wishes, and of what is kept of their questions for them.</summary>
internal sealed class PersonalWishes(Curriculum curriculum)
{
    private Phrases Phrases => curriculum.Phrases;

    /// <summary>A line for each that there is.</summary>
    public IEnumerable<Point> Of(PersonalData kept)
    {
        if (string.Join(", ", Wishes(kept)) is { Length: > 0 } wishes)
            yield return new("", Phrases.Say("privacy-wishes", ("words", wishes)));
        if (kept.AskedFacts.Count > 0)
            yield return new("", Phrases.Say("privacy-asked-facts", ("words", string.Join(", ", kept.AskedFacts.Select(NameOf)))));
        if (kept.AskedTopics.Count > 0)
            yield return new("", Phrases.Say("privacy-asked-topics", ("words", string.Join(", ", kept.AskedTopics.Select(topic => $"{curriculum.Table.NameOf(topic.Topic)} ({topic.Times.ToString(CultureInfo.InvariantCulture)})")))));
    }

    private IEnumerable<string> Wishes(PersonalData kept)
    {
        if (kept.Habit.FollowUps)
            yield return Name("privacy-wish-follow-ups");
        if (kept.Habit.AskBack)
            yield return Name("privacy-wish-ask-back");
        if (kept.Habit.TimeFactor > 1)
            yield return Name("privacy-wish-more-time", ("factor", kept.Habit.TimeFactor.ToString(CultureInfo.InvariantCulture)));
        if (kept.DigestDue is { } due)
            yield return Name("privacy-wish-digest", ("date", due.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));
        if (kept.IsToldOfGaps)
            yield return Name("privacy-wish-gaps");
    }

    /// <summary>A phrase in the middle of a sentence.</summary>
    private string Name(string key, params ReadOnlySpan<(string Name, string Value)> blanks) => Phrases.Say(key, blanks) is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "";

    /// <summary>A duty in its place; a fact about something else by its id.</summary>
    private string NameOf(string fact) => ItemIds.CellOf(fact) is var (row, place) && curriculum.Table.Target(place) is { } target
        ? Phrases.Say("label-row", ("row", curriculum.Table.NameOf(row)), ("place", target is Knowledge.ServiceModel model ? model.Label : target.Name))
        : fact;
}
