using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Reads names of teams with "and", commas or "against" between them. A name may hold such a word itself: "R and D".</summary>
internal sealed class TeamWords(ITeams teams)
{
    private static readonly string[] Joints = ["and", "vs", "versus", "against", "&", "or"];

    /// <summary>More parts than this are no list of teams.</summary>
    private const int MostParts = 24;

    /// <summary>The teams in the order of the words, or what is wrong with them.</summary>
    public async ValueTask<(IReadOnlyList<Team> Teams, Misread? Wrong)> ReadAsync(string tenant, string words, CancellationToken cancel)
    {
        var found = new List<Team>();
        foreach (var listed in words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = Parts(listed);
            if (parts.Count > MostParts)
                return ([], new("challenge-many-teams", ("most", MostParts.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            for (var first = 0; first < parts.Count;)
            {
                if (await LongestAsync(tenant, parts, first, cancel).ConfigureAwait(false) is not var (team, next))
                    return ([], new("challenge-unknown-team", ("team", parts[first].Words)));
                found.Add(team);
                first = next;
            }
        }

        return (found, null);
    }

    /// <summary>The team with the longest name that begins at a part, and where the next one begins; null if none does.</summary>
    private async ValueTask<(Team Team, int Next)?> LongestAsync(string tenant, List<(string Words, string Joint)> parts, int first, CancellationToken cancel)
    {
        for (var next = parts.Count; next > first; next--)
        {
            var words = string.Concat(parts[first..next].Select((part, index) => index == 0 ? part.Words : $" {part.Joint} {part.Words}"));
            if (TeamName.Read(words) is { } name && await teams.FindAsync(tenant, name, cancel).ConfigureAwait(false) is { } team)
                return (team, next);
        }

        return null;
    }

    /// <summary>What stands between the joints, each with the joint before it.</summary>
    private static List<(string Words, string Joint)> Parts(string words)
    {
        var (parts, current, joint) = (new List<(string, string)>(), new List<string>(), "");
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Joints.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
            {
                current.Add(word);
                continue;
            }

            if (current.Count > 0)
                parts.Add((string.Join(' ', current), joint));
            (joint, current) = (word, []);
        }

        if (current.Count > 0)
            parts.Add((string.Join(' ', current), joint));
        return parts;
    }
}
