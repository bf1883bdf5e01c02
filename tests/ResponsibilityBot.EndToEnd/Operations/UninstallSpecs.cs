using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.EndToEnd.Slack;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>What is left in each table when the bot is removed. A table that is new stands in none of the lists, and fails these until somebody has decided.</summary>
public sealed class UninstallSpecs
{
    private const string Chat = "a:29:maria";

    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_removes_the_app_from_Slack_leaves_nothing_in_any_table_and_another_workspace_loses_nothing()
    {
        await using var slack = await SlackService.StartAsync();
        await using var bot = await SimulatedTeams.StartAsync(Start, SimulatedSlack.Settings(slack));
        using var people = new SlackPeople(bot.Address, bot.Time, bot.Services, slack);
        var tables = new FilledTables(bot.ConnectionString);
        tables.Fill(SlackService.Team, "UANNA", "slack", "C777", "team-1");
        tables.Fill("T999", "UOTHER", "slack", "C999", "team-2");
        // What the files hold is noted as the program runs.
        var others = tables.Others.Except(["content_revisions", "file_layers"]).ToDictionary(table => table, tables.Count);
        slack.IsLeft = true;
        // Slack may say it twice.
        for (var time = 0; time < 2; time++)
        {
            await people.HappensAsync(new JsonObject { ["type"] = "app_uninstalled" }, Cancel);
            Assert.All(tables.OfTenants, table => Assert.Equal((table, "gone"), (table, tables.Of(table, SlackService.Team, "UANNA"))));
            Assert.All(tables.OfTenants, table => Assert.NotEqual((table, "gone"), (table, tables.Of(table, "T999", "UOTHER"))));
        }

        // These know of no workspace: the content's states and layers, files that were written, the web chat's conversations, other installations.
        Assert.Equal(["content_revisions", "directline_activities", "directline_conversations", "exports", "file_layers", "installations"], tables.Others);
        Assert.All(others, before => Assert.Equal(before, KeyValuePair.Create(before.Key, tables.Count(before.Key))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_removes_the_bot_from_their_own_chat_in_Teams_takes_what_is_theirs_and_leaves_what_is_the_tenants(bool isBlockedBefore)
    {
        await using var bot = await SimulatedTeams.StartAsync(Start);
        var tables = new FilledTables(bot.ConnectionString);
        tables.Fill("contoso", "maria", "activity", Chat, "team-1");
        // A message that Teams refused says so before Teams does.
        if (isBlockedBefore)
            bot.Change("DELETE FROM conversations");
        await LeaveAsync(bot, Chat, null);
        Assert.Equal(Became(OfTheirOwnChat), Became(tables, "contoso"));
    }

    [Fact]
    public async Task Who_removes_the_bot_from_a_team_in_Teams_takes_its_channels_and_nobodys_results()
    {
        await using var bot = await SimulatedTeams.StartAsync(Start);
        var tables = new FilledTables(bot.ConnectionString);
        tables.Fill("contoso", "maria", "activity", SimulatedTeams.Channel, "team-1");
        // A channel belongs to nobody.
        bot.Change("UPDATE conversations SET person = NULL");
        await LeaveAsync(bot, SimulatedTeams.Channel, "team-1");
        Assert.Equal(Became(OfAChannel), Became(tables, "contoso"));
    }

    [Fact]
    public async Task Whoever_runs_the_bot_deletes_a_tenant_whose_id_is_written_twice()
    {
        var folder = Directory.CreateTempSubdirectory("forget-");
        try
        {
            var connection = $"Data Source={Path.Combine(folder.FullName, "bot.db")};Pooling=False";
            Assert.Equal(0, (await BotCommand.SayAsync("migrate", $"--Storage:ConnectionString={connection}")).Exit);
            var tables = new FilledTables(connection);
            tables.Fill("contoso", "maria", "activity", Chat, "team-1");
            tables.Fill("fabrikam", "omar", "activity", "a:29:omar", "team-2");
            var (exit, said) = await ForgetAsync("contoso", "contos");
            Assert.Equal(2, exit);
            Assert.Contains("Nothing was deleted", said, StringComparison.Ordinal);
            Assert.All(tables.OfTenants, table => Assert.NotEqual((table, "gone"), (table, tables.Of(table, "contoso", "maria"))));

            (exit, said) = await ForgetAsync("contoso", "contoso");
            Assert.True(exit == 0, said);
            Assert.All(tables.OfTenants, table => Assert.Equal((table, "gone"), (table, tables.Of(table, "contoso", "maria"))));
            Assert.All(tables.OfTenants, table => Assert.NotEqual((table, "gone"), (table, tables.Of(table, "fabrikam", "omar"))));

            (exit, said) = await ForgetAsync("contosso", "contosso");
            Assert.Equal((1, true), (exit, said.StartsWith("Nothing is kept of contosso, so nothing was deleted.", StringComparison.Ordinal)));

            Task<(int Exit, string Said)> ForgetAsync(string tenant, string again) => BotCommand.SayAsync("forget", tenant, "--confirm", again, $"--Storage:ConnectionString={connection}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task While_the_bot_runs_nothing_is_deleted_beside_it()
    {
        await using var bot = await SimulatedTeams.StartAsync(Start);
        var tables = new FilledTables(bot.ConnectionString);
        tables.Fill("contoso", "maria", "activity", Chat, "team-1");
        var (exit, said) = await BotCommand.SayAsync("forget", "contoso", "--confirm", "contoso", $"--Storage:ConnectionString={bot.ConnectionString}");
        Assert.True(exit == 1, said);
        Assert.All(tables.OfTenants, table => Assert.NotEqual((table, "gone"), (table, tables.Of(table, "contoso", "maria"))));
    }

    /// <summary>Looks at other people's figures stay for those who were looked at; what a tenant decided, runs and counts is nobody's.</summary>
    private static readonly (string What, string[] Tables)[] OfTheirOwnChat =
    [
        ("gone",
        [
            "asked_facts", "asked_topics", "challenge_players", "challenges", "conversations", "digests", "gap_watches", "habits", "memberships", "memories",
            "organisation_asks", "page_links", "people", "person_scores", "points", "questions", "quiz_runs", "rounds", "schedules", "shown_names", "topics",
            "welcomes", "zones",
        ]),
        ("without its person",
        [
            "clause_steps", "item_reports", "organisation_changes", "organisation_steps", "outbox",
        ]),
        ("without its words",
        [
            "inbox",
        ]),
        ("kept",
        [
            "belief_weeks", "broadcasts", "clause_reminders", "clauses", "deliveries", "figures", "file_layer_changes", "gap_looks", "gap_sightings", "gaps",
            "organisation_roles", "organisation_versions", "owners", "page_views", "posted_rounds", "score_remainders", "team_scores", "teams",
            "webhook_messages", "workload_stamps", "workloads",
        ]),
    ];

    /// <summary>What people know and did is theirs, and goes with their own chat.</summary>
    private static readonly (string What, string[] Tables)[] OfAChannel =
    [
        ("gone",
        [
            "challenge_players", "challenges", "conversations", "questions", "quiz_runs", "schedules", "topics", "welcomes",
        ]),
        ("without its words",
        [
            "inbox", "outbox",
        ]),
        ("kept",
        [
            "asked_facts", "asked_topics", "belief_weeks", "broadcasts", "clause_reminders", "clause_steps", "clauses", "deliveries", "digests", "figures",
            "file_layer_changes", "gap_looks", "gap_sightings", "gap_watches", "gaps", "habits", "item_reports", "memberships", "memories", "organisation_asks",
            "organisation_changes", "organisation_roles", "organisation_steps", "organisation_versions", "owners", "page_links", "page_views", "people",
            "person_scores", "points", "posted_rounds", "rounds", "score_remainders", "shown_names", "team_scores", "teams", "webhook_messages",
            "workload_stamps", "workloads", "zones",
        ]),
    ];

    private static IEnumerable<string> Became((string What, string[] Tables)[] expected) =>
        expected.SelectMany(each => each.Tables.Select(table => $"{table}: {each.What}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Became(FilledTables tables, string tenant) => tables.OfTenants.Select(table => $"{table}: {tables.Of(table, tenant, "maria")}").Order(StringComparer.Ordinal);

    private static async Task LeaveAsync(SimulatedTeams bot, string conversation, string? team)
    {
        var left = BotFixture.Activity(bot.Service.Url, conversation, "gone", "");
        left["type"] = "installationUpdate";
        left["action"] = "remove";
        left["from"] = new JsonObject { ["id"] = "29:maria", ["name"] = "Maria", ["aadObjectId"] = "maria" };
        left["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = team is null ? "personal" : "channel", ["tenantId"] = "contoso" };
        if (team is not null)
            left["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = team } };
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var answer = await http.PostAsJsonAsync(new Uri("api/messages", UriKind.Relative), left, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }
}
