using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>What is said of gaps.</summary>
public static class GapReplies
{
    /// <summary>Gaps that are told; the page and the file have them all.</summary>
    private const int MostTold = 8;

    /// <summary>Buttons to assign workloads.</summary>
    private const int MostButtons = 3;

    /// <summary>Buttons on decisions.</summary>
    private const int MostDecisions = 2;

    /// <summary>
    /// The gaps of an organisation on a day, with a button for each of the first workloads that nobody runs and the first decisions that need another. Who runs a workload a host says at
    /// once; a decision on a duty is proposed and a second person approves it, whoever found the gap.
    /// </summary>
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
                .. gaps.Where(gap => gap is { Kind: GapKind.NoOwner or GapKind.UnknownRole, Decision: null }).Select(gap => gap.Workload).OfType<Workload>().Where(workload => !content.Roles.Any(role => role.Id == workload.Role)).DistinctBy(workload => workload.Id).Take(MostButtons)
                    .Select(workload => Button.To(ShownText.Cut(phrases.Say("button-assign-to", ("workload", WorkloadName.Of(workload))), 40), Verbs.Workload, "workload", workload.Id)),
                .. gaps.Where(gap => gap.Decision is not null).DistinctBy(gap => gap.Decision?.Id).Select(gap => ButtonOf(gap, curriculum, content)).OfType<Button>().Take(MostDecisions),
            ],
        };
    }

    /// <summary>Of two decisions the one that was overtaken is ended, if it was made in chat; instead of one that fell away another is proposed.</summary>
    private static Button? ButtonOf(OrganisationGap gap, Curriculum curriculum, OrganisationContent content)
    {
        if (gap.Decision is not { } decision)
            return null;
        var duty = curriculum.Table.NameOf(decision.Responsibility);
        return gap.Kind != GapKind.TwoOwners
            ? ChangeForm.Draft(ShownText.Cut(curriculum.Phrases.Say("button-propose-duty", ("duty", duty)), 40), decision, content.Role(decision.Role)?.Name ?? "")
            : ChangeDesk.IsFromChat(decision.Id) ? Button.To(ShownText.Cut(curriculum.Phrases.Say("button-roll-back", ("duty", duty)), 40), Verbs.Open, Verbs.Form, RollBackForm.FormId, "change", decision.Id) : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
