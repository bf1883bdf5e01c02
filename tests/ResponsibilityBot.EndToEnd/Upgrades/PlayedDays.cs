using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>Two days of a team in Teams that leave something in most tables, and much of it unfinished.</summary>
internal sealed class PlayedDays(SimulatedTeams bot)
{
    /// <summary>Where a message waits for an hour that Teams does not take.</summary>
    public const string BusyChannel = "19:green@thread.tacv2";

    private static readonly string[] Players = ["maria", "adele", "omar", "tomoko", "jonas", "priya"];

    public static DateTimeOffset Begin => At("2026-03-25T12:00");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Plays; what stands at the end.</summary>
    public async Task<IReadOnlyList<LeftCard>> PlayAsync()
    {
        await SetUpAsync();
        await DecideAsync();
        await PlayThursdayAsync();
        var cards = await PlayFridayAsync();
        bot.Service.Wait = channel => channel == BusyChannel ? 1800 : null;
        await bot.SayInAsync("maria", BusyChannel, "post quiz now 1 question");
        await bot.Service.UntilAsync(_ => bot.Service.Asked.Contains(BusyChannel));
        return cards;
    }

    /// <summary>What somebody is told in their own chat.</summary>
    public async Task<string> AskAsync(string person, string words)
    {
        var before = bot.Service.Messages.Count > 0 ? bot.Service.Messages[^1].Number : 0;
        await bot.SayAsync(person, words, isPersonal: true);
        bool IsAnswer(Said said) => said.Number > before && said.Conversation == $"a:29:{person}";
        return (await bot.Service.UntilAsync(all => all.Any(IsAnswer))).First(IsAnswer).Activity.ToJsonString();
    }

    private async Task SetUpAsync()
    {
        await bot.SayAsync("maria", "team create Blue");
        foreach (var player in Players)
            await bot.SayAsync(player, "team join Blue", isPersonal: true);
        await bot.SayAsync("maria", "daily quiz on 09:00 Europe/Berlin weekdays 2 questions");
        await bot.SayAsync("adele", "follow-ups on", isPersonal: true);
        await bot.SayAsync("adele", "my time zone Asia/Tokyo", isPersonal: true);
        await bot.SayAsync("maria", "show my name on", isPersonal: true);
    }

    /// <summary>A layer over the table and what runs on it; one duty's owner is not known, which is a gap.</summary>
    private async Task DecideAsync()
    {
        await bot.SayAsync("maria", "role create Platform team");
        await bot.SayAsync("maria", "change os patching on ec2 to Platform team because TICKET-1 until 2026-12-31");
        var card = (await bot.Service.UntilAsync(all => all.Any(IsProposal))).First(IsProposal);
        var approve = SimulatedTeams.Actions(card.Card).First(action => (string?)action["data"]?["rb"]?["ids"]?["do"] == "approve");
        await bot.InvokeAsync("adele", card.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Change, ["data"] = approve["data"]?.DeepClone() }, "manual");
        await bot.SayAsync("maria", "workload add checkout in production: Amazon EC2, Amazon RDS, owner Platform team", isPersonal: true);
        await bot.SayAsync("maria", "workload add reports in production: Power BI", isPersonal: true);
        await bot.SayAsync("maria", "gaps weekly on", isPersonal: true);
    }

    /// <summary>Enough people answer for a board; Priya is away.</summary>
    private async Task PlayThursdayAsync()
    {
        var cards = await PostedAsync(At("2026-03-26T08:00"), 2);
        foreach (var player in Players.SkipLast(1))
            await bot.AnswerAsync(player, cards[0], isRight: player is "maria" or "adele" or "omar");
        await bot.AnswerAsync("maria", cards[1], isRight: true);
        await bot.AtAsync(At("2026-03-26T16:01"));
        await bot.Service.UntilAsync(all => cards.All(card => all.Single(said => said.Number == card.Number).Text.Contains("· closed", StringComparison.Ordinal)));
        await bot.Services.GetRequiredService<WebhookSender>().TendAsync(Cancel);
    }

    /// <summary>Of two open cards one is answered by three and one by two; Adele has not answered yet. Somebody plays on alone, and somebody has begun a challenge.</summary>
    private async Task<IReadOnlyList<LeftCard>> PlayFridayAsync()
    {
        var cards = await PostedAsync(At("2026-03-27T08:00"), 4);
        foreach (var card in cards)
        {
            await bot.AnswerAsync("maria", card, isRight: true);
            await bot.AnswerAsync("omar", card, isRight: true);
        }

        await bot.AnswerAsync("jonas", cards[0], isRight: false);
        await bot.SayAsync("omar", "quiz me", isPersonal: true);
        await bot.SayAsync("maria", "challenge PaaS 3 questions for 2 days");
        var challenge = await StandingAsync(said => said.Text.StartsWith("Challenge: ", StringComparison.Ordinal) && said.Card is not null);
        await bot.PressAsync("maria", challenge, Verbs.Challenge);
        await bot.AnswerAsync("maria", await StandingAsync(said => said.Conversation == "a:29:maria" && said.Text.StartsWith("Question 1 of 3", StringComparison.Ordinal)), isRight: true);

        await bot.AtAsync(At("2026-03-27T08:30"));
        var shown = await bot.Service.UntilAsync(all => all.Any(said => said.Number == cards[0].Number && said.Text.Contains("3 answered so far", StringComparison.Ordinal))
            && all.Any(said => said.Number == cards[1].Number && said.Text.Contains("2 answered so far", StringComparison.Ordinal)));
        return
        [
            Left("daily 1", shown.Single(said => said.Number == cards[0].Number)),
            Left("daily 2", shown.Single(said => said.Number == cards[1].Number)),
            Left("practice", await StandingAsync(said => said.Conversation == "a:29:omar" && said.Text.StartsWith("Question ", StringComparison.Ordinal))),
            Left("follow-up", await StandingAsync(said => said.Conversation == "a:29:adele" && RoundOf(said) is not null)),
            Left("challenge", (await StandingAsync(said => said.Number == challenge.Number))),
        ];
    }

    /// <summary>Moves the clock; the cards that the daily quiz then put to the channel.</summary>
    private async Task<List<Said>> PostedAsync(DateTimeOffset nine, int all)
    {
        await bot.AtAsync(nine);
        await bot.Service.UntilAsync(_ => Posted().Count == all);
        await bot.AtAsync(nine.AddMinutes(20));
        return Posted()[^2..];
    }

    private List<Said> Posted() => [.. bot.Service.Messages.Where(said =>
        said.Conversation.StartsWith(SimulatedTeams.Channel, StringComparison.Ordinal) && (said.Text.StartsWith("Question ", StringComparison.Ordinal) || said.Text.Contains("· closed", StringComparison.Ordinal)))];

    private async Task<Said> StandingAsync(Func<Said, bool> isIt) => (await bot.Service.UntilAsync(all => all.Any(isIt))).Last(isIt);

    private LeftCard Left(string what, Said said) => new(what, said.Number, said.Conversation, said.Activity, Right(said));

    /// <summary>What a right answer to a card sends; nothing where it asks nothing.</summary>
    private Dictionary<string, string> Right(Said said)
    {
        var ids = RoundOf(said);
        var item = (string?)ids?["post"] is { } post ? bot.Pairs("SELECT id, item FROM posted_rounds")[post]
            : (string?)ids?["round"] is { } round ? bot.Pairs("SELECT id, item FROM rounds")[round] : null;
        return item is null ? [] : CardAnswers.To(bot.Bank.Find(item) ?? throw new InvalidOperationException("the item is gone"), isRight: true).ToDictionary(StringComparer.Ordinal);
    }

    private static JsonNode? RoundOf(Said said) => SimulatedTeams.Actions(said.Card).FirstOrDefault(action => (string?)action["verb"] == Verbs.Answer)?["data"]?["rb"]?["ids"];

    private static bool IsProposal(Said said) => said.Text.Contains("Proposed change", StringComparison.Ordinal);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"{time}Z", CultureInfo.InvariantCulture);
}
