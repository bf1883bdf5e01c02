using System.IO.Compression;
using System.Security.Cryptography;

namespace ResponsibilityBot.EndToEnd.EvidencePacks;

/// <summary>The commands <c>export evidence</c> and <c>verify evidence</c>, run as people run them.</summary>
public sealed class EvidenceCommandSpecs
{
    [Fact]
    public async Task A_pack_is_signed_checked_and_what_was_altered_is_named()
    {
        await using var company = await RecordedCompany.StartAsync();
        var (pack, key, other) = (Path.Combine(company.Folder, "pack.zip"), Path.Combine(company.Folder, "key.pem"), Path.Combine(company.Folder, "other.pem"));
        await File.WriteAllTextAsync(key, EvidenceKeySpecs.NewEc(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(other, EvidenceKeySpecs.NewEc(), TestContext.Current.CancellationToken);
        var (exit, said) = await ExportAsync(company, "--key", key);
        Assert.True(exit == 0, said);
        Assert.Equal(await company.PackAsync(), await File.ReadAllBytesAsync(pack, TestContext.Current.CancellationToken));
        var fingerprint = said.Trim()[^64..];
        await SaysAsync(0, $"Nothing was altered: 12 files, signed with the key {fingerprint}. The key came with the pack", pack);
        await SaysAsync(0, $"signed with the key {fingerprint}.", pack, "--key", pack + ".pem");
        await SaysAsync(1, "the list was altered, or another key signed it", pack, "--key", other);
        await SaysAsync(2, "no.sig", pack, "--signature", "no.sig");

        // Whoever alters a file, and the list to match, has no signature for it.
        using (var archive = ZipFile.Open(pack, ZipArchiveMode.Update))
        {
            using var entry = archive.GetEntry("pack.json")?.Open() ?? throw new InvalidOperationException("no pack.json");
            entry.WriteByte((byte)'[');
        }

        await SaysAsync(1, "pack.json: it was altered", pack);
        using (var archive = ZipFile.Open(pack, ZipArchiveMode.Update))
        {
            using var content = archive.GetEntry("pack.json")?.Open() ?? throw new InvalidOperationException("no pack.json");
            using var read = new MemoryStream();
            await content.CopyToAsync(read, TestContext.Current.CancellationToken);
            content.Close();
            using var list = archive.GetEntry("digests")?.Open() ?? throw new InvalidOperationException("no digests");
            using var reader = new StreamReader(list);
            var lines = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n');
            list.Position = 0;
            await list.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.EndsWith("  pack.json", StringComparison.Ordinal) ? $"{Convert.ToHexStringLower(SHA256.HashData(read.ToArray()))}  pack.json" : line))), TestContext.Current.CancellationToken);
        }

        await SaysAsync(1, "digests: the signature is not of this list", pack);
        await SaysAsync(0, "Who wrote them is not known without a signature", pack, "--unsigned");

        // Without a signature none of an earlier one is left beside it.
        (exit, said) = await ExportAsync(company, "--unsigned");
        Assert.Equal((0, $"{pack}: not signed"), (exit, said.Trim()));
        Assert.False(File.Exists(pack + ".sig"));
        await SaysAsync(2, "--unsigned does without", pack);
    }

    [Theory]
    [InlineData("", 2, "There is no key to sign with; make one with: openssl ecparam -name prime256v1 -genkey -noout -out evidence-key.pem; name it with --key or the setting Evidence:KeyFile, or write --unsigned.")]
    [InlineData("--key no/such.pem", 2, "--key no/such.pem: ")]
    [InlineData("--Evidence:KeyFile=README.md", 2, "Evidence:KeyFile README.md: it holds no key in PEM that can be used")]
    [InlineData("--unsigned --key README.md", 2, "--unsigned and --key exclude each other.")]
    [InlineData("--unsigned --to 2026-06-30", 2, "--to 2026-06-30: the last day comes before the first, 2026-07-01.")]
    [InlineData("--unsigned --to 9999-12-31", 2, "--to 9999-12-31: the day is not over everywhere; take 20")]
    [InlineData("--unsigned --from monday", 2, "--from monday: write a day as year-month-day, such as 2026-07-01.")]
    [InlineData("--unsigned --Storage:ConnectionString=no-such-folder", 1, "Storage:ConnectionString")]
    public async Task What_cannot_be_done_is_said_with_the_cure(string arguments, int exit, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("evidence-").FullName;
        var given = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (string Name, string Value)[] usual = [("--from", "2026-07-01"), ("--to", "2026-07-31"), ("--output", Path.Combine(folder, "pack.zip"))];
        var (code, said) = await BotCommand.SayAsync(
            ["export", "evidence", .. usual.Where(option => !given.Contains(option.Name)).SelectMany(option => (string[])[option.Name, option.Value]), .. given.Any(each => each.StartsWith("--Storage", StringComparison.Ordinal)) ? [] : new[] { $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "none.db")}" }, .. given]);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Equal(exit, code);
        Assert.Empty(Directory.EnumerateFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<(int Exit, string Said)> ExportAsync(RecordedCompany company, params string[] more) => BotCommand.SayAsync(
        ["export", "evidence", "--from", "2026-07-01", "--to", "2026-09-30", "--tenant", RecordedCompany.Tenant, "--output", Path.Combine(company.Folder, "pack.zip"), $"--Storage:ConnectionString={company.ConnectionString}", .. more]);

    private static async Task SaysAsync(int exit, string sentence, params string[] arguments)
    {
        var (code, said) = await BotCommand.SayAsync(["verify", "evidence", .. arguments]);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Equal(exit, code);
    }
}
