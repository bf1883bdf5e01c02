using System.IO.Compression;
using System.Xml;
using CsvHelper;
using MiniExcelLibs;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>
/// An inventory as a file: CSV or a workbook whose first line names the columns name, service, environment and owner, in any order and beside others. Rows come one by one; a file is
/// never in memory as a whole.
/// </summary>
internal static class InventoryFile
{
    /// <summary>The largest file that is read: 50 MB.</summary>
    public const long MostBytes = 50 * 1024 * 1024;

    /// <summary>The most rows.</summary>
    public const int MostRows = 250_000;

    /// <summary>The most bytes that a workbook may have when it is unpacked: 300 MB. A hundred thousand rows have 20.</summary>
    public const long MostUnpacked = 300L * 1024 * 1024;

    /// <summary>The most files inside of a workbook.</summary>
    private const int MostEntries = 1_000;

    /// <summary>The most columns; a workbook can claim 16,384 for every row.</summary>
    private const int MostColumns = 100;

    private const string Name = "name", Service = "service", Environment = "environment", Owner = "owner";

    /// <summary>Hands each row to what reads it.</summary>
    /// <returns>What is wrong with the file itself, with its line where there is one; null if nothing. What was read of a broken file is to be thrown away.</returns>
    public static string? Read(Stream file, bool isWorkbook, Action<InventoryLine> take)
    {
        if (file.Length > MostBytes)
            return $" has {file.Length / 1024 / 1024} MB; at most {MostBytes / 1024 / 1024} are read. Split it, or leave columns out that nothing here needs.";
        try
        {
            return isWorkbook ? ReadWorkbook(file, take) : ReadCsv(file, take);
        }
        catch (CsvFormatException wrong)
        {
            return $": {wrong.Message}";
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or KeyNotFoundException or NullReferenceException or FormatException or ArgumentException)
        {
            // What the library says of a file that is none of its own depends on where it stumbles.
            return isWorkbook ? $" cannot be read as an Excel workbook ({wrong.Message.TrimEnd('.')}). Save it anew as .xlsx, or as CSV." : $": {wrong.Message}";
        }
    }

    private static string? ReadCsv(Stream file, Action<InventoryLine> take)
    {
        using var reader = CsvReader.Create(file, new CsvReaderOptions { TrackLineNumbers = true, MaxRecordSize = 64 * 1024, DetectSeparatorHint = true, MalformedData = CsvMalformedDataHandling.Throw }, leaveOpen: true);
        reader.ReadHeader();
        if (Columns.Of([.. reader.Headers]) is not { } columns)
            return Columns.Missing(reader.Headers);
        long rows = 0;
        while (reader.Read())
        {
            if (++rows > MostRows)
                return TooMany;
            var fields = reader.FieldCount;
            if (fields < columns.Fewest)
                return $":{reader.LineNumber}: has {fields} fields, the first line {reader.Headers.Count}; a field with a comma stands in quotes.";
            take(new(reader.LineNumber, Text(columns.Name), Text(columns.Service), Text(columns.Environment), Text(columns.Owner)));

            string Text(int column) => column < 0 || column >= fields ? "" : reader.GetString(column) ?? "";
        }

        return null;
    }

    private static string? ReadWorkbook(Stream file, Action<InventoryLine> take)
    {
        if (Unpacked(file) is { } bomb)
            return bomb;
        file.Position = 0;
        Columns? columns = null;
        long row = 0;
        foreach (var cells in MiniExcel.Query(file, useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>())
        {
            if (cells.Count > MostColumns)
                return $" has {cells.Count} columns; at most {MostColumns} are read. Delete the empty ones on the right and save it anew.";
            if (++row > MostRows + 1)
                return TooMany;
            string[] texts = [.. cells.Values.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
            if (columns is null)
            {
                columns = Columns.Of(texts);
                if (columns is null)
                    return Columns.Missing(texts);
            }
            else if (texts.Any(text => !string.IsNullOrWhiteSpace(text)))
            {
                take(new(row, Text(columns.Name), Text(columns.Service), Text(columns.Environment), Text(columns.Owner)));
            }

            string Text(int column) => column < 0 || column >= texts.Length ? "" : texts[column];
        }

        return columns is null ? " has no line in its first sheet; write name,service,environment,owner into the first." : null;
    }

    /// <summary>Unpacks all of it without keeping anything: what a packed file says of its size may be a lie.</summary>
    private static string? Unpacked(Stream file)
    {
        using var packed = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (packed.Entries.Count > MostEntries)
            return $" is no workbook: it holds {packed.Entries.Count} files, and a workbook has {MostEntries} at most.";
        var left = MostUnpacked;
        var buffer = new byte[64 * 1024];
        foreach (var entry in packed.Entries)
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                if ((left -= read) < 0)
                    return $" has more than {MostUnpacked / 1024 / 1024} MB when it is unpacked, which no inventory has. Save the one sheet as CSV.";
            }
        }

        return null;
    }

    private static string TooMany => $" has more than {MostRows} rows; split it.";

    /// <summary>Where the columns stand; -1 for those that are not there.</summary>
    private sealed record Columns(int Name, int Service, int Environment, int Owner)
    {
        public int Fewest => Math.Max(Name, Service) + 1;

        public static Columns? Of(IReadOnlyList<string> headings)
        {
            int At(string name) => headings.Select((text, index) => (text, index)).Where(each => each.text.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)).Select(each => each.index + 1).FirstOrDefault() - 1;
            var columns = new Columns(At(InventoryFile.Name), At(InventoryFile.Service), At(InventoryFile.Environment), At(InventoryFile.Owner));
            return columns.Name < 0 || columns.Service < 0 ? null : columns;
        }

        public static string Missing(IReadOnlyList<string> headings)
        {
            var shown = string.Join(',', headings.Take(8));
            return $":1: the first line must name the columns {InventoryFile.Name} and {InventoryFile.Service}, and may name {InventoryFile.Environment} and {InventoryFile.Owner}; it says '{(shown.Length > 80 ? shown[..80] + "…" : shown)}'.";
        }
    }
}
