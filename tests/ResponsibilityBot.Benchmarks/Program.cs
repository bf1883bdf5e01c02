using System.Globalization;
using BenchmarkDotNet.Running;
using ResponsibilityBot.Benchmarks;

// dotnet run -c Release --project tests/ResponsibilityBot.Benchmarks -- --filter '*'
// "once" loads the content and measures each question by itself in half a minute, without the runner's statistics: p50 and p95 over the set.
// "load" does the first half of that; "quiz" measures items and the choice of the next one; "start [rounds]" measures from a command to the first answer over HTTP.
switch (args)
{
    case ["load"]:
        Loading.Print();
        break;
    case ["once"]:
        Loading.Print();
        Percentiles.Print();
        break;
    case ["quiz"]:
        Quizzes.Print();
        break;
    case ["start", .. var rounds]:
        await Start.PrintAsync(rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Reading).Assembly).Run(args);
        break;
}
