using CsCheck;
using Moq;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class RaciSpecs(TaughtCurriculum taught)
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Role[] Roles = [new("app", "App team", null), new("platform", "Platform team", null)];
    private static readonly Workload Checkout = new("checkout", "checkout", "production", ["amazon-ec2", "amazon-rds"], "app");

    [Fact]
    public void Each_row_has_one_who_answers_whatever_the_service_and_the_decisions_are()
    {
        var targets = taught.Table.Content.Services.Cast<Target>().Concat(taught.Table.Content.Models).Select(target => target.Id).ToArray();
        var rows = taught.Table.Content.Responsibilities.Select(row => row.Id).ToArray();
        var anyOverride = Gen.Select(Gen.Int[0, rows.Length - 1], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 1]).Select((row, owner, party, role, layer, scope) => new Override
        {
            Id = "o",
            Layer = (Layer)(layer + 1),
            Workload = layer == 2 ? "w" : null,
            Responsibility = rows[row],
            Owner = owner == 0 ? null : (Owner)(owner - (owner == 4 ? 4 : 0)),
            Accountable = party == 0 ? null : (Party)(party - 1),
            Role = role switch { 0 => null, 1 => "app", 2 => "platform", _ => "gone" },
            Target = scope == 0 ? null : "iaas",
            Reason = "r",
            Approver = "a",
            Since = Today,
        });
        Gen.Select(Gen.Int[0, targets.Length - 1].Array[1, 4], anyOverride.Array[0, 12], Gen.Int[0, 2]).Sample((chosen, overrides, runs) =>
        {
            var workload = new Workload("w", "w", "", [.. chosen.Select(at => targets[at]).Distinct()], runs switch { 0 => null, 1 => "app", _ => "gone" });
            var sheet = new RaciBuilder(new(taught.Table, new(Roles, overrides, [workload])), Today).Of(workload);
            Assert.All(sheet.Rows, row =>
            {
                Assert.Single(row.Shares, share => share.Part.HasFlag(RaciPart.Accountable));
                Assert.Equal(row.Shares.Count, row.Shares.DistinctBy(share => (share.Side, share.Role)).Count());
                Assert.DoesNotContain(row.Shares, share => share.Part == RaciPart.None || RaciSheet.Letters(share.Part).Length == 0);
                Assert.Contains(row.Shares, share => share.Part.HasFlag(RaciPart.Responsible));
            });
        });
    }

    [Fact]
    public void All_services_of_the_table_have_charts_in_which_every_duty_that_applies_stands_once_for_each_service()
    {
        foreach (var service in taught.Table.Content.Services)
        {
            var workload = Checkout with { Services = [service.Id] };
            var expected = taught.Table.Content.Responsibilities.Where(row => taught.Table.Cell(row.Id, service.Id) is { Owner: not Owner.NotApplicable }).Select(row => row.Id);
            Assert.Equal(expected, Sheet(workload).Rows.Select(row => row.Responsibility.Id));
        }
    }

    [Fact]
    public void The_customers_role_answers_for_what_always_stays_with_the_customer_and_the_provider_for_its_buildings()
    {
        var sheet = Sheet(Checkout with { Services = ["microsoft-365"] });
        Assert.All(sheet.Rows.Where(row => row.Responsibility.Always), row => Assert.Equal((Party.Customer, "app"), (row.Accountable.Side, row.Accountable.Role)));
        var buildings = sheet.Rows.Single(row => row.Responsibility.Id == "physical-security");
        Assert.Equal(RaciPart.Responsible | RaciPart.Accountable, buildings.Provider);
        Assert.Contains(buildings.PartOf("app"), new[] { RaciPart.Informed, RaciPart.Consulted });
    }

    [Fact]
    public void Services_that_hold_a_duty_alike_share_a_row_and_others_do_not()
    {
        var rows = Sheet(Checkout).Rows.ToLookup(row => row.Responsibility.Id);
        Assert.Equal(["amazon-ec2", "amazon-rds"], Assert.Single(rows["physical-security"]).Places.Select(place => place.Id));
        Assert.Equal(2, rows["database-engine-patching"].Count());
    }

    [Fact]
    public void Who_does_the_part_of_another_roles_workload_has_it_and_who_runs_the_workload_is_asked()
    {
        var table = new OrganisationTable(taught.Table, new(Roles, [Give("backup-and-restore", "platform")], [Checkout]));
        var row = new RaciBuilder(table, Today).Of(Checkout).Rows.First(each => each.Responsibility.Id == "backup-and-restore");
        Assert.True(row.PartOf("platform").HasFlag(RaciPart.Accountable));
        Assert.Equal(RaciPart.Consulted, row.PartOf("app"));
    }

    [Fact]
    public void Without_a_role_the_customers_side_is_open_and_a_role_that_is_gone_counts_as_none()
    {
        foreach (var role in (string?[])[null, "gone"])
        {
            var rows = Sheet(Checkout with { Role = role }).Rows;
            Assert.Contains(rows, row => row.IsOpen && row.PartOf(null).HasFlag(RaciPart.Accountable));
            Assert.DoesNotContain(rows, row => row.IsOpen && row.Accountable.Side == Party.Provider && row.Duty.Cell.Owner == Owner.Provider);
        }

        Assert.DoesNotContain(Sheet(Checkout).Rows, row => row.IsOpen);
    }

    [Fact]
    public void A_duty_that_does_not_apply_is_left_out_and_one_that_somebody_brings_back_has_one_who_answers()
    {
        var cell = taught.Table.Content.Cells.First(each => each.Owner == Owner.NotApplicable);
        var (none, workload) = (cell.Responsibility, Checkout with { Services = [cell.Target] });
        Assert.DoesNotContain(Sheet(workload).Rows, row => row.Responsibility.Id == none);
        var table = new OrganisationTable(taught.Table, new(Roles, [Give(none, "platform") with { Owner = Owner.Customer }], [workload]));
        Assert.Equal("platform", new RaciBuilder(table, Today).Of(workload).Rows.Single(row => row.Responsibility.Id == none).Accountable.Role);
    }

    [Theory]
    [InlineData("raci checkout", "RACI: checkout (production)")]
    [InlineData("show me the RACI chart for checkout (production)!", "RACI: checkout (production)")]
    [InlineData("raci chekcout", "I know no workload \"chekcout\"")]
    [InlineData("RACI for PaaS please", null)] // a place, which the matrix answers
    [InlineData("show me the RACI of RDS", null)]
    [InlineData("racing cars", null)]
    public async Task A_chart_is_asked_for_by_name(string words, string? said)
    {
        var organisations = new Mock<IOrganisations>();
        organisations.Setup(all => all.OfAsync("t1", It.IsAny<CancellationToken>())).ReturnsAsync(new OrganisationContent(Roles, [], [Checkout]));
        var replies = await new RaciDialog(taught, organisations.Object, new Mock<IAccess>().Object).HearAsync(ScoreDialogSpecs.Turn(words), TestContext.Current.CancellationToken);
        Assert.Equal(said is null, replies is null);
        if (said is not null)
            Assert.StartsWith(said, PlainText.Of(Assert.Single(replies ?? [])), StringComparison.Ordinal);
    }

    private static Override Give(string responsibility, string role) => new()
    {
        Id = responsibility,
        Layer = Layer.Organisation,
        Responsibility = responsibility,
        Role = role,
        Reason = "decided",
        Approver = "Sam",
        Since = new(2026, 1, 1),
    };

    private RaciSheet Sheet(Workload workload) => new RaciBuilder(new(taught.Table, new(Roles, [], [workload])), Today).Of(workload);
}
