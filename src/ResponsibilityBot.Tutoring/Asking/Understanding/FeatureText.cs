namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Takes features of a question, one after the other.</summary>
internal interface IFeatureSink
{
    /// <summary>Takes one; the text is gone after the call.</summary>
    void Add(ReadOnlySpan<char> feature);
}

/// <summary>Puts features together without leaving texts behind; a feature that is longer than its room is cut.</summary>
internal ref struct FeatureText(Span<char> buffer, IFeatureSink sink)
{
    /// <summary>Room for one feature.</summary>
    public const int Longest = 160;

    /// <summary>What a feature begins with that is a part of a word.</summary>
    public const string Gram = "g:";

    /// <summary>Parts of words have so many letters: words of one family ("encrypted", "encryptor") share some, whatever their endings are.</summary>
    private const int GramLength = 4;

    private readonly Span<char> buffer = buffer;

    public readonly void Add(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
            length = Append(part, length);
        sink.Add(buffer[..length]);
    }

    /// <summary>Adds some words in a row, with spaces between.</summary>
    public readonly void AddRun(string name, List<string> words, int start, int count)
    {
        var length = Append(name, 0);
        for (var at = start; at < start + count; at++)
            length = Append(words[at], at == start ? length : Append(" ", length));
        sink.Add(buffer[..length]);
    }

    /// <summary>Adds each four letters in a row; "^" stands before the word and "$" after it.</summary>
    public readonly void AddGrams(string word)
    {
        var taken = word.AsSpan(0, Math.Min(word.Length, buffer.Length - Gram.Length - 2));
        buffer[Gram.Length] = '^';
        taken.CopyTo(buffer[(Gram.Length + 1)..]);
        buffer[Gram.Length + 1 + taken.Length] = '$';
        for (var at = 0; at + GramLength <= taken.Length + 2; at++)
        {
            // Over the letters before this part, which were told already.
            Gram.CopyTo(buffer[at..]);
            sink.Add(buffer.Slice(at, Gram.Length + GramLength));
        }
    }

    /// <summary>Writes as much of a part as there is room for; how long the feature is then.</summary>
    private readonly int Append(string part, int length)
    {
        var taken = part.AsSpan(0, Math.Min(part.Length, buffer.Length - length));
        taken.CopyTo(buffer[length..]);
        return length + taken.Length;
    }
}

/// <summary>The features of a question as texts, as often as they stand in it.</summary>
internal sealed class FeatureList : IFeatureSink
{
    public List<string> Features { get; } = [];

    public void Add(ReadOnlySpan<char> feature) => Features.Add(feature.ToString());
}
