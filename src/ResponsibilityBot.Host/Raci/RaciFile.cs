using System.Drawing;
using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ResponsibilityBot.Host.Raci;

/// <summary>Charts as a file. They are made one after another while it is written.</summary>
internal static class RaciFile
{
    private const double RulesWidth = 110;

    private static readonly string[] Rules =
    [
        "R does the work or a part of it. A answers for it: exactly one in each row. C is asked. I is told. A/R is both.",
        "The provider has R where it does the work alone or shares it, and where a setting decides and may leave the work to it.",
        "The customer's side has R where it does the work, shares it, or chooses the setting that decides. The role that does its part has the letter; whoever else runs the workload has C.",
        "A is the side that answers for the duty in the table, whoever does the work: for data classification, access, compliance, backup strategy, encryption, monitoring and incidents that is always the customer.",
        "A party without R and A has C where the work cannot be done without what it knows or chooses; the customer's side else has I.",
        "'" + RaciTable.NoRole + "' is the customer's side while no role holds the duty: these cells are the gaps to close.",
        "The columns of frameworks name the domain in which auditors look for the duty. They are general knowledge, not a claim that a control is met.",
    ];

    /// <summary>Writes the charts of workloads.</summary>
    /// <param name="file">Where; left open.</param>
    /// <param name="format">csv, json or xlsx.</param>
    /// <param name="builder">Makes the charts.</param>
    /// <param name="workloads">In their order.</param>
    /// <param name="cancel">Ends the writing.</param>
    public static async Task WriteAsync(Stream file, string format, RaciBuilder builder, IReadOnlyList<Workload> workloads, CancellationToken cancel)
    {
        var sheets = workloads.Select(builder.Of);
        var table = new RaciTable(builder);
        if (format == "json")
            await JsonSerializer.SerializeAsync(file, RaciDocument.Of(builder, sheets, cancel), RaciJson.Readable.RaciDocument, cancel);
        else if (format == "xlsx")
            await WriteWorkbookAsync(file, builder, table, Lines(table, sheets, cancel), workloads.Count, cancel);
        else
            CsvFile.Write(file, table.Headings, Lines(table, sheets, cancel));
    }

    private static IEnumerable<string[]> Lines(RaciTable table, IEnumerable<RaciSheet> sheets, CancellationToken cancel) =>
        sheets.Select(sheet => table.Lines(sheet).ToList()).Ahead(cancel).SelectMany(lines => lines);

    private static async Task WriteWorkbookAsync(Stream file, RaciBuilder builder, RaciTable table, IEnumerable<string[]> lines, int count, CancellationToken cancel)
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, new SpreadCheetahOptions { CompressionLevel = SpreadCheetahCompressionLevel.Fastest }, cancel);
        var looks = new Looks(book);
        // Responsibilities stay in sight while the letters of many roles pass by.
        var options = new WorksheetOptions { FrozenRows = 1, FrozenColumns = 5, AutoFilter = new AutoFilterOptions($"A1:{Column(table.Headings.Count)}1048576") };
        double[] widths = [.. Enumerable.Range(0, table.Headings.Count).Select(column => WidthOf(table, column))];
        for (var column = 0; column < widths.Length; column++)
            options.Column(column + 1).Width = widths[column];
        await book.StartWorksheetAsync("RACI", options, cancel);
        await book.AddRowAsync([.. table.Headings.Select(heading => new StyledCell(heading, looks.Heading))], new RowOptions { Height = 45 }, cancel);
        var (first, letters) = table.Letters;
        // One row's cells for all of them: they are written before the next are filled in.
        var cells = new StyledCell[table.Headings.Count];
        foreach (var line in lines)
        {
            for (var column = 0; column < cells.Length; column++)
                cells[column] = new StyledCell(Filled(line[column]), column < first || column >= first + letters ? looks.Text : looks.Of(line[column], isGap: column == first + letters - 1));
            await book.AddRowAsync(cells, new RowOptions { Height = HeightOf(line, widths) }, cancel);
        }

        await book.StartWorksheetAsync("How to read it", Wide(RulesWidth), cancel);
        await book.AddRowAsync([new StyledCell($"{count.ToString(CultureInfo.InvariantCulture)} workloads on {builder.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, table revision {builder.Table.Table.Revision}", looks.Heading)], cancel);
        foreach (var rule in Rules)
            await book.AddRowAsync([new StyledCell(rule, looks.Text)], new RowOptions { Height = HeightOf([rule], [RulesWidth]) }, cancel);
        await book.FinishAsync(cancel);
    }

    // A cell that is empty, not one with a text of no letters: filters and formulas take it for blank, and it is written in a third of the time.
    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static WorksheetOptions Wide(double width)
    {
        var options = new WorksheetOptions();
        options.Column(1).Width = width;
        return options;
    }

    /// <summary>High enough for the text that wraps most: LibreOffice does not measure it when it opens a workbook.</summary>
    private static double HeightOf(string[] line, double[] widths)
    {
        const double OfLine = 13;
        const int MostLines = 12;
        // A line breaks between words, so it holds less than its width.
        var lines = 1.0;
        for (var column = 0; column < line.Length; column++)
            lines = Math.Max(lines, Math.Ceiling(line[column].Length / (0.9 * widths[column])));
        return OfLine * Math.Clamp(lines, 1, MostLines);
    }

    private static double WidthOf(RaciTable table, int column)
    {
        var (first, letters) = table.Letters;
        return column >= first && column < first + letters ? 12 : table.Headings[column] switch
        {
            "Provider does" or "You do" => 60,
            "Responsibility" or "Services" or "Reason" or "Depends on" => 34,
            "Workload" or "Area" or "Accountable" => 20,
            var heading when column >= table.Headings.Count - 1 - 4 && heading != "Revision" => 34,
            _ => 14,
        };
    }

    private static string Column(int number) => number <= 26 ? ((char)('A' + number - 1)).ToString() : Column((number - 1) / 26) + (char)('A' + ((number - 1) % 26));

    /// <summary>The styles of a workbook. The letters say what the colours say.</summary>
    private sealed class Looks
    {
        private readonly Dictionary<string, StyleId> letters;
        private readonly StyleId gap;

        public Looks(Spreadsheet book)
        {
            Heading = book.AddStyle(new Style { Font = { Bold = true, Color = Color.White }, Fill = { Color = Color.FromArgb(0x17, 0x4a, 0x96) }, Alignment = { WrapText = true, Vertical = VerticalAlignment.Center } });
            Text = book.AddStyle(new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } });
            letters = new(StringComparer.Ordinal)
            {
                ["A/R"] = Letter(book, Color.FromArgb(0xfd, 0xe6, 0xb0), bold: true),
                ["A"] = Letter(book, Color.FromArgb(0xfd, 0xf1, 0xd8), bold: true),
                ["R"] = Letter(book, Color.FromArgb(0xe3, 0xf4, 0xe8), bold: false),
                ["C"] = Letter(book, Color.FromArgb(0xe3, 0xee, 0xfc), bold: false),
                ["I"] = Letter(book, Color.FromArgb(0xee, 0xf1, 0xf5), bold: false),
                [""] = Letter(book, null, bold: false),
            };
            gap = Letter(book, Color.FromArgb(0xf6, 0xb7, 0xb0), bold: true);
        }

        public StyleId Heading { get; }

        public StyleId Text { get; }

        public StyleId Of(string letter, bool isGap) => isGap && letter is ("A/R" or "A" or "R") ? gap : letters[letter];

        private static StyleId Letter(Spreadsheet book, Color? fill, bool bold) => book.AddStyle(new Style
        {
            Font = { Bold = bold },
            Fill = { Color = fill },
            Alignment = { Horizontal = HorizontalAlignment.Center, Vertical = VerticalAlignment.Top },
        });
    }
}
