using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Which layer has the last say, for how long, and what it says.</summary>
public sealed class OrganisationTableSpecs(TaughtCurriculum taught)
{
    private const string Row = "guest-os-patching", Place = "amazon-ec2";

    private static readonly DateOnly Today = new(2026, 11, 26);

    private static readonly Workload Checkout = new("checkout", "Checkout", "", [Place], null);

    private static readonly Override Base = new()
    {
        Id = "a",
        Layer = Layer.Organisation,
        Responsibility = Row,
        Reason = "why",
        Approver = "Ada",
        Since = new(2026, 1, 1),
    };

    [Fact]
    public void Without_an_override_the_table_stands()
    {
        var held = Held([]);
        Assert.Same(taught.Table.Cell(Row, Place), held.Cell);
        Assert.Same(held.Baseline, held.Cell);
        Assert.Equal((null, null), (held.Role, held.By));
    }

    [Fact]
    public void The_higher_layer_has_its_say_later_however_old_it_is_and_however_far()
    {
        var all = new[]
        {
            Base with { Id = "w", Layer = Layer.Workload, Workload = "checkout", Customer = "workload", Since = new(2020, 1, 1) },
            Base with { Id = "o", Customer = "organisation", Since = new(2021, 1, 1) },
            Base with { Id = "c", Layer = Layer.Contract, Customer = "contract", Target = Place, Since = new(2026, 11, 1) },
        };
        Assert.Equal(("organisation", Layer.Organisation, "o"), Say(Held(all)));
        Assert.Equal(("workload", Layer.Workload, "w"), Say(Held(all, Checkout)));
        Assert.Equal(("contract", Layer.Contract, "c"), Say(Held([all[2]])));
        Assert.Equal("organisation", Held(all, Checkout with { Id = "other" }).Cell.Customer);
    }

    [Fact]
    public void Within_a_layer_the_nearer_place_has_its_say_later_then_the_later_day()
    {
        var all = new[]
        {
            Base with { Id = "service", Target = Place, Customer = "service", Since = new(2020, 1, 1) },
            Base with { Id = "model", Target = "iaas", Customer = "model", Since = new(2021, 1, 1) },
            Base with { Id = "provider", Target = "aws", Customer = "provider", Since = new(2022, 1, 1) },
            Base with { Id = "everywhere", Customer = "everywhere", Since = new(2023, 1, 1) },
            Base with { Id = "else", Target = "azure", Customer = "else" },
        };
        for (var left = 0; left < 4; left++)
            Assert.Equal(all[left].Id, Held(all[left..]).Cell.Customer);
        Assert.Equal("later", Held([Base with { Id = "1", Customer = "later", Since = new(2026, 2, 1) }, Base with { Id = "2", Customer = "earlier" }]).Cell.Customer);
        Assert.Equal("b", Held([Base with { Id = "b", Customer = "b" }, Base with { Id = "a", Customer = "a" }]).Cell.Customer);
    }

    [Fact]
    public void It_holds_from_its_first_day_to_its_last()
    {
        var change = Base with { Customer = "here", Since = new(2026, 11, 25), Until = new(2026, 11, 27) };
        var table = Table([change]);
        DateOnly[] days = [new(2026, 11, 24), new(2026, 11, 25), new(2026, 11, 27), new(2026, 11, 28)];
        Assert.Equal([false, true, true, false], days.Select(day => table.Duty(Row, Place, null, day)?.By is not null));
    }

    [Fact]
    public void What_one_leaves_out_stays_as_the_layer_below_says()
    {
        var held = Held(
        [
            Base with { Id = "c", Layer = Layer.Contract, Provider = "The provider's words" },
            Base with { Id = "o", Role = "platform" },
        ]);
        Assert.Equal(("The provider's words", "Platform team"), (held.Cell.Provider, held.Role?.Name));
        Assert.Equal(held.Baseline.Customer, held.Cell.Customer);
        Assert.Equal(held.Baseline.Note, held.Cell.Note);
        Assert.Equal(held.Baseline.Owner, held.Cell.Owner);
    }

    [Fact]
    public void Whoever_takes_the_work_takes_what_was_said_of_it()
    {
        var (before, after) = (Held([]).Cell, Held([Base with { Owner = Owner.Provider, Provider = "Patches nightly." }]).Cell);
        Assert.Equal((Owner.Customer, Party.Customer), (before.Owner, before.Accountable));
        Assert.Equal((Owner.Provider, Party.Customer, "Patches nightly."), (after.Owner, after.Accountable, after.Provider));
        Assert.Equal((null, null, null, null), (after.Customer, after.Note, after.Condition, after.Gray));
        var back = Table([Base with { Responsibility = "physical-security", Owner = Owner.Customer }]).Duty("physical-security", Place, null, Today);
        Assert.Equal((Owner.Customer, Party.Customer, null), (back?.Cell.Owner, back?.Cell.Accountable, back?.Cell.Provider));
        Assert.Null(Held([Base with { Owner = Owner.NotApplicable }]).Cell.Accountable);
    }

    [Fact]
    public void A_workloads_role_does_its_duties_until_an_override_names_another()
    {
        var workload = Checkout with { Role = "app" };
        Assert.Equal("App team", Held([], workload).Role?.Name);
        Assert.Equal("Platform team", Held([Base with { Role = "platform" }], workload).Role?.Name);
        Assert.Null(Held([Base with { Owner = Owner.NotApplicable }], workload).Role);
    }

    [Fact]
    public void A_place_without_a_cell_has_no_duty() => Assert.Null(Table([Base]).Duty(Row, "aws", null, Today));

    [Fact]
    public void Files_and_chat_together_keep_each_role_and_override_once()
    {
        var files = new OrganisationContent([new("platform", "Platform team", null)], [Base with { Customer = "files" }], []);
        var own = new OrganisationContent([new("platform", "Other name", new("slack", "C1", "#platform")), new("legal", "Legal", null)], [Base with { Customer = "chat" }, Base with { Id = "b" }], [Checkout]);
        var both = OrganisationMerge.Of(files, own);
        Assert.Equal(["Legal", "Platform team"], both.Roles.Select(role => role.Name));
        Assert.Equal("#platform", both.Roles[1].Contact?.Name);
        Assert.Equal(["files", null], both.Overrides.Select(change => change.Customer));
        Assert.Equal([Checkout], both.Workloads);
        Assert.Same(files, OrganisationMerge.Of(files, OrganisationContent.Empty));
    }

    private static (string?, Layer, string?) Say(HeldDuty held) => (held.Cell.Customer, held.Cell.Layer, held.By?.Id);

    private HeldDuty Held(IReadOnlyList<Override> overrides, Workload? workload = null) =>
        Table(overrides).Duty(Row, Place, workload, Today) ?? throw new InvalidOperationException("no cell");

    private OrganisationTable Table(IReadOnlyList<Override> overrides) =>
        new(taught.Table, new([new("platform", "Platform team", null), new("app", "App team", null)], overrides, []));
}
