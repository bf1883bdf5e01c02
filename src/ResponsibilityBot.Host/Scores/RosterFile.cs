using CsvHelper;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Scores;

/// <summary>A file that says who is in which team: CSV with the headings <c>person</c> and <c>team</c>.</summary>
internal static class RosterFile
{
    /// <summary>The longest id of a person, in characters.</summary>
    private const int LongestId = 200;

    /// <summary>Reads it; all problems at once, each with its line.</summary>
    /// <param name="name">What the file is called in problems.</param>
    /// <param name="file">UTF-8.</param>
    public static (IReadOnlyList<(string Person, TeamName Team)> People, IReadOnlyList<string> Problems) Read(string name, byte[] file)
    {
        var (people, problems) = (new Dictionary<string, TeamName>(StringComparer.Ordinal), new List<string>());
        try
        {
            using var reader = CsvReader.Create(file, new CsvReaderOptions { TrackLineNumbers = true });
            reader.ReadHeader();
            if (!reader.Headers.ToArray().Select(heading => heading.ToLowerInvariant()).SequenceEqual(["person", "team"]))
                return ([], [$"{name}:1: the first line must be person,team."]);
            while (reader.Read())
                Add(people, problems, $"{name}:{reader.LineNumber}", reader);
        }
        catch (CsvFormatException wrong)
        {
            problems.Add($"{name}: {wrong.Message}");
        }

        if (people.Count == 0 && problems.Count == 0)
            problems.Add($"{name}:2: nobody stands in it; write a line such as U0123ABCD,Blue.");
        return ([.. people.Select(each => (each.Key, each.Value))], problems);
    }

    private static void Add(Dictionary<string, TeamName> people, List<string> problems, string line, CsvReader reader)
    {
        if (reader.FieldCount != 2)
        {
            problems.Add($"{line}: has {reader.FieldCount} fields; write a person and a team. A name with a comma stands in quotes.");
            return;
        }

        var (person, team) = (reader.GetString(0)?.Trim() ?? "", reader.GetString(1) ?? "");
        if (person.Length is 0 or > LongestId || person.Any(char.IsControl) || person.Contains(' ', StringComparison.Ordinal))
            problems.Add($"{line}: '{person}' is no person; write the id that the channel gives them, such as an object id of Microsoft Entra or a member id of Slack.");
        else if (TeamName.Read(team) is not { } name)
            problems.Add($"{line}: '{team}' is no name of a team; write 1 to {TeamName.Longest} letters and digits, such as Blue.");
        else if (!people.TryAdd(person, name))
            problems.Add($"{line}: {person} stands in the file twice; a person is in one team.");
    }
}
