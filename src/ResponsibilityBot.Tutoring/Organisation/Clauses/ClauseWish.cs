using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>What somebody wants of the clauses, in words.</summary>
internal abstract partial record ClauseWish
{
    private ClauseWish()
    {
    }

    /// <summary>To see them.</summary>
    public sealed record List : ClauseWish;

    /// <summary>To see who did what to them.</summary>
    public sealed record History : ClauseWish;

    /// <summary>To write one down.</summary>
    public sealed record Add(ClauseWords Words) : ClauseWish;

    /// <summary>To give one another day; day and reason may be empty.</summary>
    public sealed record Renew(string Id, string Until, string Why) : ClauseWish;

    /// <summary>To look after one no longer; the reason may be empty.</summary>
    public sealed record Remove(string Id, string Why) : ClauseWish;

    /// <summary>Something that is not understood.</summary>
    public sealed record Odd : ClauseWish;

    /// <summary>The wish, or null if the words are about something else. A question is never one.</summary>
    public static ClauseWish? Read(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.EndsWith('?'))
            return null;
        if (Show().IsMatch(words))
            return new List();
        if (Command().Match(words) is not { Success: true } said)
            return null;
        var rest = said.Groups["rest"].Value.Trim();
        return said.Groups["verb"].Value.ToLowerInvariant() switch
        {
            "history" when rest.TrimEnd('.', '!').Length == 0 => new History(),
            "add" when rest.Length > 0 => new Add(ClauseWords.Of(rest)),
            "renew" when Renewal().Match(rest) is { Success: true } renew => new Renew(renew.Groups["id"].Value.ToLowerInvariant(), renew.Groups["until"].Value.Trim(), renew.Groups["why"].Value.Trim()),
            "remove" or "delete" when Removal().Match(rest) is { Success: true } remove => new Remove(remove.Groups["id"].Value.ToLowerInvariant(), remove.Groups["why"].Value.Trim()),
            _ => new Odd(),
        };
    }

    [GeneratedRegex(@"^(?:(?:show |list )?(?:all )?(?:contract )?clauses|clause list)[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Show();

    [GeneratedRegex(@"^clause (?<verb>add|renew|remove|delete|history)\b(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?: (?:until|to) (?<until>.+?))?(?:,? because (?<why>.+))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Renewal();

    [GeneratedRegex(@"^(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:,? because (?<why>.+)|[.!])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removal();
}

/// <summary>The parts of a clause as they were said or filled in; a part that was not said is empty.</summary>
/// <param name="Says">What it says.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Owner">The role that looks after it.</param>
/// <param name="Renewal">Its day.</param>
/// <param name="About">A duty, with a place after it.</param>
internal sealed partial record ClauseWords(string Says, string Source, string Owner, string Renewal, string About)
{
    /// <summary>The parts of "WHAT, source …, owner …, renewal …, about …", the named ones in any order.</summary>
    public static ClauseWords Of(string words)
    {
        var parts = Label().Split(words);
        var named = parts.Skip(1).Chunk(2).GroupBy(pair => pair[0].ToLowerInvariant(), pair => pair[1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Trim(' ', ',', ';', '.', '"', '“', '”'), StringComparer.Ordinal);
        return new(parts[0].Trim(' ', ',', ';', '"', '“', '”'), Part("source"), Part("owner"), Part("renewal"), Part("about"));

        string Part(string label) => named.GetValueOrDefault(label, "");
    }

    [GeneratedRegex(@"[,;] ?(source|owner|renewal|about)[: ] ?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
