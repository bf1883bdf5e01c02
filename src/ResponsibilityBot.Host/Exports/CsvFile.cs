using CsvHelper;

namespace ResponsibilityBot.Host.Exports;

/// <summary>
/// CSV for spreadsheets: UTF-8 with a byte order mark, which Excel needs, and an apostrophe before what a spreadsheet would run as a
/// formula (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>The file's bytes: a line of headings, then one line a record.</summary>
    /// <typeparam name="T">A <see cref="CsvRecordAttribute"/> type; the names of its members are the headings.</typeparam>
    public static byte[] Write<T>(IEnumerable<T> records)
    {
        using var file = new MemoryStream();
        using (var writer = CsvWriter.Create(file, Options, leaveOpen: true))
            writer.WriteRecords(records);
        return file.ToArray();
    }

    /// <summary>Writes a line of headings, then the records, for columns that are not known before.</summary>
    public static void Write(Stream file, IReadOnlyList<string> headings, IEnumerable<string[]> records)
    {
        using var writer = CsvWriter.Create(file, Options, leaveOpen: true);
        writer.WriteRecord([.. headings]);
        foreach (var record in records)
            writer.WriteRecord(record);
    }
}
