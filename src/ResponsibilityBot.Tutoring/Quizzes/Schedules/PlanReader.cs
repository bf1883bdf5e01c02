using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>
/// Reads a plan from words in any order: <c>09:00 Europe/Berlin weekdays 3 questions patching, backup</c>. What is said of time, number, zone
/// and days is taken out one after the other; what is left are topics. What cannot be read is told and never guessed.
/// </summary>
internal sealed class PlanReader(Curriculum curriculum, ItemBank bank)
{
    private static readonly TimeOnly Nine = new(9, 0);

    /// <summary>The plan, or what is wrong with the words.</summary>
    /// <param name="words">What stands after "daily quiz on".</param>
    /// <param name="zone">The zone if the words name none.</param>
    public (QuizPlan? Plan, Misread? Wrong) Read(string words, string zone)
    {
        var rest = words;
        var (questions, wrong) = PlanWords.TakeQuestions(ref rest);
        if (wrong is not null)
            return (null, wrong);
        (var named, wrong) = ZoneWords.Take(ref rest);
        if (wrong is not null)
            return (null, wrong);
        (var at, wrong) = PlanWords.TakeTime(ref rest);
        if (wrong is not null)
            return (null, wrong);
        var days = DayWords.Take(ref rest);
        (var topics, wrong) = ReadTopics(rest);
        var usual = Usual(named ?? zone);
        return wrong is null ? (usual with { At = at ?? usual.At, Days = days ?? usual.Days, Questions = questions ?? usual.Questions, Topics = topics }, null) : (null, wrong);
    }

    /// <summary>The plan of whoever says nothing about it.</summary>
    public static QuizPlan Usual(string zone) => new(Nine, zone, Weekdays.Workdays, 1, []);

    /// <summary>Topics with commas between them, as the reader of questions knows them, or by their ids; none for all.</summary>
    public (IReadOnlyList<string> Topics, Misread? Wrong) ReadTopics(string words)
    {
        var topics = new List<string>();
        foreach (var part in words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(PlanWords.WithoutFillers).Where(part => part.Length > 0))
        {
            if (curriculum.Table.Rows(part).Count > 0)
            {
                topics.Add(part);
                continue;
            }

            if (ZoneNames.Meant(part) is { } zone)
                return ([], new("daily-near-zone", ("words", part), ("zone", zone)));
            var read = curriculum.Reader.Read($"quiz me about {part}", null);
            if (read.Responsibilities.Count == 0)
                return ([], ZoneNames.Suggest(part) is { } near ? new("daily-near-zone", ("words", part), ("zone", near)) : new("daily-bad-words", ("words", part)));
            topics.AddRange(read.Responsibilities);
        }

        var all = topics.Distinct(StringComparer.Ordinal).ToList();
        var empty = all.Find(topic => bank.FactsOf(curriculum.Table.Rows(topic).ToHashSet(StringComparer.Ordinal)).Count == 0);
        return empty is null ? (all, null) : ([], new("daily-empty-topic", ("topic", curriculum.Table.NameOf(empty))));
    }

    /// <summary>A topic in words that are read as this topic again: its name, or its id where another has the same name.</summary>
    public string WordsOf(string topic) => ReadTopics(curriculum.Table.NameOf(topic)).Topics is [var read] && read == topic ? curriculum.Table.NameOf(topic) : topic;
}

/// <summary>What of a plan is a number.</summary>
internal static partial class PlanWords
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Takes "3 questions" out.</summary>
    public static (int? Questions, Misread? Wrong) TakeQuestions(ref string words)
    {
        var found = Questions().Matches(words);
        if (found.Count == 0)
            return (null, null);
        words = Questions().Replace(words, " , ");
        var word = found[0].Groups["number"].Value;
        var number = Array.FindIndex(Numbers, each => each.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (word.Equals("a", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.OrdinalIgnoreCase))
            number = word.Length == 1 ? 1 : 0;
        if (number < 0 && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            number = 0;
        return found.Count > 1 || number is < 1 or > QuizPlan.MostQuestions
            ? (null, new("daily-bad-number", ("words", found[^1].Value.Trim()), ("most", QuizPlan.MostQuestions.ToString(CultureInfo.InvariantCulture))))
            : (number, null);
    }

    /// <summary>Takes the time of day out: <c>09:00</c>, <c>9am</c>, <c>noon</c>, or a bare hour where one is expected.</summary>
    public static (TimeOnly? At, Misread? Wrong) TakeTime(ref string words)
    {
        var found = Times().Matches(words);
        if (found.Count == 0)
            return (null, null);
        words = Times().Replace(words, " ");
        return found.Count > 1 ? (null, new("daily-two-times", ("one", found[0].Value.Trim()), ("other", found[1].Value.Trim())))
            : TimeOf(found[0]) is { } at ? (at, null)
            : (null, new("daily-bad-time", ("words", found[0].Value.Trim())));
    }

    /// <summary>What is left of a part of the text without the words that only join.</summary>
    public static string WithoutFillers(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 0 && Filler().IsMatch(words[0]))
            words = words[1..];
        while (words.Length > 0 && Filler().IsMatch(words[^1]))
            words = words[..^1];
        return string.Join(' ', words.ToArray());
    }

    private static TimeOnly? TimeOf(Match time)
    {
        if (time.Groups["name"].Success)
            return new(time.Groups["name"].Value.Equals("midnight", StringComparison.OrdinalIgnoreCase) ? 0 : 12, 0);
        var hour = int.Parse(time.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = time.Groups["minute"].Success ? int.Parse(time.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (time.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = hour % 12 + (time.Groups["half"].ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new(hour, minute) : null;
    }

    [GeneratedRegex(@"(?<![\w.:-])(?<number>-?[\d.]+|zero|no|an?|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|twenty|thirty|forty|fifty|hundred) (?:questions?|cards?|items?)\b(?: (?:a|per|each|every) day\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Questions();

    [GeneratedRegex(@"(?<![\w/+:.-])(?:at )?(?:(?<name>noon|midday|midnight)|(?<hour>\d{1,3})(?:(?:[:.h](?<minute>\d{2,3})(?![\d.:-]))? ?(?<half>[ap]\.?m\b\.?)|[:.h](?<minute>\d{2,3})(?![\d.:-])(?: ?(?:o'clock|uhr|h)\b)?| ?(?:o'clock|uhr|h)\b))(?!\w)|(?:(?<=\bat )|^ ?)(?<hour>\d{1,2})(?= |,|$)(?! (?:questions?|cards?)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Times();

    [GeneratedRegex("^(?:about|on|with|for|of|the|topics?|at|in|and|each|every|an?|per|day|time|from|only|please|quiz|local|everything|all|also|to|starting|zone)$", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();
}
