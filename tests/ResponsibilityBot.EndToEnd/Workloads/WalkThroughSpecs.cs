using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The walk-through of the README: from an inventory to a workbook to a gap that is closed in chat.</summary>
public sealed class WalkThroughSpecs(CompanyBot company) : IClassFixture<CompanyBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_sample_is_taken_in_without_a_word_of_what_is_missing() => Assert.Equal("12 workloads read from 20 rows for local: 12 added, 0 changed, 0 as they were, 0 removed.", company.Report.Trim());

    [Fact]
    public async Task From_the_inventory_to_a_workbook_to_a_gap_that_is_closed_in_chat()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.xlsx");
        try
        {
            var (exit, said) = await BotCommand.SayAsync("export", "raci", "--format", "xlsx", "--output", file, "--content", company.Content, $"--Storage:ConnectionString={company.Database}");
            Assert.True(exit == 0, said);
            await using var book = await ZipFile.OpenReadAsync(file, Cancel);
            using var sheet = new StreamReader((book.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidOperationException("no sheet")).Open());
            var cells = await sheet.ReadToEndAsync(Cancel);
            Assert.Contains("state=\"frozen\"", cells, StringComparison.Ordinal);
            Assert.Contains("<autoFilter", cells, StringComparison.Ordinal);
            Assert.DoesNotContain("<f>", cells, StringComparison.Ordinal);
            Assert.DoesNotContain("<t></t>", cells, StringComparison.Ordinal);
            Assert.Contains("PCI DSS (general knowledge)", cells, StringComparison.Ordinal);
            Assert.Contains("Requirement 10 Log and monitor", cells, StringComparison.Ordinal);
            using var rules = new StreamReader((book.GetEntry("xl/worksheets/sheet2.xml") ?? throw new InvalidOperationException("no rules")).Open());
            Assert.Contains("ht=\"26\"", await rules.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        var (wrote, written, error) = await BotCommand.RunAsync("export", "gaps", "--content", company.Content, $"--Storage:ConnectionString={company.Database}", "--tenant", CompanyBot.Tenant);
        Assert.True(wrote == 0, error);
        Assert.Contains($",{CompanyBot.Tenant},no-owner,reports-production\r\n", System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);

        var gaps = await company.SayAsync("gaps");
        Assert.Contains("on the customer's side of reports (production) are nobody's", Regex.Unescape(gaps), StringComparison.Ordinal);
        Assert.Contains("Assign reports (production)", gaps, StringComparison.Ordinal);
        Assert.Contains("Workplace IT has duties and no contact", gaps, StringComparison.Ordinal);

        Assert.Contains("Data team", await company.PressAsync("workload", ("workload", "reports-production")), StringComparison.Ordinal);
        Assert.Contains("Data team runs reports (production) now", await company.PressAsync("workload", ("workload", "reports-production"), ("role", "data")), StringComparison.Ordinal);

        Assert.DoesNotContain("reports (production)", await company.SayAsync("gaps"), StringComparison.Ordinal);
        Assert.Contains("each somebody", await company.SayAsync("raci reports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_pasted_in_a_chat_is_read_with_its_lines() => Assert.Contains(
        "It runs on Amazon EC2, Amazon S3", await company.SayAsync("workload add pasted in test from\r\n# machines\r\nresource \"aws_instance\" \"a\" {}\r\nresource \"aws_s3_bucket\" \"b\" {}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_chart_in_chat_names_roles_and_the_decision_of_the_organisation()
    {
        var chart = await company.SayAsync("raci checkout production");
        Assert.Contains("Platform team answers", chart, StringComparison.Ordinal);
        Assert.Contains("Security answers", chart, StringComparison.Ordinal);
        Assert.Contains("The provider answers", chart, StringComparison.Ordinal);
        Assert.Contains("Of which workload?", await company.SayAsync("raci checkout"), StringComparison.Ordinal);
    }
}
