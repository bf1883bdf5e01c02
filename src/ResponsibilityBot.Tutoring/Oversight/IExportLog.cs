namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Which files of figures were written, so that none is written again after somebody took it away. Storage provides it. Safe for use by many threads.</summary>
public interface IExportLog
{
    /// <summary>Whether a file of that name was written.</summary>
    ValueTask<bool> HasAsync(string name, CancellationToken cancel);

    /// <summary>Keeps that it was.</summary>
    Task AddAsync(string name, DateTimeOffset at, CancellationToken cancel);
}
