using System.Globalization;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>What is kept of a person, for a machine: text that goes into one message on every channel.</summary>
internal static class PersonalFile
{
    /// <summary>The latest answers that are written; Slack's text blocks hold 3,000 characters.</summary>
    public const int MostAnswers = 25;

    /// <summary>JSON in one line; <c>answersLeftOut</c> says how many older answers are not in it.</summary>
    public static string Json(string person, string? team, PersonalData kept) => new JsonObject
    {
        ["person"] = person,
        ["team"] = team,
        ["zone"] = kept.Zone,
        ["canBeWrittenTo"] = kept.CanBeWrittenTo,
        ["facts"] = kept.Facts,
        ["answersLeftOut"] = Math.Max(0, kept.Answers.Count - MostAnswers),
        ["answers"] = new JsonArray([.. kept.Answers.Take(MostAnswers).Select(answer => new JsonObject { ["item"] = answer.Item, ["credit"] = answer.Credit, ["at"] = Time(answer) })]),
    }.ToJsonString();

    /// <summary>A heading and a line for each answer. Ids hold neither commas nor quotes.</summary>
    public static string Csv(PersonalData kept) => string.Join(
        '\n', kept.Answers.Take(MostAnswers).Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Item},{answer.Credit},{Time(answer)}")).Prepend("item,credit,at"));

    private static string Time(KeptAnswer answer) => answer.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
