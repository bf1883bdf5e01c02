using System.Text;
using System.Text.Json.Nodes;

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

    [Theory]
    [InlineData("--format pdf", "--format pdf: the matrix is written as csv, xlsx or json.")]
    [InlineData("--target amazon-rdss", "--target: There is no service model or service with the id 'amazon-rdss'. Did you mean amazon-rds?")]
    [InlineData("--area fasilities", "Did you mean facilities?")]
    [InlineData("--owner custmer", "Did you mean customer?")]
    [InlineData("--output no/such/folder/matrix.csv", "--output no/such/folder/matrix.csv: ")]
    public async Task What_cannot_be_done_is_said_with_exit_code_2(string arguments, string sentence)
    {
        var (exit, output, error) = await ExportAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("responsibility-matrix,", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }

    private static Task<(int Exit, byte[] Output, string Error)> ExportAsync(params string[] arguments) => BotCommand.RunAsync(["export", "matrix", .. arguments]);
}
