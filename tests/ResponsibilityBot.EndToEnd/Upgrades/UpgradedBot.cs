using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.EndToEnd.Webhooks;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>Today's program, started a minute after an older version ended, on what that left: its own tables, or those of PostgreSQL into which they were moved.</summary>
internal sealed class UpgradedBot : IAsyncDisposable
{
    private readonly string? database;

    private UpgradedBot(LeftBehind left, SimulatedTeams teams, Receiver receiver, string? database) =>
        (Left, Teams, Receiver, Days, this.database) = (left, teams, receiver, new PlayedDays(teams), database);

    public LeftBehind Left { get; }

    public SimulatedTeams Teams { get; }

    public Receiver Receiver { get; }

    public PlayedDays Days { get; }

    public static async Task<UpgradedBot> StartAsync(string version, string engine)
    {
        var left = LeftBehind.Read(version);
        var receiver = await Receiver.StartAsync();
        var database = engine == "Postgres" ? $"upgrade_{Environment.ProcessId}_{Guid.CreateVersion7():n}" : null;
        if (database is not null)
            await TestServer.ExecuteAsync($"CREATE DATABASE {database}");
        var teams = await SimulatedTeams.StartOnAsync(left.At.AddMinutes(1), (service, file) => LeaveAsync(version, left, service, file, database), LeftBehind.SettingsFor(receiver));
        return new(left, teams, receiver, database);
    }

    /// <summary>A card that the older version sent, as it stands now.</summary>
    public Said Now(LeftCard card) => Teams.Service.Messages.Single(said => said.Number == card.Number);

    /// <summary>Presses a button of a card as the older version sent it; what the person is told.</summary>
    public async Task<string> PressAsync(string person, LeftCard card, string verb)
    {
        var answer = await Teams.PressAsync(person, card.Said, verb, card.Inputs);
        return (string?)(answer["value"] as System.Text.Json.Nodes.JsonObject)?["speak"] ?? answer["value"]?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await Teams.DisposeAsync();
        await Receiver.DisposeAsync();
        if (database is not null)
            await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
    }

    private static async Task<string[]> LeaveAsync(string version, LeftBehind left, TeamsService service, string file, string? database)
    {
        LeftBehind.Restore(version, file, service.Url);
        foreach (var card in left.Cards)
            service.Keep(card.Said);
        if (database is null)
            return [];
        var (exit, said) = await BotCommand.SayAsync("migrate", "--to", TestServer.In(database), $"--Storage:ConnectionString={file}");
        Assert.True(exit == 0, said);
        return ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={TestServer.In(database)}"];
    }
}
