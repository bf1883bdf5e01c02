using System.Globalization;
using BenchmarkDotNet.Running;
using ResponsibilityBot.Benchmarks;
using ResponsibilityBot.Benchmarks.Traffic;
using ResponsibilityBot.Testing;

// dotnet run -c Release --project tests/ResponsibilityBot.Benchmarks -- --filter '*'
// "once" loads the content and measures each question by itself in half a minute, without the runner's statistics: p50 and p95 over the set.
// "load" does the first half of that; "quiz" measures items, those of a tenant that moved rows, and the choice of the next one; "start [rounds]" measures from a command to the first answer over HTTP.
// "challenge" measures how long it takes until a challenge of ten questions is ready to be played, on every topic and place, on SQLite.
// "layers" measures answers in a tenant with four layers on every row, beside answers from the table alone.
// "workloads [charts]" measures charts and gaps of a thousand workloads, and an inventory of 100,000 rows up to SQLite.
// "traffic [seconds [dll]]" measures answers per second over HTTP beside a bare program ("bare bytes" is that program), so long each way in a round.
// "slack [seconds [dll]]" does the same for Slack's events ("bare-slack address bytes" is the bare program).
// "answers [count]" measures answers to quizzes per second on SQLite and on PostgreSQL (the server that BOT_TEST_POSTGRES names; FSYNC=on tests/postgres.sh starts one) beside a plain loop that puts in the same rows.
// "boards [count]" measures the same answers in teams with the indexes of boards and without.
// "deliveries [channels [channels of each of 160 tenants]]" measures how fast a question is put to all channels, on SQLite and the same server; build src/ResponsibilityBot.Host in Release before.
// "growth [file]" measures what a channel of a question costs among 1,000 to a million, on both engines, and draws it (docs/pictures/growth.png).
// "idle" measures how long a process of the program takes until it is ready, and what it needs while nothing happens, on both engines.
// "scores [answers [folder [teams]]]" measures the queries of boards and of the page of scores on both engines, and the page itself (build src/ResponsibilityBot.Host in Release before), with so many answers (10 million) and with 100,000;
// with a folder it keeps what it filled for the next time.
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
    case ["layers"]:
        Layers.Print();
        break;
    case ["challenge"]:
        await ChallengeOpening.PrintAsync();
        break;
    case ["workloads", .. var part]:
        await WorkloadCharts.PrintAsync(onlyCharts: part is ["charts"]);
        break;
    case ["start", .. var rounds]:
        await Start.PrintAsync(rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7);
        break;
    case ["traffic", .. var more]:
        await Comparison.PrintAsync(more is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 5, more is [_, var program] ? program : null);
        break;
    case ["slack", .. var more]:
        await Comparison.PrintSlackAsync(more is [var length, ..] ? int.Parse(length, CultureInfo.InvariantCulture) : 5, more is [_, var dll] ? dll : null);
        break;
    case ["answers", .. var answers]:
        await Answers.PrintAsync(answers is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000);
        break;
    case ["boards", .. var counted]:
        await BoardCost.PrintAsync(counted is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 10_000);
        break;
    case ["deliveries", .. var sizes]:
        await Fanning.AddAsync(sizes is [var all, ..] ? int.Parse(all, CultureInfo.InvariantCulture) : 1_000_000);
        await Fanning.SendAsync(sizes is [_, var each] ? int.Parse(each, CultureInfo.InvariantCulture) : 400);
        break;
    case ["growth", .. var file]:
        await Growth.PrintAsync(file is [var picture] ? picture : Repository.PathOf("docs", "pictures", "growth.png"));
        break;
    case ["idle"]:
        await Idle.PrintAsync();
        break;
    case ["scores", .. var many]:
        await TeamScores.PrintAsync(many is [var held, ..] ? int.Parse(held, CultureInfo.InvariantCulture) : 10_000_000, many is [_, var kept, ..] ? kept : null, many is [_, _, var teams] ? int.Parse(teams, CultureInfo.InvariantCulture) : 5_000);
        break;
    case ["bare", var bytes]:
        await BareProgram.RunAsync(int.Parse(bytes, CultureInfo.InvariantCulture));
        break;
    case ["bare-slack", var api, var size]:
        await BareProgram.RunAsync(int.Parse(size, CultureInfo.InvariantCulture), api);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Reading).Assembly).Run(args);
        break;
}
