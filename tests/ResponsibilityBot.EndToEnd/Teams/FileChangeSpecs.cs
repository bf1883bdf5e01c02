using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Teams;

/// <summary>What the content files move is told to whoever had learned it otherwise, by the whole program that starts with other files than before.</summary>
public sealed class FileChangeSpecs
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static readonly Override Patching = new()
    {
        Id = "patching",
        Layer = Layer.Contract,
        Responsibility = "guest-os-patching",
        Target = "amazon-ec2",
        Owner = Owner.Provider,
        Reason = "Clause 7.2",
        Approver = "Ada",
        Since = new(2026, 1, 1),
        Until = new(2026, 12, 31),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_with_other_files_is_told_once_to_who_had_learned_it_and_asked_by_buttons()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start);
        await LearnAsync(teams, ("kim", "guest-os-patching@amazon-ec2"), ("lee", "guest-os-patching@amazon-rds"), ("noa", "belief:guest-os-is-patched-in-iaas"));
        await TendAsync(teams);
        await RestartAsync(teams, Patching);
        await TendAsync(teams);
        await TendAsync(teams);
        await RestartAsync(teams, Patching);
        await TendAsync(teams);
        var told = await ToldAsync(teams, "kim", "noa");
        Assert.All(told, said => Assert.Contains("OS patching in Amazon EC2 has another owner", said.Text, StringComparison.Ordinal));
        Assert.All(told, said => Assert.Contains("Clause 7.2", said.Card?.ToJsonString(), StringComparison.Ordinal));

        var card = told.Single(said => said.Conversation == "a:29:kim");
        Assert.Contains("Right. OS patching", await CheckAsync(teams, card, "Provider"), StringComparison.Ordinal);
        Assert.Contains("Not here. OS patching", await CheckAsync(teams, card, "Shared"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_noted_when_the_program_died_is_told_after_the_next_start()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start);
        await LearnAsync(teams, ("kim", "guest-os-patching@amazon-ec2"));
        await TendAsync(teams);
        await RestartAsync(teams, Patching);
        // It found what is otherwise, and came no further.
        await teams.Services.GetRequiredService<IFileLayers>().NoteAsync(teams.Lessons.Current.Table.Revision, [Patching], Cancel);
        Assert.Equal(1, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
        await RestartAsync(teams, Patching);
        await TendAsync(teams);
        await ToldAsync(teams, "kim");
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
    }

    [Fact]
    public async Task With_the_first_start_nobody_is_told_and_the_day_after_the_last_one_who_learned_either()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start);
        await LearnAsync(teams, ("kim", "guest-os-patching@amazon-ec2"), ("noa", "guest-os-patching@amazon-ec2~patching"), ("lee", "guest-os-patching@amazon-rds"));
        teams.Lessons.Current = teams.Lessons.Current with { Organisation = OrganisationContent.Empty with { Overrides = [Patching] } };
        await TendAsync(teams);
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'learned:%'"));
        teams.Time.SetUtcNow(new(2027, 1, 1, 0, 0, 1, TimeSpan.Zero));
        await TendAsync(teams);
        await TendAsync(teams);
        Assert.All(await ToldAsync(teams, "kim", "noa"), said => Assert.Contains("OS patching in Amazon EC2 is in your organisation as by default again", said.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_a_decision_in_chat_lies_over_the_files_nothing_changed()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--Access:Authors:0=maria", "--Access:Authors:1=ada");
        await LearnAsync(teams, ("kim", "guest-os-patching@amazon-ec2"));
        await teams.SayAsync("maria", "change os patching on ec2 to shared because TICKET-1");
        var card = (await teams.Service.UntilAsync(all => all.Any(said => said.Text.Contains("Proposed change", StringComparison.Ordinal))))[^1];
        var approve = SimulatedTeams.Actions(card.Card).First(action => (string?)action["data"]?["rb"]?["ids"]?["do"] == "approve");
        await teams.InvokeAsync("ada", card.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Change, ["data"] = approve["data"]?.DeepClone() }, "manual");
        await TendAsync(teams);
        await RestartAsync(teams, Patching);
        await teams.Services.GetRequiredService<IFileLayers>().NoteAsync(teams.Lessons.Current.Table.Revision, [Patching], Cancel);
        Assert.Equal(1, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
        await TendAsync(teams);
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'learned:files:%'"));
    }

    [Fact]
    public async Task What_moves_the_role_or_one_workload_alone_is_told_to_nobody()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start);
        await LearnAsync(teams, ("kim", "guest-os-patching@amazon-ec2"));
        await TendAsync(teams);
        await RestartAsync(teams, Patching with { Owner = null, Role = "platform" }, Patching with { Id = "w", Layer = Layer.Workload, Workload = "checkout" });
        await TendAsync(teams);
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM file_layer_changes"));
        Assert.Equal(0, teams.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'learned:%'"));
        await RestartAsync(teams, Patching);
        await TendAsync(teams);
        await ToldAsync(teams, "kim");
    }

    private static async Task LearnAsync(SimulatedTeams teams, params (string Person, string Fact)[] learned)
    {
        foreach (var (person, fact) in learned)
        {
            await teams.SayAsync(person, "hello", isPersonal: true);
            teams.Change($"INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, times, best) VALUES ('contoso', '{person}', '{fact}', 1, 5, 0, 1, 1)");
        }
    }

    private static Task RestartAsync(SimulatedTeams teams, params Override[] files)
    {
        teams.Lessons.Current = teams.Lessons.Current with { Organisation = OrganisationContent.Empty with { Overrides = files } };
        return teams.RestartAsync();
    }

    private static Task TendAsync(SimulatedTeams teams) => teams.Services.GetRequiredService<FileChangeNotices>().TendAsync(Cancel);

    /// <summary>What was told, to exactly those.</summary>
    private static async Task<IReadOnlyList<Said>> ToldAsync(SimulatedTeams teams, params string[] people)
    {
        var told = (await teams.Service.UntilAsync(all => all.Count(IsTaught) >= people.Length)).Where(IsTaught).ToList();
        Assert.Equal(people.Select(person => $"a:29:{person}"), told.Select(said => said.Conversation).Order(StringComparer.Ordinal));
        Assert.Equal(people.Length, teams.Look("SELECT COUNT(*) FROM outbox WHERE id LIKE 'learned:files:%'"));
        return told;
    }

    private static async Task<string> CheckAsync(SimulatedTeams teams, Said card, string title)
    {
        var action = SimulatedTeams.Actions(card.Card).Single(action => (string?)action["title"] == title);
        return (await teams.InvokeAsync("kim", card.Conversation, new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Change, ["data"] = action["data"]?.DeepClone() }, "manual")).ToJsonString();
    }

    private static bool IsTaught(Said said) => said.Text.Contains("Something you learned is different here", StringComparison.Ordinal);
}
