namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// A lock file beside the database, held while the program runs: one process has one database file. The operating system lets it go when
/// the process ends, however it ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; waits for a process that is about to end.</summary>
    /// <exception cref="IOException">Another process holds it all the while.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException busy) when (busy is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (time.GetElapsedTime(began) >= patience)
                {
                    throw new IOException(
                        $"Another process uses the database (it holds {path}). Stop it, or give this one its own Storage:ConnectionString.", busy);
                }
            }

            await Task.Delay(Step, time, cancel);
        }
    }

    public void Dispose() => file.Dispose();
}
