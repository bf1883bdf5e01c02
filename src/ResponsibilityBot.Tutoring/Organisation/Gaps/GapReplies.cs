using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>What is said of gaps.</summary>
public static class GapReplies
{
    /// <summary>Gaps that are told; the page and the file have them all.</summary>
    private const int MostTold = 8;

    /// <summary>Buttons to assign.</summary>
    private const int MostButtons = 3;

    /// <summary>The gaps of an organisation on a day, with a button for each of the first workloads that nobody runs.</summary>
    public static Reply Of(Curriculum curriculum, OrganisationContent content, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(content);
        var phrases = curriculum.Phrases;
        if (content is { Workloads: [], Clauses: [] })
            return new Reply.Said(phrases.Say("workload-none"));
        var gaps = GapFinder.Find(new RaciBuilder(new(curriculum.Table, content), day));
        if (gaps.Count == 0)
            return content.Workloads.Count == 0 ? new Reply.Said(phrases.Say("workload-none")) : new Reply.Said(phrases.Say("gaps-none", ("count", Number(content.Workloads.Count))));
        var more = gaps.Count - MostTold;
        return new Reply.Explanation(
            phrases.Say("gaps-title", ("count", Number(gaps.Count))),
            more > 0 ? phrases.Say("gaps-lead-more", ("most", Number(MostTold))) : phrases.Say("gaps-lead"),
            [.. gaps.Take(MostTold).Select(gap => new Point(gap.Subject, gap.Text))])
        {
            Buttons =
            [
                .. gaps.Where(gap => gap is { Kind: GapKind.NoOwner or GapKind.UnknownRole, Workload: not null }).Select(gap => gap.Workload).OfType<Workload>().DistinctBy(workload => workload.Id).Take(MostButtons)
                    .Select(workload => Button.To(ShownText.Cut(phrases.Say("button-assign-to", ("workload", WorkloadName.Of(workload))), 40), Verbs.Workload, "workload", workload.Id)),
            ],
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
