using System.Globalization;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>What is kept of a person, for a machine: in parts of which each goes into one message on every channel.</summary>
internal static class PersonalFile
{
    /// <summary>Answers of one part; Slack's text blocks hold 3,000 characters.</summary>
    public const int MostAnswers = 25;

    /// <summary>How many parts there are, at least one.</summary>
    public static int Parts(PersonalData kept) => Math.Max(1, (kept.Answers.Count + MostAnswers - 1) / MostAnswers);

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
        ["parts"] = Parts(kept),
        ["answers"] = new JsonArray([.. Of(kept, part).Select(answer => new JsonObject { ["item"] = answer.Item, ["credit"] = answer.Credit, ["at"] = Time(answer) })]),
    }.ToJsonString();

    /// <summary>A heading and a line for each answer of a part. Ids hold neither commas nor quotes.</summary>
    public static string Csv(PersonalData kept, int part) => string.Join(
        '\n', Of(kept, part).Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Item},{answer.Credit},{Time(answer)}")).Prepend("item,credit,at"));

    private static IEnumerable<KeptAnswer> Of(PersonalData kept, int part) => kept.Answers.Skip((part - 1) * MostAnswers).Take(MostAnswers);

    private static string Time(KeptAnswer answer) => answer.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
