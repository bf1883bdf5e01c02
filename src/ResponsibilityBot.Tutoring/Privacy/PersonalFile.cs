using System.Globalization;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>What is kept of a person, for a machine: in parts of which each goes into one message on every channel.</summary>
internal static class PersonalFile
{
    /// <summary>Answers, or what was asked about, of one part; Slack's text blocks hold 3,000 characters.</summary>
    public const int MostAnswers = 25;

    /// <summary>How many parts there are, at least one: those of the answers, and as JSON those of what was asked about behind them.</summary>
    public static int Parts(PersonalData kept, bool isJson) => Math.Max(1, OfAnswers(kept) + (isJson ? Pieces(kept.AskedFacts.Count + kept.AskedTopics.Count) : 0));

    /// <summary>JSON in one line; each part is whole by itself and says which one it is.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="team">The name of the person's team, or null.</param>
    /// <param name="kept">What is kept.</param>
    /// <param name="part">Which part, from 1.</param>
    public static string Json(string person, string? team, PersonalData kept, int part) => new JsonObject
    {
        ["person"] = person,
        ["team"] = team,
        ["zone"] = kept.Zone,
        ["canBeWrittenTo"] = kept.CanBeWrittenTo,
        ["nameOnBoards"] = kept.ShownName,
        ["points"] = kept.Points,
        ["facts"] = kept.Facts,
        ["part"] = part,
        ["parts"] = Parts(kept, isJson: true),
        ["followUps"] = kept.Habit.FollowUps,
        ["askBack"] = kept.Habit.AskBack,
        ["moreTime"] = kept.Habit.TimeFactor,
        ["nextDigest"] = kept.DigestDue is { } due ? Time(due) : null,
        ["toldOfGaps"] = kept.IsToldOfGaps,
        ["askedFacts"] = new JsonArray([.. Asked(kept, part).Where(each => each.Times is null).Select(each => JsonValue.Create(each.Name))]),
        ["askedTopics"] = new JsonArray([.. Asked(kept, part).Where(each => each.Times is not null).Select(each => new JsonObject { ["topic"] = each.Name, ["times"] = each.Times })]),
        ["answers"] = new JsonArray([.. Of(kept, part).Select(answer => new JsonObject { ["item"] = answer.Item, ["credit"] = answer.Credit, ["at"] = Time(answer.At) })]),
    }.ToJsonString();

    /// <summary>A heading and a line for each answer of a part. Ids hold neither commas nor quotes.</summary>
    public static string Csv(PersonalData kept, int part) => string.Join(
        '\n', Of(kept, part).Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Item},{answer.Credit},{Time(answer.At)}")).Prepend("item,credit,at"));

    /// <summary>What stands in a part of what was asked about: facts first, then rows with how often.</summary>
    private static IEnumerable<(string Name, int? Times)> Asked(PersonalData kept, int part) => kept.AskedFacts.Select(fact => (fact, (int?)null)).Concat(kept.AskedTopics.Select(topic => (topic.Topic, (int?)topic.Times)))
        .Skip((part - OfAnswers(kept) - 1) * MostAnswers).Take(part > OfAnswers(kept) ? MostAnswers : 0);

    private static int OfAnswers(PersonalData kept) => Pieces(kept.Answers.Count);

    private static int Pieces(int count) => (count + MostAnswers - 1) / MostAnswers;

    private static IEnumerable<KeptAnswer> Of(PersonalData kept, int part) => kept.Answers.Skip((part - 1) * MostAnswers).Take(MostAnswers);

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
