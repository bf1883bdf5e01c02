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

    private readonly Span<char> buffer = buffer;

    public readonly void Add(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            var taken = part.AsSpan(0, Math.Min(part.Length, buffer.Length - length));
            taken.CopyTo(buffer[length..]);
            length += taken.Length;
        }

        sink.Add(buffer[..length]);
    }
}

/// <summary>The features of a question as texts, each once.</summary>
internal sealed class FeatureList : IFeatureSink
{
    public HashSet<string> Features { get; } = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<char> feature) => Features.Add(feature.ToString());
}
