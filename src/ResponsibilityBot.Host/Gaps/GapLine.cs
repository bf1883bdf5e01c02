using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Host.Gaps;

/// <summary>
/// A gap as a line of CSV; the names are the headings. A question that nobody could answer has the kind <c>question</c>. Of what an organisation does not hold, the words say what is missing,
/// and the rows that it concerns stand where a question has those on offer.
/// </summary>
[CsvRecord]
internal sealed partial record GapLine(string Words, string Outcome, string Offered, string CorrectedTo, int Count, string First, string Last, string Tenant, string Kind, string Workload)
{
    private const string Question = "question", Organisation = "organisation";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<CountedGap> gaps, IReadOnlyList<OrganisationGapEntry> organisation) => CsvFile.Write(gaps.Select(Of).Concat(organisation.Select(Of)));

    private static GapLine Of(CountedGap counted)
    {
        var entry = GapEntry.Of(counted);
        return new(entry.Words, entry.Outcome, string.Join("; ", entry.Offered), string.Join("; ", entry.CorrectedTo), entry.Count, entry.First, entry.Last, entry.Tenant, Question, "");
    }

    private static GapLine Of(OrganisationGapEntry gap) =>
        new(gap.Text, Organisation, string.Join("; ", gap.Responsibilities), "", 1, gap.Found, gap.Found, gap.Tenant, gap.Kind, gap.Workload ?? "");
}
