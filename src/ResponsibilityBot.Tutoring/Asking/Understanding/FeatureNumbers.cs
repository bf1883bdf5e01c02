using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// The numbers of features. A feature is looked up by a hash alone, of which <see cref="KeptBits"/> bits and its place are compared: what is looked up is far away in memory, and its
/// name would be farther. Their names stand in one text, with no object for each. Immutable, and safe for use by many threads.
/// </summary>
internal sealed class FeatureNumbers
{
    /// <summary>How many of the upper bits of a hash are kept; the others of a place hold a number.</summary>
    private const int KeptBits = 40;

    private const ulong NumberBits = (1UL << (64 - KeptBits)) - 1;

    private readonly char[] text;

    /// <summary>Where each name begins in the text, and where the last one ends.</summary>
    private readonly int[] starts;

    /// <summary>The upper bits of a feature's hash and its number plus 1, or 0 where the place is free; each at the place that the lower bits say, or the next that was free.</summary>
    private readonly ulong[] places;

    /// <summary>Takes all names.</summary>
    /// <param name="text">One after the other, each once.</param>
    /// <param name="starts">Where each begins, and where the last one ends.</param>
    /// <exception cref="ArgumentException">A name stands twice, or two cannot be told apart by their hashes.</exception>
    public FeatureNumbers(char[] text, int[] starts)
    {
        (this.text, this.starts) = (text, starts);
        places = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)(Count + Count / 2 + 1))];
        for (var feature = 0; feature < Count; feature++)
        {
            var hash = HashOf(NameOf(feature));
            ref var place = ref places[PlaceOf(hash)];
            if (place != 0)
                throw new ArgumentException($"feature '{NameOf(feature)}' cannot be told from '{NameOf(NumberAt(place))}'");
            place = (hash & ~NumberBits) | (uint)(feature + 1);
        }
    }

    /// <summary>How many features there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>What a feature is looked up by.</summary>
    public static ulong HashOf(ReadOnlySpan<char> name) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name));

    /// <summary>A feature's name.</summary>
    public ReadOnlySpan<char> NameOf(int feature) => text.AsSpan(starts[feature]..starts[feature + 1]);

    /// <summary>The number from 0 of the feature with that hash; -1 where it is not known.</summary>
    public int Of(ulong hash) => NumberAt(places[PlaceOf(hash)]);

    private static int NumberAt(ulong place) => (int)(place & NumberBits) - 1;

    /// <summary>Where a hash stands, or would stand.</summary>
    private int PlaceOf(ulong hash)
    {
        var at = (int)hash & (places.Length - 1);
        while (places[at] is var place and not 0 && ((place ^ hash) & ~NumberBits) != 0)
            at = (at + 1) & (places.Length - 1);
        return at;
    }
}
