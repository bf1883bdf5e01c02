using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ResponsibilityBot.Content;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Benchmarks;

/// <summary>
/// How long it takes from "challenge … 10 questions" to the questions in the database (SQLite), in a channel of 200 players with 300 learned
/// facts each; once for every model, provider and duty that has ten questions. The goal: 2 s.
/// </summary>
internal static class ChallengeOpening
{
    private const int Players = 200;
    private const int Learned = 300;
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Prints the first, which compiles the items too, and p50, p95 and the longest of the others.</summary>
    public static async Task PrintAsync()
    {
        var folder = Directory.CreateTempSubdirectory("challenge-").FullName;
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False")]).Build();
            await using var bot = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
            await bot.GetServices<IHostedService>().First().StartAsync(CancellationToken.None);
            var lessons = new Lessons(ContentReader.Read(Repository.PathOf("dialogs")).Curriculum ?? throw new InvalidOperationException("the content is broken"));
            var banks = new ItemBanks(lessons);
            await SeedAsync(bot, lessons.Current);
            await MeasureAsync(bot, lessons, banks);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(ServiceProvider bot, Lessons lessons, ItemBanks banks)
    {
        var (posted, challenges, reports) = (bot.GetRequiredService<IPostedRounds>(), bot.GetRequiredService<IChallenges>(), bot.GetRequiredService<IItemReports>());
        var rules = new RoundRules(TimeSpan.FromHours(8), AllowChanges: false, 5, _ => false);
        var (desk, hosts) = (new Desk(banks, challenges, posted), new Hosts());
        var dialog = new ChallengeDialog(
            lessons, challenges, desk, new(lessons, banks, challenges, posted, reports, rules), new(lessons, banks, challenges, desk, bot.GetRequiredService<ITeams>(), reports, hosts),
            hosts, hosts, new(bot.GetRequiredService<IPeopleZones>(), new QuizRules("UTC", TimeSpan.Zero, new HashSet<DateOnly>())));
        var times = new List<double>();
        foreach (var topic in Topics(lessons.Current).Prepend("").ToList())
        {
            var start = Stopwatch.GetTimestamp();
            var replies = await dialog.HearAsync(Turn($"challenge {topic} 10 questions", times.Count), CancellationToken.None);
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (replies is [Reply.Said { Text: var said }] && said.Contains("is open until", StringComparison.Ordinal))
                times.Add(taken);
        }

        var later = times.Skip(1).Order().ToList();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a challenge of 10 questions is ready: the first, with compiling all items, after {times[0]:F0} ms; {later.Count} others p50 {later[later.Count / 2]:F0} ms, p95 {later[later.Count * 95 / 100]:F0} ms, longest {later[^1]:F0} ms"));
    }

    private static IEnumerable<string> Topics(Curriculum curriculum) => curriculum.Table.CloudModels.Select(model => model.Label)
        .Concat(curriculum.Table.Content.Providers.Where(provider => provider.Id != "other").Select(provider => provider.Name))
        .Concat(curriculum.Table.Content.Families.Select(family => family.Name))
        .Concat(curriculum.Table.Content.Responsibilities.Select(row => row.Name));

    /// <summary>People who have answered in each of the channels, and what they know.</summary>
    private static async Task SeedAsync(ServiceProvider bot, Curriculum curriculum)
    {
        var facts = curriculum.Table.CloudModels.SelectMany(model => curriculum.Table.Content.Responsibilities.Select(row => ItemIds.OfFact(row.Id, model.Id))).Take(Learned).ToList();
        var at = Now.AddDays(-3).ToUnixTimeMilliseconds();
        await bot.GetRequiredService<Database>().WriteAsync(
            sql =>
            {
                for (var person = 0; person < Players; person++)
                {
                    var name = $"person-{person}";
                    foreach (var fact in facts)
                        sql.Execute($"INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, times, best) VALUES ('t1', {name}, {fact}, {1.0 + (person % 20)}, 5.0, {at}, 1, 1.0)");
                    for (var channel = 0; channel < 100; channel++)
                        sql.Execute($"INSERT INTO points (tenant, id, person, channel, conversation, points, at, at_offset, day, season, team, answers) VALUES ('t1', {$"answer:{person}-{channel}"}, {name}, 'activity', {$"19:{channel}"}, 5, {at}, 0, 20000, 20000, '', 1)");
                }

                return facts.Count;
            },
            CancellationToken.None);
    }

    private static Turn Turn(string text, int channel) => new()
    {
        Id = $"turn-{channel}-{text}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = $"19:{channel}",
        Person = new("person-0", ""),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        Text = text,
        At = Now,
    };

    private sealed record Lessons(Curriculum Current) : ICurriculum;

    private sealed class Hosts : IAccess, IRefusals
    {
        public bool Allows(Turn turn, Role role) => true;

        public void Mistake(Turn turn, string reason)
        {
        }

        public void Trespass(Turn turn, string reason)
        {
        }
    }

    /// <summary>Chooses and keeps as the program does, with a card that is not drawn.</summary>
    private sealed class Desk(ItemBanks banks, IChallenges challenges, IPostedRounds posted) : IChallengeDesk
    {
        public async Task<bool> OpenAsync(ChallengeOrder order, CancellationToken cancel)
        {
            var challenge = order.Challenge;
            var known = await posted.PlaceAsync(challenge.Channel, challenge.Tenant, challenge.Conversation, challenge.OpenedAt - ActiveSet.Lately, cancel);
            var items = order.Scope.Choose(banks.Current, new HashSet<string>(), known, challenge.Questions, ItemIds.SeedOf(challenge.Id), challenge.OpenedAt);
            return items.Count == challenge.Questions && await challenges.OpenAsync(challenge, [.. items.Select((item, index) => challenge.RoundOf(index + 1, item, ChosenFor.New))], order.Players, Card(challenge), cancel);
        }

        public Task<bool> AskAsync(Challenge challenge, string person, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> OpenNextAsync(Challenge challenge, int number, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> LockAsync(Challenge challenge, int number, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> EndAsync(Challenge challenge, CancellationToken cancel) => throw new NotSupportedException();

        private static Outbound Card(Challenge challenge) =>
            new() { Id = challenge.Card, InReplyTo = null, Channel = challenge.Channel, Tenant = challenge.Tenant, Conversation = challenge.Conversation, Address = "", Body = new string('x', 5_000) };
    }
}
