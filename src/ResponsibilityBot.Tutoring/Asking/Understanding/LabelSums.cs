using System.Buffers;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Adds up the vectors of the features of one question, as they were learned from labelled questions. For one thread.</summary>
/// <param name="known">What was learned.</param>
internal sealed class LabelSums(LearnedNetwork known) : IFeatureSink, IDisposable
{
    /// <summary>Few questions have more features.</summary>
    private const int Usual = 256;

    /// <summary>What the features so far are looked up by.</summary>
    private ulong[] hashes = ArrayPool<ulong>.Shared.Rent(Usual);

    private int count;

    /// <summary>The sums of features that are known by their names.</summary>
    public static LabelSums Of(LearnedNetwork known, IEnumerable<string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var sums = new LabelSums(known);
        foreach (var feature in features)
            sums.Add(feature);
        return sums;
    }

    public void Add(ReadOnlySpan<char> feature)
    {
        if (count == hashes.Length)
            Array.Resize(ref hashes, 2 * count);
        hashes[count++] = FeatureNumbers.HashOf(feature);
    }

    /// <summary>How likely each label is, by its number, from 0 to 1, all together 1; null where no feature is known.</summary>
    public double[]? Shares()
    {
        var sums = new int[known.Width];
        return known.AddUp(hashes.AsSpan(0, count), sums) is var found and > 0 ? known.Shares(sums, found) : null;
    }

    /// <summary>The likeliest label's number and how likely it is, from 0 to 1; null where no feature is known.</summary>
    public (int Label, double Share)? Likeliest()
    {
        if (Shares() is not { } shares)
            return null;
        var share = shares.Max();
        return (Array.IndexOf(shares, share), share);
    }

    /// <summary>Gives its room back.</summary>
    public void Dispose()
    {
        if (hashes.Length > 0)
            ArrayPool<ulong>.Shared.Return(hashes);
        (hashes, count) = ([], 0);
    }
}
