using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>
/// Reads a challenge from words in any order: <c>PaaS 10 questions until Friday 17:00 between Blue and Green</c>. What is said of teams, number,
/// zone and end is taken out one after the other; what is left are topics and places. What cannot be read is told and never guessed.
/// </summary>
internal sealed partial class ChallengePlanReader(Curriculum curriculum)
{
    /// <summary>The plan, or what is wrong with the words.</summary>
    /// <param name="words">What stands after "challenge".</param>
    /// <param name="zone">The zone if the words name none.</param>
    /// <param name="now">Now.</param>
    public (ChallengePlan? Plan, Misread? Wrong) Read(string words, string zone, DateTimeOffset now)
    {
        var rest = Take(words, Balanced(), out var balanced);
        rest = Take(rest, Between(), out var between);
        var (questions, wrong) = PlanWords.TakeQuestions(ref rest, ChallengePlan.MostQuestions);
        if (wrong is not null)
            return (null, wrong);
        (var named, wrong) = ZoneWords.Take(ref rest);
        if (wrong is not null)
            return (null, wrong);
        (var end, wrong) = EndWords.Take(ref rest, named ?? zone, now);
        if (wrong is not null)
            return (null, wrong);
        (var topic, var scope, wrong) = ReadTopics(rest);
        if (wrong is not null)
            return (null, wrong);
        return (new(topic, scope, questions, end, named ?? zone, between?.Groups["teams"].Value.Trim(' ', ','), balanced is not null), null);
    }

    /// <summary>What it is about, with "drill" for incidents; none for everything.</summary>
    public (string Topic, ChallengeScope Scope, Misread? Wrong) ReadTopics(string words)
    {
        var (topic, scope, wrong) = ReadScope(Take(words, Drills(), out var drills));
        return drills is null || wrong is not null ? (topic, scope, wrong)
            : ($"{curriculum.Phrases.Say("drill-topic")}{(topic.Length > 0 ? $" ({topic})" : "")}", scope with { IsDrill = true }, null);
    }

    private static string Take(string words, Regex pattern, out Match? found)
    {
        found = pattern.Match(words) is { Success: true } match ? match : null;
        return found is null ? words : words.Remove(found.Index, found.Length).Insert(found.Index, " , ");
    }

    /// <summary>Rows, families, models, services and providers, as the reader of questions knows them.</summary>
    private (string Topic, ChallengeScope Scope, Misread? Wrong) ReadScope(string words)
    {
        var (rows, targets, names) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var part in words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(PlanWords.WithoutFillers).Where(part => part.Length > 0))
        {
            // A question about a quiz has topics and no places; the bare words may have both.
            var topics = curriculum.Reader.Read($"quiz me about {part}", null).Responsibilities;
            var read = curriculum.Reader.Read(part, null);
            var places = read.Targets.Concat(read.Targets.Count == 0 && read.Provider is { } provider ? [provider] : []).ToList();
            if (topics.Count + places.Count == 0)
                return ("", ChallengeScope.All, new("challenge-bad-words", ("words", part)));
            rows.AddRange(topics);
            targets.AddRange(places);
            names.Add(string.Join(", ", topics.Select(curriculum.Table.NameOf))
                + (topics.Count > 0 && places.Count > 0 ? $" ({string.Join(", ", places.Select(NameOf))})" : string.Join(", ", places.Select(NameOf))));
        }

        return (
            string.Join(", ", names.Distinct(StringComparer.Ordinal)),
            new(rows.SelectMany(curriculum.Table.Rows).ToHashSet(StringComparer.Ordinal), targets.SelectMany(PlacesOf).ToHashSet(StringComparer.Ordinal)), null);
    }

    private string NameOf(string target) => curriculum.Table.Target(target) switch { ServiceModel model => model.Label, { } known => known.Name, _ => target };

    /// <summary>A place itself; of a provider its services.</summary>
    private IEnumerable<string> PlacesOf(string target) => curriculum.Table.Target(target) is CloudProvider
        ? curriculum.Table.Content.Services.Where(service => service.Provider == target).Select(service => service.Id)
        : [target];

    [GeneratedRegex(@"\b(?:an? )?(?:incident )?drills?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Drills();

    [GeneratedRegex(@"\b(?:with |in |between )?(?:two |2 )?balanced (?:teams?|groups?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Balanced();

    /// <summary>Names go to the end, or to a word that begins something else.</summary>
    [GeneratedRegex(@"\b(?:between|among) (?<teams>.+?)(?=,? (?:until|till|ending|for (?:\d|an? |one |two |three )|with |about |\d+ (?:questions?|items?|cards?)\b)|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}

/// <summary>Reads until when: <c>until Friday 17:00</c>, <c>until 2026-12-04</c>, <c>until tomorrow noon</c>, <c>for 2 hours</c>.</summary>
internal static partial class EndWords
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Words that a day may have: "Friday", "10 January 2027".</summary>
    private const int MostWords = 4;

    /// <summary>Takes it out; null if nothing is said.</summary>
    public static (DateTimeOffset? End, Misread? Wrong) Take(ref string words, string zone, DateTimeOffset now)
    {
        if (For().Match(words) is { Success: true } lasting)
        {
            words = words.Remove(lasting.Index, lasting.Length).Insert(lasting.Index, " , ");
            return Judge(LastingOf(lasting, now), lasting.Value.Trim(), now);
        }

        if (Until().Match(words) is not { Success: true } until)
            return (null, null);
        var when = until.Groups["when"].Value;
        words = words.Remove(until.Index, until.Length).Insert(until.Index, " , ");
        var (time, wrong) = TakeTime(ref when);
        if (wrong is not null)
            return (null, wrong);
        (var date, var rest, wrong) = ReadDay(when, zone, now, time is not null);
        if (wrong is not null)
            return (null, wrong);
        words = $"{words} , {rest}";
        return Judge(Zones.LocalDay.At(date, time ?? ChallengePlan.UsualTime, zone), until.Groups["when"].Value.Trim(), now);
    }

    private static (TimeOnly? At, Misread? Wrong) TakeTime(ref string when)
    {
        var before = when;
        // At the beginning a bare number would be an hour; here it is the day of a month.
        when = $", {when}";
        var (at, wrong) = PlanWords.TakeTime(ref when);
        when = when.TrimStart(',', ' ');
        return wrong is { Key: "daily-two-times" } ? (null, new("challenge-two-times", ("words", before.Trim()))) : (at, wrong);
    }

    /// <summary>The day that the words begin with, and what is left of them. Without one it is today, if a time was said.</summary>
    private static (DateOnly Date, string Left, Misread? Wrong) ReadDay(string when, string zone, DateTimeOffset now, bool hasTime)
    {
        var today = Zones.LocalDay.Of(now, zone);
        var parts = when.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("on" or "at" or "the")).ToArray();
        if (parts.Length == 0)
            return hasTime ? (today, "", null) : (default, "", new("challenge-no-end"));
        if (parts[0].Equals("today", StringComparison.OrdinalIgnoreCase) || parts[0].Equals("tonight", StringComparison.OrdinalIgnoreCase))
            return (today, string.Join(' ', parts[1..]), null);
        if (DateWords.DayOf(parts[0].Trim(',', '.')) == today.DayOfWeek)
            return (default, "", new("challenge-which-day", ("day", parts[0]), ("today", Iso(today)), ("next", Iso(today.AddDays(7)))));
        Misread? wrong = null;
        for (var length = Math.Min(parts.Length, MostWords); length > 0; length--)
        {
            var (date, misread) = DateWords.Read(string.Join(' ', parts[..length]), today);
            if (misread is null)
                return (date, string.Join(' ', parts[length..]), null);
            if (misread.Key != "daily-bad-date")
                return (default, "", misread.Key == "daily-past-date" ? new("challenge-past", ("words", string.Join(' ', parts[..length]))) : new("challenge-far", ("most", Number(ChallengePlan.MostDays))));
            wrong ??= misread;
        }

        return hasTime && wrong is not null ? (today, string.Join(' ', parts), null) : (default, "", wrong);
    }

    private static DateTimeOffset LastingOf(Match lasting, DateTimeOffset now)
    {
        var word = lasting.Groups["number"].Value.ToLowerInvariant();
        var number = word is "a" or "an" ? 1 : Array.IndexOf(Numbers, word) is var at and >= 0 ? at : int.Parse(word, CultureInfo.InvariantCulture);
        return now + (lasting.Groups["unit"].Value.ToLowerInvariant()[0] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7 * number),
        });
    }

    /// <summary>The end if it is far enough ahead and not too far, else what is wrong with it.</summary>
    public static (DateTimeOffset? End, Misread? Wrong) Judge(DateTimeOffset end, string words, DateTimeOffset now) =>
        end < now + ChallengePlan.Shortest ? (null, new("challenge-past", ("words", words)))
        : end > now.AddDays(ChallengePlan.MostDays) ? (null, new("challenge-far", ("most", Number(ChallengePlan.MostDays))))
        : (end, null);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:until|till|ending|ends?(?: on| at)?) (?<when>[^,;]+?)(?= (?:with|about) |[,;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(@"\bfor (?:the next )?(?<number>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?<unit>minutes?|hours?|days?|weeks?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex For();
}
