using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Adds vectors. Number by number, so that the sums are the same however many the machine adds at once.</summary>
internal static class VectorSum
{
    /// <summary>Adds a vector, each number of it multiplied, to a sum of the same length.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> vector, float times)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(vector[..sum.Length]);
        for (var at = 0; at < sums.Length; at++)
            sums[at] += vectors[at] * times;
        for (var at = sums.Length * Vector<float>.Count; at < sum.Length; at++)
            sum[at] += vector[at] * times;
    }

    /// <summary>Adds a vector of small numbers to a sum of the same length.</summary>
    public static void Add(Span<int> sum, ReadOnlySpan<sbyte> vector)
    {
        var four = MemoryMarshal.Cast<int, Vector128<int>>(sum);
        var many = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(vector[..sum.Length]);
        for (var at = 0; at < many.Length; at++)
        {
            var (lower, upper) = Vector128.Widen(many[at]);
            var into = four.Slice(4 * at, 4);
            (into[0], into[1]) = (into[0] + Vector128.WidenLower(lower), into[1] + Vector128.WidenUpper(lower));
            (into[2], into[3]) = (into[2] + Vector128.WidenLower(upper), into[3] + Vector128.WidenUpper(upper));
        }

        for (var at = many.Length * Vector128<sbyte>.Count; at < sum.Length; at++)
            sum[at] += vector[at];
    }
}
