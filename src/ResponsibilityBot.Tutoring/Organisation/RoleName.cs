using System.Text;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>Names of roles: the same rules as those of teams, and an id made of them.</summary>
public static class RoleName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = TeamName.Longest;

    /// <summary>The name as it is kept, or null if it cannot be one.</summary>
    public static string? Read(string text) => TeamName.Read(text)?.Text;

    /// <summary>What two names have in common that are the same: capitals, blanks, "the" and "team" do not make another name.</summary>
    public static string KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => word is not ("the" or "team")).ToArray();
        return string.Join(' ', telling.Length > 0 ? telling : words);
    }

    /// <summary>An id for a name: lower-case letters and digits with hyphens; null where the name has none of them.</summary>
    public static string? IdOf(string name)
    {
        var id = new StringBuilder();
        foreach (var sign in KeyOf(name))
        {
            if (char.IsAsciiLetterOrDigit(sign))
                id.Append(sign);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        var text = id.ToString().TrimEnd('-');
        return text.Length > 0 ? text : null;
    }
}
