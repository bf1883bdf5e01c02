using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.EndToEnd.Webhooks;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>What a version of the bot left behind after <see cref="PlayedDays"/>: <c>versions/NAME/data.sql</c> and <c>left.json</c>. A file of it is never changed.</summary>
/// <param name="Commit">The commit of the program that wrote it.</param>
/// <param name="At">When it ended, by its own clock.</param>
/// <param name="Cards">Cards that stood in Teams, as they were sent.</param>
/// <param name="Heard">What it answered to whom, of itself.</param>
/// <param name="Figures">Numbers by the SQL that counts them, as they were in its tables.</param>
internal sealed record LeftBehind(string Commit, DateTimeOffset At, IReadOnlyList<LeftCard> Cards, IReadOnlyList<Heard> Heard, IReadOnlyDictionary<string, long> Figures)
{
    /// <summary>Stands in the data for the connector, whose address differs with each run.</summary>
    public const string Connector = "http://connector.invalid/teams";

    private const string Data = "data.sql";
    private const string Rest = "left.json";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folders of all versions.</summary>
    public static string Folder => Repository.PathOf("tests", "ResponsibilityBot.EndToEnd", "Upgrades", "versions");

    /// <summary>The names of all versions, the oldest first.</summary>
    public static IReadOnlyList<string> Versions => [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static LeftBehind Read(string version) =>
        JsonSerializer.Deserialize<LeftBehind>(File.ReadAllText(Path.Combine(Folder, version, Rest)), Format) ?? throw new InvalidOperationException($"{version} is empty");

    /// <summary>Makes a version's database.</summary>
    /// <param name="version">Its name.</param>
    /// <param name="connectionString">A file of SQLite that is not there yet.</param>
    /// <param name="connector">The address of the connector that its rows are to name.</param>
    public static void Restore(string version, string connectionString, string connector = Connector)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqlText.Execute(connection, File.ReadAllText(Path.Combine(Folder, version, Data)).Replace(Connector, connector, StringComparison.Ordinal));
    }

    /// <summary>What the program was and is set to.</summary>
    public static string[] SettingsFor(Receiver receiver) =>
    [
        "--Access:Hosts:0=maria", "--Access:Admins:0=contoso/author", "--Access:Authors:0=contoso/maria", "--Access:Authors:1=contoso/adele",
        "--Webhooks:Endpoints:0:Name=portal", "--Webhooks:Endpoints:0:Tenant=contoso", $"--Webhooks:Endpoints:0:Address={receiver.Address}",
        $"--Webhooks:Endpoints:0:Secret={WebhookSignature.CreateSecret()}", "--Webhooks:Endpoints:0:Events:0=round.closed",
    ];

    public LeftCard Card(string what) => Cards.First(card => card.What == what);

    /// <summary>Writes it into a new folder.</summary>
    public void Write(string version, string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, version)).FullName;
        File.WriteAllText(Path.Combine(folder, Data), data);
        File.WriteAllText(Path.Combine(folder, Rest), JsonSerializer.Serialize(this, Format) + "\n");
    }
}

/// <summary>A card as it stood.</summary>
/// <param name="What">Which it was, such as "daily 1".</param>
/// <param name="Number">Its id.</param>
/// <param name="Conversation">Where it stood.</param>
/// <param name="Activity">What was sent, or the last edition.</param>
/// <param name="Right">The inputs of a right answer, by their names; none where it asks nothing.</param>
internal sealed record LeftCard(string What, int Number, string Conversation, JsonObject Activity, IReadOnlyDictionary<string, string> Right)
{
    public Said Said => new(Number, Conversation, Activity, 0);

    public (string Name, string Value)[] Inputs => [.. Right.Select(input => (input.Key, input.Value))];
}

/// <summary>What somebody heard in their own chat.</summary>
/// <param name="Person">Who.</param>
/// <param name="Says">What they said.</param>
/// <param name="Holds">The parts of the answer that must be in every later version's.</param>
internal sealed record Heard(string Person, string Says, IReadOnlyList<string> Holds);
