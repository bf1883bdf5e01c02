namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Makes the mistakes that hands make: two letters swapped, one left out, doubled, or hit beside; never the first of a word.</summary>
internal static class Misspelling
{
    private const int ShortestWord = 4;

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The text with as many mistakes, each in another word of four letters or more; fewer, but at least one, where there are too few words.</summary>
    public static string Of(string text, int mistakes, Random random)
    {
        var words = text.Split(' ');
        var fit = Enumerable.Range(0, words.Length).Where(at => IsFit(words[at])).ToArray();
        if (fit.Length == 0)
            fit = [.. Enumerable.Range(0, words.Length).OrderByDescending(at => words[at].Length).Take(1)];
        random.Shuffle(fit);
        foreach (var at in fit.Take(mistakes))
            words[at] = Misspelt(words[at], random);
        return string.Join(' ', words);
    }

    private static bool IsFit(string word) => word.Count(char.IsAsciiLetter) >= ShortestWord && !word.Any(char.IsDigit);

    private static string Misspelt(string word, Random random)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var at = random.Next(1, Math.Max(2, word.Length));
            if (at >= word.Length || !char.IsAsciiLetter(word[at]))
                continue;
            var made = random.Next(4) switch
            {
                0 when at + 1 < word.Length && char.IsAsciiLetter(word[at + 1]) => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
                1 => word.Remove(at, 1),
                2 => word.Insert(at, word[at].ToString()),
                3 => $"{word[..at]}{Beside(word[at], random)}{word[(at + 1)..]}",
                _ => word,
            };
            if (made != word)
                return made;
        }

        return word + "x";
    }

    private static char Beside(char letter, Random random)
    {
        var small = char.ToLowerInvariant(letter);
        var row = Keyboard.First(keys => keys.Contains(small, StringComparison.Ordinal));
        var at = row.IndexOf(small, StringComparison.Ordinal);
        return row[at == 0 ? 1 : at == row.Length - 1 || random.Next(2) == 0 ? at - 1 : at + 1];
    }
}
