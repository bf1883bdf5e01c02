using BenchmarkDotNet.Running;
using ResponsibilityBot.Benchmarks;

// dotnet run -c Release --project tests/ResponsibilityBot.Benchmarks -- --filter '*'
// "once" measures each question by itself in half a minute, without the runner's statistics: p50 and p95 over the set.
if (args is ["once", ..])
    Percentiles.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Reading).Assembly).Run(args);
