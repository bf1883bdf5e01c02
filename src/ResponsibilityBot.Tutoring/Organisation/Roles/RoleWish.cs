using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>What somebody wants of the organisation's roles.</summary>
internal abstract partial record RoleWish
{
    private RoleWish()
    {
    }

    /// <summary>To see them.</summary>
    public sealed record List : RoleWish;

    /// <summary>To make one.</summary>
    public sealed record Create(string Name) : RoleWish;

    /// <summary>To have it asked in this place, which is called so; empty for no name.</summary>
    public sealed record Contact(string Name, string Place) : RoleWish;

    /// <summary>To call it otherwise.</summary>
    public sealed record Rename(string Name, string NewName) : RoleWish;

    /// <summary>To have it no more.</summary>
    public sealed record Remove(string Name) : RoleWish;

    /// <summary>Something that is not understood.</summary>
    public sealed record Odd : RoleWish;

    /// <summary>The wish, or null if the words are about something else.</summary>
    public static RoleWish? Read(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Show().IsMatch(words))
            return new List();
        if (Command().Match(words) is not { Success: true } said)
            return null;
        var rest = said.Groups["rest"].Value.Trim().Trim('"', '“', '”');
        return said.Groups["verb"].Value.ToLowerInvariant() switch
        {
            _ when rest.Length == 0 => new Odd(),
            "create" or "add" => new Create(rest),
            "remove" or "delete" => new Remove(rest),
            "contact" => As().Match(rest) is { Success: true } named ? new Contact(named.Groups["name"].Value, named.Groups["place"].Value) : new Contact(rest, ""),
            _ => To().Match(rest) is { Success: true } both ? new Rename(both.Groups["name"].Value, both.Groups["new"].Value) : new Odd(),
        };
    }

    [GeneratedRegex(@"^(?:(?:show |list )?roles|role list|role)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Show();

    [GeneratedRegex(@"^role (?<verb>create|add|contact|rename|remove|delete)\b(?<rest>[^?]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?<name>.+?) as (?<place>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex As();

    [GeneratedRegex(@"^(?<name>.+?)[""”]? (?:to|into) [""“]?(?<new>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex To();
}
