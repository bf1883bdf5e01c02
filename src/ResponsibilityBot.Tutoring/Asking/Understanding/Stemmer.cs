namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Takes inflections off a word (plural, -ing, -ed, third person) and nothing more: a stemmer that also joins derived words
/// ("account", "accountable") was measured to raise false answers tenfold. Names and questions go through the same function, so its
/// results need not be words.
/// </summary>
internal static class Stemmer
{
    /// <summary>Words whose ending is no inflection, or whose inflected form means something else.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "ours", "yours", "theirs", "hers", "does", "this", "always", "building", "buildings", "setting", "settings", "something", "anything", "everything", "nothing",
        "during", "need", "needed", "less", "across", "kubernetes", "sales", "teams", "windows", "address", "process", "business", "bring", "string", "users", "pricing",
        "meeting", "meetings", "sharing", "responsibilities", "duties", "obligations", "tasks", "scores", "sources", "models", "jobs", "available", "charges", "news",
    };

    /// <summary>The stem of a lower-case word.</summary>
    public static string Of(string word)
    {
        if (word.Length <= 3 || char.IsDigit(word[^1]) || word.EndsWith("aas", StringComparison.Ordinal))
            return word;
        if (Kept.Contains(word))
            return word is "buildings" ? "building" : word is "settings" ? "setting" : word is "users" ? "user" : word;
        var stem = WithoutPlural(word);
        if (Kept.Contains(stem))
            return stem;
        stem = WithoutVerbEnding(stem);
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        return EndsWithAny(word, "sses", "shes", "ches", "xes", "zzes") ? word[..^2] : word[..^1];
    }

    private static string WithoutVerbEnding(string word)
    {
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
            return Undoubled(word[..^3]);
        if (word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal))
            return word[..^3] + "y";
        return word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word[^3] != 'e' ? Undoubled(word[..^2]) : word;
    }

    private static string Undoubled(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'z' or 'e' or 'o') ? stem[..^1] : stem;

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
