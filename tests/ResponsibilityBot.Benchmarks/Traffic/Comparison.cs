using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>
/// Questions answered per second through <c>POST /api/messages</c> with the token check and the reply really posted, beside the
/// <see cref="BareProgram"/>, in turns. Who asks, who takes the replies and what is measured share the machine, so the processor time of
/// each server is told too. "New" is durable, with questions that were never asked before: the others are known after the first time. The goals: 35 % of the bare program, 75 % where the answer goes into the answer to the request; 150 MB.
/// </summary>
internal static class Comparison
{
    private const int Rounds = 3;

    /// <summary>How many questions are asked before anything is measured.</summary>
    private const int WarmUp = 10_000;

    private static readonly string Built = Repository.PathOf("src", "ResponsibilityBot.Host", "bin", "Release", "net10.0", "ResponsibilityBot.dll");

    /// <summary>Prints the table.</summary>
    /// <param name="seconds">How long each way is measured in each round.</param>
    /// <param name="program">The bot's dll, or null for the one that was built from this tree (Release).</param>
    /// <exception cref="FileNotFoundException">The program is not built.</exception>
    public static async Task PrintAsync(int seconds, string? program)
    {
        var folder = Directory.CreateTempSubdirectory("traffic-").FullName;
        try
        {
            await using var service = await ServiceDouble.StartAsync();
            await using var bot = await StartBotAsync(program, folder, service.Settings);
            await CompareAsync(service, bot, ["bare"], hasInline: true, TimeSpan.FromSeconds(seconds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Prints the same of <c>POST /slack/events</c> with the signature checked and the reply posted to a Slack of our own.</summary>
    /// <param name="seconds">How long each way is measured in each round.</param>
    /// <param name="program">The bot's dll, or null for the one that was built from this tree (Release).</param>
    /// <exception cref="FileNotFoundException">The program is not built.</exception>
    public static async Task PrintSlackAsync(int seconds, string? program)
    {
        var folder = Directory.CreateTempSubdirectory("traffic-").FullName;
        try
        {
            await using var slack = await SlackDouble.StartAsync();
            await using var bot = await StartBotAsync(program, folder, slack.Settings(folder));
            await SlackDouble.InstallAsync(bot.Address);
            await CompareAsync(slack, bot, ["bare-slack", slack.ApiBaseUrl], hasInline: false, TimeSpan.FromSeconds(seconds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts the program as it was built in Release, or another build of it.</summary>
    public static Task<Server> StartBotAsync(string? program, string folder, params string[] settings)
    {
        program ??= Built;
        return File.Exists(program)
            ? Server.StartAsync(
                Repository.Root,
                [program, "serve", "--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:ConnectionString=Data Source={folder}/bot.db", $"--WebChat:SigningKeyFile={folder}/key", "--Intake:PerPersonAndMinute=100000", "--Intake:PerTenantAndMinute=10000000", .. settings])
            : throw new FileNotFoundException($"build it first with dotnet build -c Release src/ResponsibilityBot.Host: there is no {program}");
    }

    private static async Task CompareAsync(IPlatform platform, Server bot, string[] bareProgram, bool hasInline, TimeSpan time)
    {
        var questions = Questions();
        using var durable = new Crowd(platform, bot, questions, inline: false);
        using var inline = hasInline ? new Crowd(platform, bot, questions, inline: true) : null;
        // Warm, and the size of the replies is known.
        await WarmAsync(durable, time);
        if (inline is not null)
            await WarmAsync(inline, time);
        var replyBytes = (int)(platform.Taken.Bytes / platform.Taken.Count);
        await using var bareServer = await Server.StartAsync(Repository.Root, [typeof(Comparison).Assembly.Location, .. bareProgram, replyBytes.ToString(CultureInfo.InvariantCulture)]);
        using var bare = new Crowd(platform, bareServer, questions, inline: false);
        await WarmAsync(bare, time);

        using var strange = new Crowd(platform, bot, questions, inline: false, areNew: true);
        List<Way> ways = [new("bare", bareServer, bare), new("durable", bot, durable), new("new", bot, strange)];
        if (inline is not null)
            ways.Add(new("inline", bot, inline));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var way in ways)
                await way.MeasureAsync(time);
        }

        Write($"{questions.Length} questions in turn, {Crowd.People} connections, replies of {replyBytes:N0} bytes on average; medians of {Rounds} rounds of {time.TotalSeconds:F0} s");
        Write($"{"",-8} {"answers/s",10} {"of bare",8} {"200: p50",9} {"p99",6} {"answer: p50",12} {"p99",6} {"processor",11} {"of bare",8} {"memory now",11} {"most",6}");
        foreach (var way in ways)
        {
            Write($"{way.Name,-8} {way.Rate,10:N0} {way.Rate / ways[0].Rate,8:P0} {way.Taken(0.5),6:F1} ms {way.Taken(0.99),6:F1} {way.Answered(0.5),9:F1} ms {way.Answered(0.99),6:F1} {way.Processor,8:F0} µs {ways[0].Processor / way.Processor,8:P0} {way.Server.WorkingSet.Now,8:F0} MB {way.Server.WorkingSet.Most,6:F0}");
        }
    }

    /// <summary>Asks until the code is compiled well.</summary>
    private static async Task WarmAsync(Crowd crowd, TimeSpan time)
    {
        for (var asked = 0; asked < WarmUp;)
            asked += (await crowd.AskAsync(time)).Answered.Length;
    }

    /// <summary>The questions of the set that need nothing said before, as JSON strings.</summary>
    private static string[] Questions()
    {
        var path = Repository.PathOf("tests", "evaluation", "dev.jsonl");
        return [.. Tutoring.Asking.Evaluation.LabelledQuestion.ReadLines(path, File.ReadLines(path))
            .Where(question => question.Before.Count == 0).Select(question => JsonSerializer.Serialize(question.Question))];
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>One line of the table.</summary>
    private sealed class Way(string name, Server server, Crowd crowd)
    {
        private readonly List<(Asked Asked, double Processor)> rounds = [];

        public string Name => name;

        public Server Server => server;

        /// <summary>Answers a second.</summary>
        public double Rate => Median(round => round.Asked.Answered.Length / round.Asked.Time.TotalSeconds);

        /// <summary>Microseconds of the server for each answer.</summary>
        public double Processor => Median(round => round.Processor);

        public async Task MeasureAsync(TimeSpan time)
        {
            var before = server.Processor;
            var asked = await crowd.AskAsync(time);
            rounds.Add((asked, (server.Processor - before).TotalMicroseconds / asked.Answered.Length));
        }

        /// <summary>Milliseconds until so many of the requests were answered.</summary>
        public double Taken(double share) => Median(round => At(round.Asked.Taken, share));

        /// <summary>Milliseconds until so many of the answers were there.</summary>
        public double Answered(double share) => Median(round => At(round.Asked.Answered, share));

        private double Median(Func<(Asked Asked, double Processor), double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

        private static double At(double[] all, double share) => all.Order().ElementAt((int)(share * (all.Length - 1)));
    }
}
