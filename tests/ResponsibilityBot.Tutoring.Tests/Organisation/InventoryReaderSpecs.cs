using CsCheck;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class InventoryReaderSpecs(TaughtCurriculum taught)
{
    private static readonly Role Platform = new("platform", "Platform team", null);

    [Fact]
    public void Rows_of_one_name_and_environment_are_one_workload_with_its_services_in_their_order()
    {
        var read = Read(
            new(2, "checkout", "Amazon RDS", "production", "Platform team"), new(3, "Checkout ", "aws_instance", "Production", "platform"), new(4, "checkout", "s3; amazon-rds", "production", ""),
            new(5, "checkout", "iaas", "test", ""));
        Assert.Equal(["checkout-production", "checkout-test"], read.Workloads.Select(workload => workload.Id));
        Assert.Equal(["amazon-rds", "amazon-ec2", "amazon-s3"], read.Workloads[0].Services);
        Assert.Equal(("checkout", "production", "platform"), (read.Workloads[0].Name, read.Workloads[0].Environment, read.Workloads[0].Role));
        Assert.Equal(["row 4: 'checkout, amazon-rds' stands there twice; it is counted once"], read.Problems.Select(problem => problem.ToText()));
    }

    [Fact]
    public void An_unknown_service_is_told_once_with_its_rows_and_what_is_meant_and_the_rest_is_taken()
    {
        var read = Read([.. Enumerable.Range(2, 8).Select(row => new InventoryLine(row, $"app {row}", "amazon-ec3; s3", "", ""))]);
        Assert.Equal(8, read.Workloads.Count);
        Assert.All(read.Workloads, workload => Assert.Equal(["amazon-s3"], workload.Services));
        var problem = Assert.Single(read.Problems);
        Assert.Equal((InventoryTrouble.UnknownService, 8L), (problem.Kind, problem.Count));
        Assert.StartsWith("rows 2, 3, 4, 5, 6 and 3 more: 'amazon-ec3' is no service that the table knows; did you mean amazon-ec2", problem.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_taken_is_told_by_its_row_and_nothing_of_it_is_kept()
    {
        var read = Read(new(2, "=cmd()", "s3", "", ""), new(3, "app", "", "", ""), new(4, "app", "nonsense", "", ""), new(5, "app", "s3", "@everyone", ""), new(6, "", "s3", "", ""));
        Assert.Empty(read.Workloads);
        Assert.Equal(
            [InventoryTrouble.BadName, InventoryTrouble.NoService, InventoryTrouble.UnknownService, InventoryTrouble.BadEnvironment, InventoryTrouble.BadName], read.Problems.Select(problem => problem.Kind));
        Assert.Equal(5, read.Rows);
    }

    [Fact]
    public void A_workload_takes_a_hundred_services_and_the_rest_is_told_and_not_dropped_unseen()
    {
        var ids = taught.Current.Table.Content.Services.Select(service => service.Id).Take(WorkloadName.MostServices + 20).ToList();
        var read = Read([.. ids.Select((id, index) => new InventoryLine(index + 2, "all", id, "", ""))]);
        Assert.Equal(ids.Take(WorkloadName.MostServices), Assert.Single(read.Workloads).Services);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((InventoryTrouble.TooManyServices, 20L), (problem.Kind, problem.Count));
        Assert.StartsWith("rows 102, 103, 104, 105, 106 and 15 more: 'all' has more than 100 services", problem.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_that_is_no_role_yet_is_kept_by_the_id_that_it_would_have_and_two_owners_are_told()
    {
        var read = Read(new(2, "app", "s3", "", "Platfrom team"), new(3, "app", "ec2", "", "Platform team"), new(4, "other", "s3", "", "***"));
        Assert.Equal(["platfrom", null], read.Workloads.Select(workload => workload.Role));
        Assert.Equal([InventoryTrouble.UnknownRole, InventoryTrouble.TwoOwners, InventoryTrouble.BadRole], read.Problems.Select(problem => problem.Kind));
        Assert.Contains("did you mean platform team?", read.Problems[0].ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_workload_keeps_its_id_and_its_owner_where_the_file_names_none()
    {
        var before = new Workload("shop", "Web Shop", "production", ["amazon-ec2"], "platform");
        var reader = new InventoryReader(new(taught.Current), new([Platform], [], [before]));
        reader.Add(new(2, "web shop", "aws-lambda", "PRODUCTION", ""));
        Assert.Equivalent(before with { Name = "web shop", Environment = "PRODUCTION", Services = ["aws-lambda"] }, Assert.Single(reader.Finish().Workloads));
    }

    [Fact]
    public void A_file_of_nothing_but_mistakes_makes_no_report_as_long_as_itself()
    {
        var read = Read([.. Enumerable.Range(2, 5_000).Select(row => new InventoryLine(row, $"*{row}", "s3", "", ""))]);
        Assert.InRange(read.Problems.Count, 100, 250);
        Assert.Equal(5_000, read.Problems.Sum(problem => problem.Count));
    }

    [Fact]
    public void Whatever_the_names_are_ids_and_names_are_each_once() =>
        Gen.Select(Gen.String[0, 12], Gen.String[0, 6]).List[0, 30].Sample(rows =>
        {
            var read = Read([.. rows.Select((row, index) => new InventoryLine(index, row.Item1, "s3", row.Item2, row.Item2))]);
            Assert.Equal(read.Workloads.Count, read.Workloads.Select(workload => workload.Id).Distinct().Count());
            Assert.Equal(read.Workloads.Count, read.Workloads.Select(workload => (WorkloadName.Key(workload.Name), WorkloadName.Key(workload.Environment))).Distinct().Count());
            Assert.All(read.Workloads, workload => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", workload.Id));
        });

    private ReadInventory Read(params InventoryLine[] lines)
    {
        var reader = new InventoryReader(new(taught.Current), new([Platform], [], []));
        foreach (var line in lines)
            reader.Add(line);
        return reader.Finish();
    }
}
