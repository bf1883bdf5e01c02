using System.Diagnostics;
using System.Globalization;
using ResponsibilityBot.Content;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Benchmarks;

/// <summary>How long all of <c>dialogs/</c> takes to load, the first time and later, and how much memory it keeps; and how long it takes a start that finds it judged already. The goal: 300 ms and 40 MB.</summary>
internal static class Loading
{
    private const int Rounds = 20;

    /// <summary>Must be the first that the process does: the first time includes compiling the program's code.</summary>
    public static void Print()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (first, read) = Time();
        var held = Environment.WorkingSet;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"load {read.Curriculum?.Table.Content.Cells.Count} cells, the first time: {first:F0} ms, keeps {kept / 1e6:F1} MB, the process has {held / 1e6:F0} MB"));
        Later("warm", null);
        var judged = Path.GetTempFileName();
        try
        {
            Later("warm, judged before", new(judged));
        }
        finally
        {
            File.Delete(judged);
        }
    }

    private static void Later(string what, JudgedFiles? judged)
    {
        double[] later = [.. Enumerable.Range(0, 2 * Rounds).Select(_ => Time(judged).Milliseconds).Skip(Rounds).Order()];
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load, {what}: p50 {later[Rounds / 2]:F0} ms, fastest {later[0]:F0} ms"));
    }

    private static (double Milliseconds, ReadContent Read) Time(JudgedFiles? judged = null)
    {
        var start = Stopwatch.GetTimestamp();
        var read = ContentReader.Read(Repository.PathOf("dialogs"), judged);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, read);
    }
}
