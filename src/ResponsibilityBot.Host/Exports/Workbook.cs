using SpreadCheetah;
using SpreadCheetah.Styling;

namespace ResponsibilityBot.Host.Exports;

/// <summary>Workbooks of one sheet. Text stands in it as text, so that nothing in it is ever run as a formula.</summary>
internal static class Workbook
{
    /// <summary>The file's bytes: a bold line of headings, then the rows.</summary>
    public static async Task<byte[]> WriteAsync(string sheet, IReadOnlyList<string> headings, IEnumerable<Cell[]> rows, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: cancel))
        {
            await book.StartWorksheetAsync(sheet, token: cancel);
            var bold = book.AddStyle(new Style { Font = { Bold = true } });
            await book.AddRowAsync([.. headings.Select(name => new StyledCell(name, bold))], cancel);
            foreach (var row in rows)
                await book.AddRowAsync(row, cancel);
            await book.FinishAsync(cancel);
        }

        return file.ToArray();
    }
}
