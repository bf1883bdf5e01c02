using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

/// <summary>
/// What held in an organisation in a period, worked out from its history until the period's end alone: what was done afterwards changes nothing.
/// </summary>
/// <param name="files">What the files of the installation say.</param>
/// <param name="records">What is recorded.</param>
/// <param name="period">The period.</param>
public sealed class EvidenceHistory(OrganisationContent files, EvidenceRecords records, EvidencePeriod period)
{
    /// <summary>What was laid over the table on any day of the period: by files, then by chat, each by its id.</summary>
    public IReadOnlyList<HeldOverride> Overrides { get; } =
    [
        .. All(files, records).Where(held => held.Override.Since <= period.To && !(held.LastDay < period.From)).OrderBy(held => held.IsOfFiles ? 0 : 1).ThenBy(held => held.Override.Id, StringComparer.Ordinal),
    ];

    /// <summary>The steps of changes within the period, the oldest first.</summary>
    public IReadOnlyList<ChangeEvent> Steps { get; } = [.. records.Changes.Where(step => step.At >= period.Start && step.At < period.End)];

    /// <summary>The steps of clauses within the period, the oldest first.</summary>
    public IReadOnlyList<ClauseEvent> ClauseSteps { get; } = [.. records.Clauses.Where(step => step.At >= period.Start && step.At < period.End)];

    /// <summary>The clauses as they stood at the period's end, by their ids.</summary>
    public IReadOnlyList<Clause> Clauses { get; } = [.. AtEnd(files, records).OrderBy(clause => clause.Id, StringComparer.Ordinal)];

    /// <summary>The states of the content in the period: the one that it began with, and all that began in it.</summary>
    public IReadOnlyList<TaughtRevision> Revisions { get; } =
    [
        .. records.Revisions.Where(state => state.Since < period.Start).TakeLast(1), .. records.Revisions.Where(state => state.Since >= period.Start),
    ];

    /// <summary>
    /// Gaps of which the history knows the days: what fell away by its date and was not replaced, and clauses that were not renewed. Those that were open on any day of the
    /// period, by the day on which they opened.
    /// </summary>
    public IReadOnlyList<DatedGap> Gaps { get; } =
    [
        .. OverrideGaps(All(files, records)).Concat(ClauseGaps(files, records, period))
            .Where(gap => gap.Opened <= period.To && !(gap.Closed < period.From))
            .OrderBy(gap => gap.Opened).ThenBy(gap => gap.Kind, StringComparer.Ordinal).ThenBy(gap => gap.Of, StringComparer.Ordinal),
    ];

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static List<HeldOverride> All(OrganisationContent files, EvidenceRecords records)
    {
        var held = files.Overrides.Select(change => new HeldOverride(change, true, change.Approver, null)).ToList();
        foreach (var steps in records.Changes.GroupBy(step => step.Change.Id, StringComparer.Ordinal))
        {
            if (steps.FirstOrDefault(step => step.Step == ChangeStep.Approved) is not { } approved || held.Exists(other => other.Override.Id == steps.Key))
                continue;
            DateOnly? ended = steps.FirstOrDefault(step => step.Step == ChangeStep.RolledBack) is { } back ? DayOf(back.At) : null;
            held.Add(new(approved.Change.Override, false, approved.By?.Name ?? approved.Change.Override.Approver, ended));
        }

        return held;
    }

    private static IEnumerable<Clause> AtEnd(OrganisationContent files, EvidenceRecords records)
    {
        var own = records.Clauses.GroupBy(step => step.Clause.Id, StringComparer.Ordinal).Select(steps => steps.Last()).Where(last => last.Step != ClauseStep.Removed).Select(last => last.Clause);
        return OrganisationMerge.Of(OrganisationContent.Empty with { Clauses = files.Clauses }, OrganisationContent.Empty with { Clauses = [.. own] }).Clauses;
    }

    private static IEnumerable<DatedGap> OverrideGaps(List<HeldOverride> all)
    {
        foreach (var gone in all.Where(held => held.Override.Until is { } until && !(held.Ended <= until)))
        {
            var opened = gone.Override.Until.GetValueOrDefault().AddDays(1);
            var others = all.Where(other => other != gone && IsSamePlace(other.Override, gone.Override) && !(other.LastDay < opened)).ToList();
            if (others.Exists(other => other.Override.Since <= opened))
                continue;
            yield return new("expired-override", gone.Override.Id, opened, others.Select(other => (DateOnly?)other.Override.Since).Min());
        }
    }

    private static bool IsSamePlace(Override one, Override other) =>
        one.Layer == other.Layer && one.Responsibility == other.Responsibility && one.Target == other.Target && one.Workload == other.Workload;

    private static IEnumerable<DatedGap> ClauseGaps(OrganisationContent files, EvidenceRecords records, EvidencePeriod period)
    {
        var steps = records.Clauses.ToLookup(step => step.Clause.Id, StringComparer.Ordinal);
        foreach (var id in files.Clauses.Select(clause => clause.Id).Concat(steps.Select(each => each.Key)).Distinct(StringComparer.Ordinal))
        {
            // A clause of the files counts as written down before all else.
            var states = files.Clauses.Where(clause => clause.Id == id).Select(clause => (Clause: clause, Step: ClauseStep.Added, Day: DateOnly.MinValue))
                .Concat(steps[id].Select(step => (step.Clause, step.Step, Day: DayOf(step.At)))).ToList();
            for (var at = 0; at < states.Count; at++)
            {
                DateOnly? next = at + 1 < states.Count ? states[at + 1].Day : null;
                var opened = states[at].Clause.Renewal == DateOnly.MaxValue ? DateOnly.MaxValue : states[at].Clause.Renewal.AddDays(1);
                if (states[at].Step != ClauseStep.Removed && opened <= period.To && !(next < opened))
                    yield return new("expired-clause", id, opened, next);
            }
        }
    }
}

/// <summary>What was laid over the table.</summary>
/// <param name="Override">What it says.</param>
/// <param name="IsOfFiles">Whether it stands in the files of the installation.</param>
/// <param name="Approver">Who approved it, by name.</param>
/// <param name="Ended">The day on which somebody ended it, or null.</param>
public sealed record HeldOverride(Override Override, bool IsOfFiles, string Approver, DateOnly? Ended)
{
    /// <summary>The last day on which it held for at least a part of the day, or null while nobody ends it.</summary>
    public DateOnly? LastDay => Ended is { } ended && !(Override.Until < ended) ? ended : Override.Until;
}

/// <summary>A gap with its days.</summary>
/// <param name="Kind">The word for its kind, as in files of gaps.</param>
/// <param name="Of">The id of the override or clause that it is about.</param>
/// <param name="Opened">The first day on which it was open.</param>
/// <param name="Closed">The day on which it was closed, or null if it was open at the period's end.</param>
public sealed record DatedGap(string Kind, string Of, DateOnly Opened, DateOnly? Closed);
