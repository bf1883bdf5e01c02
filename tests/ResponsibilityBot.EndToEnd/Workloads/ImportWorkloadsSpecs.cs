using System.IO.Compression;
using System.Text;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.Host.Workloads;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Inventories;
using SpreadCheetah;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary><c>import workloads</c>: what it takes as a program, and what it refuses as a whole.</summary>
public sealed class ImportWorkloadsSpecs : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workloads-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_inventory_as_csv_is_taken_and_taken_again_changes_nothing()
    {
        var file = Write("inventory.csv", "Owner,Service,Name,Environment,Cost\nPlatform,Amazon EC2,checkout,production,1\n,RDS; S3,checkout,production,2\n,Snowflake,\"data, all\",,3\n");
        var (exit, said) = await ImportAsync(file);
        Assert.Contains("2 workloads read from 3 rows for local: 2 added, 0 changed, 0 as they were, 0 removed.", said, StringComparison.Ordinal);
        Assert.Equal(0, exit);
        Assert.Contains("0 added, 0 changed, 2 as they were", (await ImportAsync(file)).Said, StringComparison.Ordinal);
        Assert.Contains("0 added, 1 changed, 0 as they were, 1 removed", (await ImportAsync(Write("less.csv", "name,environment,service\ncheckout,production,s3\n"), "--replace")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inventory_as_a_workbook_is_taken_and_its_unknown_services_are_listed_with_what_is_meant()
    {
        var file = Path.Combine(folder.FullName, "inventory.xlsx");
        await using (var stream = File.Create(file))
        await using (var book = await Spreadsheet.CreateNewAsync(stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            await book.StartWorksheetAsync("Inventory", token: TestContext.Current.CancellationToken);
            foreach (var row in new[] { "name;service;environment;owner", "shop;Amazon EC2;production;Shop team", "shop;amazon-ec3;production;", "7;s3;;" })
                await book.AddRowAsync([.. row.Split(';').Select(text => int.TryParse(text, out var number) ? new Cell(number) : new Cell(text))], TestContext.Current.CancellationToken);
            await book.FinishAsync(TestContext.Current.CancellationToken);
        }

        var (exit, said) = await ImportAsync(file);
        Assert.Equal(1, exit);
        Assert.Contains("2 workloads read from 3 rows", said, StringComparison.Ordinal);
        Assert.Contains("row 3: 'amazon-ec3' is no service that the table knows; did you mean amazon-ec2", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-heading.csv", "checkout,Amazon EC2\nshop,s3\n", ":1: the first line must name the columns name and service")]
    [InlineData("open-quote.csv", "name,service\nshop,s3\ncheckout,\"Amazon EC2\n", ": Malformed CSV in record 3 (line 3): a quoted field")]
    [InlineData("short.csv", "name,service\nshop,s3\ncheckout\n", ":3: has 1 fields, the first line 2")]
    [InlineData("empty.csv", "", ":1: the first line must name the columns name and service")]
    [InlineData("words.xlsx", "name,service\n", " cannot be read as an Excel workbook")]
    [InlineData("old.xls", "x", " is a spreadsheet that is not read; save it as .xlsx or .csv.")]
    [InlineData("main.tf", "resource \"acme_thing\" \"x\" {}", ": no service that the table knows stands in it. Not known: acme_thing.")]
    [InlineData("state.json", "{\"resources\": [", ": line 1: it begins like JSON and is none; paste all of it.")]
    public async Task A_file_that_is_broken_is_refused_as_a_whole(string name, string text, string part)
    {
        var broken = await BrokenAsync(Write(name, text));
        Assert.NotNull(broken);
        Assert.StartsWith(part, broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_file_that_is_refused_the_program_says_which_and_takes_nothing()
    {
        var (exit, said) = await ImportAsync(Write("short.csv", "name,service\nshop,s3\ncheckout\n"));
        Assert.Equal(1, exit);
        Assert.Contains("short.csv:3: has 1 fields, the first line 2", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was taken.", said, StringComparison.Ordinal);
        (exit, said) = await ImportAsync(Write("nothing.csv", "name,service\n"));
        Assert.Equal(1, exit);
        Assert.Contains("nothing.csv: no workload stands in it. Nothing was taken.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_breaks_late_changes_nothing_of_what_was_there_not_even_to_replace_it()
    {
        var before = Write("before.csv", "name,service,owner\nshop,s3,Shop team\ncheckout,Amazon EC2,\n");
        await ImportAsync(before);
        var (exit, said) = await ImportAsync(Write("late.csv", "name,service,owner\nshop,Amazon EC2,Other team\nmail,s3,\ncheckout,\"never closed\n"), "--replace");
        Assert.Equal(1, exit);
        Assert.Contains("Nothing was taken.", said, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 2 as they were, 0 removed", (await ImportAsync(before, "--replace")).Said, StringComparison.Ordinal);
    }

    /// <summary>What is held beside the rows does not grow with the file: of a long one little was read when the first row is taken.</summary>
    [Fact]
    public void Rows_of_text_are_taken_while_the_file_is_read()
    {
        var text = new StringBuilder("name,service,environment,owner\n");
        for (var row = 0; row < 100_000; row++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"workload {row % 1000},Amazon EC2,production,Shop team\n");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var (rows, first) = (0, 0L);
        Assert.Null(InventoryFile.Read(file, isWorkbook: false, _ => first = rows++ == 0 ? file.Position : first));
        Assert.Equal(100_000, rows);
        Assert.InRange(first, 1, file.Length / 10);
    }

    [Fact]
    public async Task Rows_of_a_workbook_are_taken_while_the_file_is_read()
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: TestContext.Current.CancellationToken))
        {
            await book.StartWorksheetAsync("Inventory", token: TestContext.Current.CancellationToken);
            await book.AddRowAsync([new Cell("name"), new Cell("service")], TestContext.Current.CancellationToken);
            // Names that do not repeat, so that the file does not pack to nothing.
            for (var row = 0; row < 100_000; row++)
                await book.AddRowAsync([new Cell($"workload {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(row)))}"), new Cell("Amazon EC2")], TestContext.Current.CancellationToken);
            await book.FinishAsync(TestContext.Current.CancellationToken);
        }

        var (rows, first) = (0, 0L);
        Assert.Null(InventoryFile.Read(file, isWorkbook: true, _ => first = rows++ == 0 ? file.Position : first));
        Assert.Equal(100_000, rows);
        Assert.InRange(first, 1, file.Length / 10);
    }

    [Fact]
    public async Task A_spreadsheet_bomb_is_stopped_while_it_is_unpacked()
    {
        var file = Path.Combine(folder.FullName, "bomb.xlsx");
        await using (var stream = File.Create(file))
        using (var packed = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            await using var sheet = packed.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var nothing = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes < 310; megabytes++)
                await sheet.WriteAsync(nothing, TestContext.Current.CancellationToken);
        }

        Assert.InRange(new FileInfo(file).Length, 1, 10_000_000);
        Assert.Equal(" has more than 300 MB when it is unpacked, which no inventory has. Save the one sheet as CSV.", await BrokenAsync(file));
    }

    [Fact]
    public async Task A_paste_of_five_megabytes_is_refused_and_a_template_is_one_workload()
    {
        Assert.StartsWith(" has 4 MB or more; a template has 1 MB at most", await BrokenAsync(Write("large.tf", new string('#', 5_000_000))), StringComparison.Ordinal);
        var (exit, said) = await ImportAsync(Write("web shop.tf", "resource \"aws_instance\" \"a\" {}\nresource \"aws_s3_bucket\" \"b\" {}"), "--environment", "production", "--owner", "Shop team");
        Assert.Equal(0, exit);
        Assert.Contains("1 workloads read from 1 rows for local: 1 added", said, StringComparison.Ordinal);
    }

    /// <summary>What the program finds wrong with a file, which it says behind its name; null if nothing.</summary>
    private static async Task<string?> BrokenAsync(string name)
    {
        var curriculum = new Lessons().Current;
        await using var file = await WorkloadFile.OpenAsync(name, TestContext.Current.CancellationToken);
        var finder = new ServiceFinder(curriculum);
        return file.Read(finder, new(finder, OrganisationContent.Empty), new(1, "template", "", "", ""));
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text, new UTF8Encoding(false));
        return file;
    }

    private Task<(int Exit, string Said)> ImportAsync(string file, params string[] more) =>
        BotCommand.SayAsync(["import", "workloads", file, $"--Storage:ConnectionString=Data Source={Path.Combine(folder.FullName, "bot.db")}", .. more]);
}
