using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Host.Gaps;

/// <summary>A gap as a line of CSV; the names are the headings.</summary>
[CsvRecord]
internal sealed partial record GapLine(string Words, string Outcome, string Offered, string CorrectedTo, int Count, string First, string Last, string Tenant)
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<CountedGap> gaps) => CsvFile.Write(gaps.Select(Of));

    private static GapLine Of(CountedGap counted)
    {
        var entry = GapEntry.Of(counted);
        return new(entry.Words, entry.Outcome, string.Join("; ", entry.Offered), string.Join("; ", entry.CorrectedTo), entry.Count, entry.First, entry.Last, entry.Tenant);
    }
}
