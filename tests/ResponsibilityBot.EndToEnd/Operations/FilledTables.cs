using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>A database of SQLite with a row of a tenant in each table that has tenants: somebody's, of one place, as far as the table tells people and places apart.</summary>
/// <param name="connectionString">Where.</param>
internal sealed class FilledTables(string connectionString)
{
    /// <summary>Columns that name a person by their id.</summary>
    private static readonly string[] Persons = ["person", "viewer", "decider", "answerer"];

    /// <summary>The tables that have a tenant.</summary>
    public IReadOnlyList<string> OfTenants => [.. Texts("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'tenant'")];

    /// <summary>All others of ours.</summary>
    public IReadOnlyList<string> Others =>
        [.. Texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT IN (SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE c.name = 'tenant')")];

    /// <summary>Puts the rows there.</summary>
    public void Fill(string tenant, string person, string channel, string place, string team)
    {
        foreach (var table in OfTenants)
        {
            var columns = Texts($"SELECT name || ' ' || type FROM pragma_table_info('{table}') WHERE name <> 'sequence'").Select(column => column.Split(' ')).ToList();
            Run($"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column[0]}\""))}) VALUES ({string.Join(", ", columns.Select(column => ValueOf(table, column[0], column[1])))})");
        }

        string ValueOf(string table, string column, string type) => (table, column) switch
        {
            (_, "tenant") => $"'{tenant}'",
            (_, "channel") => $"'{channel}'",
            (_, "conversation") => $"'{place}'",
            ("conversations", "team") => $"'{team}'",
            // A turn is blanked as soon as it is over.
            ("inbox", "body") => "''",
            // Weeks that are over are closed at the start.
            ("asked_topics", "week") => "1000000",
            _ when Persons.Contains(column) => $"'{person}'",
            // What stands in the way of others, in a unique index, is another row's.
            _ => type == "TEXT" ? $"'{tenant} {place}'" : "2",
        };
    }

    /// <summary>What became of the row of a tenant: gone, there without its person, there without its words, or kept.</summary>
    public string Of(string table, string tenant, string person)
    {
        if (Number($"SELECT COUNT(*) FROM {table} WHERE tenant = '{tenant}'") == 0)
            return "gone";
        var columns = Texts($"SELECT name FROM pragma_table_info('{table}')");
        var persons = columns.Intersect(Persons).ToList();
        if (persons.Count > 0 && Number($"SELECT COUNT(*) FROM {table} WHERE tenant = '{tenant}' AND '{person}' IN ({string.Join(", ", persons)})") == 0)
            return "without its person";
        return columns.Contains("body") && Number($"SELECT COUNT(*) FROM {table} WHERE tenant = '{tenant}' AND body <> ''") == 0 ? "without its words" : "kept";
    }

    /// <summary>How many rows a table has.</summary>
    public long Count(string table) => Number($"SELECT COUNT(*) FROM {table}");

    private long Number(string sql) => long.Parse(Texts(sql).Single(), CultureInfo.InvariantCulture);

    private void Run(string sql) => Texts(sql);

    private List<string> Texts(string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return [.. texts.Order(StringComparer.Ordinal)];
    }
}
