using System.Collections.Concurrent;

namespace ResponsibilityBot.Host.Exports;

/// <summary>Makes what comes next while what came before is written: on two processors a report takes the longer of the two, not both.</summary>
internal static class MadeAhead
{
    // Enough that neither waits for the other's unevenness, few enough that they need no memory.
    private const int Most = 16;

    /// <summary>The same, in the same order, made on another thread. What goes wrong there is thrown here; who stops reading stops the making.</summary>
    /// <param name="items">Read once, by one thread.</param>
    /// <param name="cancel">Ends both.</param>
    public static IEnumerable<T> Ahead<T>(this IEnumerable<T> items, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var made = new BlockingCollection<T>(Most);
        var making = Task.Run(() => Make(items, made, stop.Token), CancellationToken.None);
        try
        {
            foreach (var item in made.GetConsumingEnumerable(cancel))
                yield return item;
            making.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            // It uses what is disposed of next. What it threw was thrown above, or nobody reads on to hear it.
            ((IAsyncResult)making).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Make<T>(IEnumerable<T> items, BlockingCollection<T> made, CancellationToken stop)
    {
        try
        {
            foreach (var item in items)
                made.Add(item, stop);
        }
        finally
        {
            made.CompleteAdding();
        }
    }
}
