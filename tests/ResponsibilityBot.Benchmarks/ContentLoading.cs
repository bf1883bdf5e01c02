using BenchmarkDotNet.Attributes;
using ResponsibilityBot.Content;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// Reading, checking and compiling all of <c>dialogs/</c>, warm, as hot reload does it. The goal: 300 ms and 40 MB.
/// </summary>
[MemoryDiagnoser]
public class ContentLoading
{
    private readonly string folder = Repository.PathOf("dialogs");

    [Benchmark]
    public string Warm() => Load();

    private string Load()
    {
        var read = ContentReader.Read(folder);
        return read.Curriculum is null ? throw new InvalidOperationException($"{read.Problems.Count} problems, the first: {read.Problems[0]}") : read.Revision;
    }
}
