using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.EndToEnd.Workloads;
using ResponsibilityBot.Host.Commands;

namespace ResponsibilityBot.EndToEnd.Matrices;

/// <summary>The command <c>export matrix</c> of the real program.</summary>
public sealed class ExportMatrixSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Csv_goes_to_the_standard_output_with_a_mark_for_Excel()
    {
        var (exit, output, _) = await ExportAsync("--target", "amazon-rds", "aws-lambda", "--area", "identity");
        Assert.Equal(0, exit);
        Assert.Equal(Encoding.UTF8.GetPreamble(), output[..3]);
        Assert.Equal(1 + (2 * 5), Encoding.UTF8.GetString(output).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Json_goes_to_a_file_with_all_that_the_table_knows()
    {
        var file = Path.Combine(folder, "matrix.json");
        var (exit, output, _) = await ExportAsync("--format", "json", "--output", file);
        Assert.Equal(0, exit);
        Assert.Empty(output);
        var matrix = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(6, matrix?["targets"]?.AsArray().Count);
        var cells = matrix?["cells"]?.AsArray() ?? [];
        Assert.Equal(300, cells.Count);
        var cell = cells.Single(cell => (string?)cell?["responsibility"] == "guest-os-patching" && (string?)cell?["target"] == "caas");
        Assert.Equal(("shared", "customer", "verified"), ((string?)cell?["owner"], (string?)cell?["accountable"], (string?)cell?["evidence"]));
        Assert.NotEqual("", (string?)cell?["split"]?["provider"]);
        Assert.NotEmpty(cell?["depends"]?["options"]?.AsArray() ?? []);
        Assert.NotEmpty(cell?["gray"]?["readings"]?.AsArray() ?? []);
        Assert.StartsWith("https://", (string?)cell?["sources"]?[0]?["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_the_same_lines_as_text_below_a_heading()
    {
        var file = Path.Combine(folder, "matrix.xlsx");
        var (exit, output, error) = await ExportAsync("--format", "xlsx", "--target", "amazon-rds", "aws-lambda", "--area", "identity", "--output", file);
        Assert.True(exit == 0, error);
        Assert.Empty(output);
        var rows = MiniExcelLibs.MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(2 * 5, rows.Count);
        Assert.Equal(["amazon-rds", "aws-lambda"], rows.Select(row => row["PlaceId"]).Distinct());
        Assert.All(rows, row => Assert.Equal(("Identity and access", "baseline", null), (row["Area"], row["Layer"], row["Role"])));
        await using var book = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        using var sheet = new StreamReader((book.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidOperationException("no sheet")).Open());
        Assert.DoesNotContain("<f>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_tenant_its_layers_lie_over_the_table_and_without_no_database_is_looked_for()
    {
        await using var bot = new TestBot();
        await bot.Services.DecideAsync("tenant-1");
        var database = $"--Storage:ConnectionString={bot.Services.GetRequiredService<IConfiguration>()["Storage:ConnectionString"]}";
        var none = $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "none.db")}";
        Assert.Equal("organisation Platform team customer TICKET-1", await PatchingAsync("--tenant", "tenant-1", database));
        Assert.Equal("baseline   ", await PatchingAsync("--tenant", "tenant-2", database));
        Assert.Equal("baseline   ", await PatchingAsync(none));
        Assert.Null(await PatchingAsync("--tenant", "tenant-1", none));
    }

    [Theory]
    [InlineData("--format pdf", "--format pdf: the matrix is written as csv, xlsx or json.")]
    [InlineData("--target amazon-rdss", "--target: There is no service model or service with the id 'amazon-rdss'. Did you mean amazon-rds?")]
    [InlineData("--area fasilities", "Did you mean facilities?")]
    [InlineData("--owner custmer", "Did you mean customer?")]
    [InlineData("--workload checkout", "--workload: There is no workload 'checkout', and no other one")]
    [InlineData("--tennant t1", "--tennant: there is no such option")]
    [InlineData("--output no/such/folder/matrix.csv", "--output no/such/folder/matrix.csv: ")]
    public async Task What_cannot_be_done_is_said_with_exit_code_2(string arguments, string sentence)
    {
        var (exit, output, error) = await ExportAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("responsibility-matrix,", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }

    /// <summary>The layer, the role, the owner by default and the reason of one cell; null where nothing could be written.</summary>
    private async Task<string?> PatchingAsync(params string[] arguments)
    {
        var file = Path.Combine(folder, "patching.json");
        if (await ExportCommand.Create().Parse(["matrix", "--target", "iaas", "--format", "json", "--output", file, .. arguments]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken) != 0)
            return null;
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))?["cells"]?.AsArray() ?? [];
        var cell = cells.Single(cell => (string?)cell?["responsibility"] == Decisions.Duty);
        return $"{cell?["layer"]} {cell?["role"]} {cell?["here"]?["default"]} {cell?["here"]?["reason"]}";
    }

    private static Task<(int Exit, byte[] Output, string Error)> ExportAsync(params string[] arguments) => BotCommand.RunAsync(["export", "matrix", .. arguments]);
}
