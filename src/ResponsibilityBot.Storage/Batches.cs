namespace ResponsibilityBot.Storage;

/// <summary>Many values in few statements, of few lengths.</summary>
internal static class Batches
{
    /// <summary>All values in order, each batch as long as the largest size that is left for it.</summary>
    /// <param name="all">The values.</param>
    /// <param name="sizes">The lengths of the statements, largest first, the last 1.</param>
    public static IEnumerable<List<T>> InSizes<T>(this List<T> all, IReadOnlyList<int> sizes)
    {
        var done = 0;
        foreach (var size in sizes)
        {
            for (; all.Count - done >= size; done += size)
                yield return all.GetRange(done, size);
        }
    }
}
