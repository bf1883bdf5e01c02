namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// The numbers of features. Their names stand in one text, with no object for each, because tens of thousands are read at every start and most are never asked for.
/// Immutable, and safe for use by many threads.
/// </summary>
internal sealed class FeatureNumbers
{
    private readonly char[] text;

    /// <summary>Where each name begins in the text, and where the last one ends.</summary>
    private readonly int[] starts;

    /// <summary>By the hash of a name the number of the first feature that has it, plus 1; 0 for none.</summary>
    private readonly int[] first;

    /// <summary>By a feature's number the next with the same place in <see cref="first"/>, plus 1; 0 for none.</summary>
    private readonly int[] next;

    /// <summary>Takes all names.</summary>
    /// <param name="text">One after the other, each once.</param>
    /// <param name="starts">Where each begins, and where the last one ends.</param>
    public FeatureNumbers(char[] text, int[] starts)
    {
        (this.text, this.starts) = (text, starts);
        first = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * Count + 1))];
        next = new int[Count];
        for (var feature = 0; feature < Count; feature++)
        {
            ref var place = ref first[PlaceOf(NameOf(feature))];
            (next[feature], place) = (place, feature + 1);
        }
    }

    /// <summary>How many features there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>A feature's name.</summary>
    public ReadOnlySpan<char> NameOf(int feature) => text.AsSpan(starts[feature]..starts[feature + 1]);

    /// <summary>A feature's number from 0; -1 where it is not known.</summary>
    public int Of(ReadOnlySpan<char> name)
    {
        for (var at = first[PlaceOf(name)]; at != 0; at = next[at - 1])
        {
            if (NameOf(at - 1).SequenceEqual(name))
                return at - 1;
        }

        return -1;
    }

    private int PlaceOf(ReadOnlySpan<char> name) => string.GetHashCode(name) & (first.Length - 1);
}
