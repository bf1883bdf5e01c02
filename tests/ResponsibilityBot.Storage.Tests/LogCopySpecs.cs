using Microsoft.Data.Sqlite;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage.Tests;

public sealed class LogCopySpecs : IDisposable
{
    /// <summary>Each row fills three pages of 4 KB, and with what leads to them puts five into the log.</summary>
    private const int RowBytes = 12_000;

    private readonly string folder = Directory.CreateTempSubdirectory("log-").FullName;
    private readonly List<Exception> failures = [];

    private string File => Path.Combine(folder, "bot.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_log_of_four_megabytes_is_copied_beside_the_writer()
    {
        using var writer = Open();
        using (var log = new LogCopy(Open, failures.Add))
        {
            Write(writer, log, rows: 300);
            Assert.Equal(0, log.Rests);
        }

        Assert.Empty(failures);
        Assert.InRange(new FileInfo(File).Length, 2_000_000, 4_000_000);
    }

    [Fact]
    public void A_shorter_one_is_left_as_it_is()
    {
        using var writer = Open();
        using (var log = new LogCopy(Open, failures.Add))
            Write(writer, log, rows: 150);
        Assert.InRange(new FileInfo(File).Length, 0, 1_000_000);
    }

    [Fact]
    public void A_log_that_became_long_begins_anew()
    {
        using var writer = Open();
        using var log = new LogCopy(Open, failures.Add);
        for (var round = 0; round < 100 && log.Rests == 0; round++)
            Write(writer, log, rows: 300);
        Assert.Equal(1, log.Rests);
        var longest = new FileInfo(File + "-wal").Length;
        Write(writer, log, rows: 1000);
        Assert.Equal(longest, new FileInfo(File + "-wal").Length);
        Assert.Empty(failures);
    }

    [Fact]
    public void What_fails_is_told_and_the_writer_goes_on()
    {
        using var writer = Open();
        using (var log = new LogCopy(() => throw new SqliteException("no such disk", 14), failures.Add))
            Write(writer, log, rows: 300);
        Assert.Contains("no such disk", Assert.Single(failures).Message, StringComparison.Ordinal);
    }

    private static void Write(SqliteConnection writer, LogCopy log, int rows)
    {
        using var insert = writer.CreateCommand();
        insert.CommandText = $"INSERT INTO rows (body) VALUES (randomblob({RowBytes}))";
        for (var row = 0; row < rows; row++)
        {
            insert.ExecuteNonQuery();
            log.Committed(writer.Handle ?? throw new InvalidOperationException("closed"));
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0; CREATE TABLE IF NOT EXISTS rows (body BLOB)";
        settings.ExecuteNonQuery();
        return connection;
    }
}
