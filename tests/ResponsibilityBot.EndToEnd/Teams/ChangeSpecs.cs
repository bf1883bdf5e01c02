using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Teams;

/// <summary>Who does what in an organisation is proposed, approved, answered and ended in Teams, by the whole program.</summary>
public sealed class ChangeSpecs
{
    private const string Change = "change os patching on ec2 to the provider because TICKET-1 until 2026-12-31";
    private const string Belief = "belief:guest-os-is-patched-in-iaas";

    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_proposal_to_an_answer_to_its_last_day()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Authors:0=contoso/maria", "--Access:Authors:1=contoso/ada");
        await teams.SayAsync("ada", "hello", isPersonal: true);
        await teams.SayAsync("maria", Change);
        var card = (await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Proposed change", StringComparison.Ordinal))))[^1];

        // The other author hears of it in the own chat, once.
        await TendAsync(teams);
        await TendAsync(teams);
        var asked = Assert.Single(await teams.Service.UntilAsync(all => all.Any(IsAsked)), IsAsked);
        Assert.Equal("a:29:ada", asked.Conversation);

        Assert.Contains("somebody else decides", await DecideAsync(teams, "maria", card, "approve"), StringComparison.Ordinal);
        Assert.Contains("made by authors", await DecideAsync(teams, "guest", card, "approve"), StringComparison.Ordinal);
        Assert.DoesNotContain("here:", await AnswerAsync(teams, "who patches the os on ec2?"), StringComparison.Ordinal);
        Assert.Contains("Approved by ada", await DecideAsync(teams, "ada", asked, "approve"), StringComparison.Ordinal);
        Assert.Contains("By default yours; here: the provider (until 2026-12-31, approved by ada). Reason: TICKET-1.", await AnswerAsync(teams, "who patches the os on ec2?"), StringComparison.Ordinal);
        Assert.Contains("decided", await DecideAsync(teams, "ada", card, "refuse"), StringComparison.Ordinal);
        Assert.Equal(2, teams.Look("SELECT COUNT(*) FROM organisation_steps"));

        // Its last day over, answers are as by default, and both hear of it.
        await teams.SayAsync("maria", "hello", isPersonal: true);
        await TendAsync(teams);
        teams.Time.SetUtcNow(new(2027, 1, 1, 0, 0, 1, TimeSpan.Zero));
        Assert.DoesNotContain("here:", await AnswerAsync(teams, "who patches the os on ec2?"), StringComparison.Ordinal);
        await TendAsync(teams);
        await TendAsync(teams);
        var ended = (await teams.Service.UntilAsync(all => all.Count(IsEnded) == 2)).Where(IsEnded).Select(said => said.Conversation);
        Assert.Equal(["a:29:ada", "a:29:maria"], ended.Order(StringComparer.Ordinal));
        Assert.Equal(3, teams.Look("SELECT COUNT(*) FROM organisation_steps"));
    }

    [Fact]
    public async Task Who_had_learned_it_otherwise_is_told_and_asked_again_and_its_questions_rest()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Authors:0=maria", "--Access:Authors:1=ada");
        await teams.SayAsync("kim", "hello", isPersonal: true);
        await teams.SayAsync("lee", "hello", isPersonal: true);
        await teams.SayAsync("noa", "hello", isPersonal: true);
        // Lee knows it of another place; Noa learned that AWS does not do it.
        foreach (var (person, fact) in new[] { ("kim", "guest-os-patching@amazon-ec2"), ("lee", "guest-os-patching@amazon-rds"), ("noa", Belief) })
            teams.Look($"INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, times, best) VALUES ('contoso', '{person}', '{fact}', 1, 5, 0, 1, 1) RETURNING 1");
        await teams.SayAsync("maria", Change);
        var card = (await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Proposed change", StringComparison.Ordinal))))[^1];
        await DecideAsync(teams, "ada", card, "approve");
        await TendAsync(teams);
        await TendAsync(teams);
        var all = (await teams.Service.UntilAsync(all => all.Count(IsTaught) >= 2)).Where(IsTaught).ToList();
        Assert.Equal(["a:29:kim", "a:29:noa"], all.Select(said => said.Conversation).Order(StringComparer.Ordinal));
        Assert.All(all, said => Assert.Contains("OS patching in Amazon EC2 has another owner", said.Text, StringComparison.Ordinal));
        var told = all.Single(said => said.Conversation == "a:29:kim");
        var right = SimulatedTeams.Actions(told.Card).Single(action => (string?)action["title"] == "Provider");
        var answer = await teams.InvokeAsync("kim", told.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Change, ["data"] = right["data"]?.DeepClone() }, "manual");
        Assert.Contains("Right. OS patching", answer.ToJsonString(), StringComparison.Ordinal);
        var aside = await teams.Services.GetRequiredService<Tutoring.Quizzes.Reports.IItemReports>().AsideAsync("contoso", Cancel);
        Assert.All(teams.Bank.Of("guest-os-patching@amazon-ec2"), item => Assert.Contains(item.Id, aside));
        Assert.Empty(await teams.Services.GetRequiredService<Tutoring.Quizzes.Reports.IItemReports>().AsideAsync("fabrikam", Cancel));
    }

    [Fact]
    public async Task A_question_to_a_role_reaches_its_place_once_and_the_answer_who_asked()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Authors:0=maria", "--Access:Authors:1=ada");
        await teams.SayAsync("kim", "hello", isPersonal: true);
        await teams.SayAsync("maria", "role create Platform team");
        await teams.SayAsync("maria", "role contact Platform team as #blue");
        await teams.SayAsync("maria", "change os patching on ec2 to Platform team because TICKET-1");
        var card = (await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Proposed change", StringComparison.Ordinal))))[^1];
        await DecideAsync(teams, "ada", card, "approve");
        await teams.SayAsync("kim", "who patches the os on ec2?", isPersonal: true);
        var answer = (await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("here: Platform team", StringComparison.Ordinal))))[^1];
        var button = SimulatedTeams.Actions(answer.Card).Single(action => (string?)action["title"] == "Ask Platform team");
        Assert.Equal("platform", (string?)button["data"]?["rb"]?["ids"]?["role"]);

        // What the dialog of the client sends off.
        var asks = teams.Services.GetRequiredService<Tutoring.Organisation.Roles.IRoleAsks>();
        var ask = new Tutoring.Organisation.Roles.RoleAsk { Tenant = "contoso", Id = "a-1", Role = "platform", Responsibility = "guest-os-patching", Question = "Is it you?", Asker = new("kim", "kim"), At = Start };
        Assert.True(await asks.AskAsync(ask, 5, Cancel));
        await TendAsync(teams);
        await TendAsync(teams);
        var asked = Assert.Single(await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Is it you?", StringComparison.Ordinal))), said => said.Text.Contains("Is it you?", StringComparison.Ordinal));
        Assert.StartsWith(SimulatedTeams.Channel, asked.Conversation, StringComparison.Ordinal);
        Assert.True(await asks.EndAsync(ask with { State = Tutoring.Organisation.Roles.AskState.Answered, Answer = "Yes, since May", Answerer = new("ada", "ada") }, Cancel));
        await TendAsync(teams);
        await TendAsync(teams);
        var told = Assert.Single(await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Yes, since May", StringComparison.Ordinal))), said => said.Text.Contains("Yes, since May", StringComparison.Ordinal));
        Assert.Equal("a:29:kim", told.Conversation);
        Assert.Contains(SimulatedTeams.Actions(told.Card), action => (string?)action["title"] == "Propose it as a change");
    }

    private static bool IsAsked(Said said) => said.Text.Contains("waits for a second person", StringComparison.Ordinal);

    private static bool IsEnded(Said said) => said.Text.Contains("last day of a change is over", StringComparison.Ordinal);

    private static bool IsTaught(Said said) => said.Text.Contains("Something you learned is different here", StringComparison.Ordinal);

    private static async Task TendAsync(SimulatedTeams teams)
    {
        await teams.Services.GetRequiredService<ChangeNotices>().TendAsync(Cancel);
        await teams.Services.GetRequiredService<AskNotices>().TendAsync(Cancel);
    }

    private static async Task<string> AnswerAsync(SimulatedTeams teams, string question)
    {
        var before = teams.Service.Messages.Count;
        await teams.SayAsync("guest", question);
        return (await teams.Service.UntilAsync(all => all.Count > before))[^1].Text;
    }

    private static async Task<string> DecideAsync(SimulatedTeams teams, string person, Said card, string what)
    {
        var action = SimulatedTeams.Actions(card.Card).First(action => (string?)action["data"]?["rb"]?["ids"]?["do"] == what);
        var answer = await teams.InvokeAsync(person, card.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Change, ["data"] = action["data"]?.DeepClone() }, "manual");
        return answer.ToJsonString();
    }
}
