using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

namespace ResponsibilityBot.Tutoring.Tests.Oversight;

/// <summary>What held in a period is worked out from the history until its end.</summary>
public sealed class EvidenceHistorySpecs
{
    private static readonly EvidencePeriod Quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    [Theory]
    [InlineData("2026-07-01", "2026-09-30", "2026-07-06", "2026-09-21")]
    [InlineData("2026-07-06", "2026-07-12", "2026-07-06", "2026-07-06")]
    [InlineData("2026-07-05", "2026-07-12", "2026-07-06", "2026-07-06")]
    [InlineData("2026-07-06", "2026-07-18", "2026-07-06", "2026-07-06")]
    [InlineData("2026-07-07", "2026-07-18", "2026-07-13", "2026-07-06")]
    public void Whole_weeks_alone_are_told_of(string from, string to, string first, string last)
    {
        var period = new EvidencePeriod(Day(from), Day(to));
        Assert.Equal((Day(first), Day(last)), (period.FirstWeek, period.LastWeek));
    }

    [Theory]
    [InlineData("2026-06-01", null, null, true)]
    [InlineData("2026-06-01", "2026-06-30", null, false)]
    [InlineData("2026-06-01", "2026-07-01", null, true)]
    [InlineData("2026-06-01", null, "2026-06-30", false)]
    [InlineData("2026-06-01", null, "2026-07-01", true)]
    [InlineData("2026-09-30", null, null, true)]
    [InlineData("2026-10-01", null, null, false)]
    public void What_held_on_a_day_of_the_period_is_told_with_its_approver(string since, string? until, string? rolledBack, bool isTold)
    {
        var change = Change("c-1", since, until);
        List<ChangeEvent> steps = [Step(change, ChangeStep.Proposed, since, "maria"), Step(change, ChangeStep.Approved, since, "Ada")];
        if (rolledBack is not null)
            steps.Add(Step(change, ChangeStep.RolledBack, rolledBack, "maria"));
        // As the storage gives them: until the end alone.
        var history = Of([.. steps.Where(step => step.At < Quarter.End)]);
        Assert.Equal(isTold, history.Overrides.Any(held => held is { Approver: "Ada", IsOfFiles: false }));
    }

    [Fact]
    public void What_nobody_approved_held_never_and_its_steps_are_told()
    {
        var change = Change("c-1", "2026-07-02", null);
        var history = Of([Step(change, ChangeStep.Proposed, "2026-06-30", "maria"), Step(change, ChangeStep.Refused, "2026-07-02", "Ada")]);
        Assert.Empty(history.Overrides);
        Assert.Equal([ChangeStep.Refused], history.Steps.Select(step => step.Step));
    }

    [Fact]
    public void Overrides_of_the_files_stand_first_and_an_id_stands_once()
    {
        var files = OrganisationContent.Empty with { Overrides = [Change("b", "2026-01-01", null), Change("old", "2026-01-01", "2026-06-30")] };
        var change = Change("a", "2026-07-02", null);
        var history = Of([Step(change, ChangeStep.Approved, "2026-07-02", "Ada"), Step(files.Overrides[0], ChangeStep.Approved, "2026-07-02", "Ada")], files: files);
        Assert.Equal([("b", true), ("a", false)], history.Overrides.Select(held => (held.Override.Id, held.IsOfFiles)));
    }

    [Theory]
    [InlineData(null, null, "2026-08-01", null)]
    [InlineData("2026-08-15", null, "2026-08-01", "2026-08-15")]
    [InlineData("2026-07-20", null, null, null)]
    [InlineData("2026-08-01", null, null, null)]
    [InlineData("2026-08-15", "amazon-rds", "2026-08-01", null)]
    public void What_fell_away_is_a_gap_until_the_same_is_decided_again(string? again, string? place, string? opened, string? closed)
    {
        var gone = Change("c-1", "2026-05-01", "2026-07-31");
        List<ChangeEvent> steps = [Step(gone, ChangeStep.Approved, "2026-05-01", "Ada")];
        if (again is not null)
            steps.Add(Step(Change("c-2", again, null) with { Target = place ?? "amazon-ec2" }, ChangeStep.Approved, again, "Ada"));
        var gap = Of(steps).Gaps.SingleOrDefault();
        Assert.Equal((Maybe(opened), Maybe(closed)), (gap?.Opened, gap?.Closed));
        Assert.True(gap is null or { Kind: "expired-override", Of: "c-1" });
    }

    [Fact]
    public void A_gap_that_was_closed_before_the_period_is_none_of_it_and_one_that_was_open_is()
    {
        var gone = Change("c-1", "2026-01-01", "2026-02-28");
        var again = Change("c-2", "2026-06-30", null);
        Assert.Empty(Of([Step(gone, ChangeStep.Approved, "2026-01-01", "Ada"), Step(again, ChangeStep.Approved, "2026-06-30", "Ada")]).Gaps);
        Assert.Equal([(Day("2026-03-01"), (DateOnly?)null)], Of([Step(gone, ChangeStep.Approved, "2026-01-01", "Ada")]).Gaps.Select(gap => (gap.Opened, gap.Closed)));
    }

    [Theory]
    [InlineData("2026-07-20", ClauseStep.Renewed, null, null)]
    [InlineData("2026-08-10", ClauseStep.Renewed, "2026-08-01", "2026-08-10")]
    [InlineData("2026-08-10", ClauseStep.Removed, "2026-08-01", "2026-08-10")]
    [InlineData(null, ClauseStep.Renewed, "2026-08-01", null)]
    public void A_clause_that_was_not_renewed_is_a_gap_until_it_is(string? at, ClauseStep step, string? opened, string? closed)
    {
        var clause = new Clause { Id = "k-1", Says = "x", Source = "y", Role = "r", Renewal = new(2026, 7, 31) };
        List<ClauseEvent> steps = [new(clause, ClauseStep.Added, new("maria", "Maria"), At("2026-03-01"), "")];
        if (at is not null)
            steps.Add(new(step == ClauseStep.Renewed ? clause with { Renewal = new(2027, 7, 31) } : clause, step, new("maria", "Maria"), At(at), ""));
        var history = Of([], steps);
        var gap = history.Gaps.SingleOrDefault();
        Assert.Equal((Maybe(opened), Maybe(closed)), (gap?.Opened, gap?.Closed));
        Assert.Equal(step == ClauseStep.Removed ? 0 : 1, history.Clauses.Count);
    }

    [Fact]
    public void The_state_that_the_period_began_with_is_told_and_those_before_are_not()
    {
        var records = Records() with { Revisions = [new("a", At("2026-01-01")), new("b", At("2026-05-01")), new("c", At("2026-08-01"))] };
        Assert.Equal(["b", "c"], new EvidenceHistory(OrganisationContent.Empty, records, Quarter).Revisions.Select(state => state.Revision));
    }

    private static EvidenceHistory Of(IReadOnlyList<ChangeEvent> changes, IReadOnlyList<ClauseEvent>? clauses = null, OrganisationContent? files = null) =>
        new(files ?? OrganisationContent.Empty, Records() with { Changes = changes, Clauses = clauses ?? [] }, Quarter);

    private static EvidenceRecords Records() => new([], [], [], [], [], 0, 5);

    private static ChangeEvent Step(Override change, ChangeStep step, string day, string who) => new(
        new() { Tenant = "t1", Override = change, Proposer = new("maria", "Maria"), Carrier = "slack", Conversation = "c", At = At(day) }, step, new(who, who), At(day), "");

    private static Override Change(string id, string since, string? until) => new()
    {
        Id = id,
        Layer = Layer.Organisation,
        Responsibility = "guest-os-patching",
        Target = "amazon-ec2",
        Role = "platform",
        Reason = "T",
        Approver = "Ada",
        Since = Day(since),
        Until = Maybe(until),
    };

    private static DateTimeOffset At(string day) => new(Day(day).ToDateTime(new(12, 0)), TimeSpan.Zero);

    private static DateOnly? Maybe(string? day) => day is null ? null : Day(day);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
