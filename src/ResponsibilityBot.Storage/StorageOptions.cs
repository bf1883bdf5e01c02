using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsibilityBot.Storage;

/// <summary>The section <c>Storage</c> of the configuration.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c> (the default) or <c>Postgres</c>.</summary>
    [EnumDataType(typeof(StorageProvider), ErrorMessage = "Storage:Provider is not known; write Sqlite or Postgres.")]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>
    /// Where the data is: a file for SQLite, a server and a database for PostgreSQL. A relative path is relative to the folder that the
    /// program was started in; the folder is created, a database of PostgreSQL is not.
    /// </summary>
    [Required(ErrorMessage = "Storage:ConnectionString is empty; write for example Data Source=data/responsibilitybot.db.")]
    public string ConnectionString { get; set; } = "Data Source=data/responsibilitybot.db";

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.Postgres && ServerProblem() is { } lack)
            yield return new($"Storage:ConnectionString {lack}; write for example Host=localhost;Database=responsibilitybot;Username=bot;Password=secret.");
        else if (Provider == StorageProvider.Sqlite && FileProblem() is { } problem)
            yield return new($"Storage:ConnectionString {problem}; write for example Data Source=data/responsibilitybot.db.");
    }

    private string? ServerProblem()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(ConnectionString) switch
            {
                { Host: null or "" } => "names no server",
                { Database: null or "" } => "names no database",
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            return "cannot be read as one of PostgreSQL";
        }
    }

    private string? FileProblem()
    {
        SqliteConnectionStringBuilder parsed;
        try
        {
            parsed = new(ConnectionString);
        }
        catch (ArgumentException)
        {
            return "cannot be read";
        }

        if (parsed.Mode == SqliteOpenMode.Memory || parsed.DataSource is "" or ":memory:")
            return "must name a file, or nothing would survive a restart";
        return parsed.Mode == SqliteOpenMode.ReadOnly ? "must allow writing" : null;
    }
}

/// <summary>The database engines.</summary>
internal enum StorageProvider
{
    /// <summary>One file, one process, no server.</summary>
    Sqlite,

    /// <summary>A server, several processes.</summary>
    Postgres,
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
