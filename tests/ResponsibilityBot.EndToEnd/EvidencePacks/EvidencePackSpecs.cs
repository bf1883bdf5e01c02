using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityBot.Host.EvidencePacks;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.EvidencePacks;

/// <summary>A pack of evidence: the same records give the same bytes, and nobody but approvers can be told from it.</summary>
public sealed class EvidencePackSpecs
{
    [Fact]
    public async Task The_same_records_give_the_same_bytes_in_two_folders_and_on_both_engines()
    {
        await using var one = await RecordedCompany.StartAsync();
        await using var two = await RecordedCompany.StartAsync();
        await using var three = await RecordedCompany.StartAsync(onPostgres: true);
        var content = Path.Combine(two.Folder, "dialogs");
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("dialogs"), "*.yaml", SearchOption.AllDirectories).Reverse())
        {
            var copy = Path.Combine(content, Path.GetRelativePath(Repository.PathOf("dialogs"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? content);
            File.Copy(file, copy);
        }

        var first = await one.PackAsync();
        Assert.Equal(first, await one.PackAsync());
        Assert.Equal(first, await two.PackAsync(content));
        Assert.Equal(first, await three.PackAsync());
        // The time that the format begins with, in every entry.
        using var archive = Open(first);
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1, 0, 0, 0), entry.LastWriteTime.DateTime));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_done_after_the_period_changes_nothing(bool onPostgres)
    {
        await using var company = await RecordedCompany.StartAsync(onPostgres);
        var before = await company.PackAsync();
        await company.GoOnAsync();
        var after = await company.PackAsync();
        Assert.Equal(Texts(before), Texts(after));
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task It_tells_what_was_taught_decided_and_approved_and_which_gaps_there_were()
    {
        await using var company = await RecordedCompany.StartAsync();
        var texts = Texts(await company.PackAsync());
        Assert.Equal(["Revision,Since", "before,2026-06-01T09:00:00Z", "within,2026-07-15T09:00:00Z"], Lines(texts["content/revisions.csv"]));
        Assert.Contains(Lines(texts["content/files.csv"]), line => Regex.IsMatch(line, "^phrases/en.yaml,[0-9a-f]{64},[0-9]+$"));
        Assert.True(Lines(texts["content/item-keys.csv"]).Length > 1000);
        var overrides = Lines(texts["organisation/overrides.csv"]);
        Assert.Equal(3, overrides.Length);
        Assert.Equal("c-2,chat,organisation,backup-and-restore,Backup,amazon-ec2,,,,app,TICKET-2,Ada,2026-06-01,2026-07-31,", overrides[2].Replace(Duty(overrides[2]), "Backup", StringComparison.Ordinal));
        Assert.Equal(
            [("2026-07-15T09:00:00Z", "c-3", "proposed", ""), ("2026-07-15T09:00:00Z", "c-3", "refused", "Lena"), ("2026-07-15T09:00:00Z", "c-4", "proposed", ""), ("2026-07-15T09:00:00Z", "c-2", "expired", "")],
            Lines(texts["organisation/approvals.csv"])[1..].Select(line => line.Split(',')).Select(line => (line[0], line[1], line[2], line[3])));
        Assert.Equal(
            ["Kind,Of,Opened,Closed", "expired-override,c-2,2026-08-01,", "expired-clause,k-1,2026-09-01,"], Lines(texts["organisation/gaps.csv"]));
        Assert.Equal(2, Lines(texts["organisation/clauses.csv"]).Length);
        Assert.Contains("Approved by", texts["evidence.html"], StringComparison.Ordinal);
        Assert.Contains("<td>Ada</td>", texts["evidence.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_groups_and_broken_weeks_are_left_out_and_it_says_so()
    {
        await using var company = await RecordedCompany.StartAsync();
        var texts = Texts(await company.PackAsync());
        Assert.Equal(["Cohort,Name,Week,People,Members,Delivered", "blue,Blue,2026-07-06,7,10,5", "blue,Blue,2026-07-13,6,10,5"], Lines(texts["people/participation.csv"]));
        Assert.Equal(["Cohort,Name,Area,AreaName,Answers,Right,People", "blue,Blue,data,Data,33,0.788,13"], Lines(texts["people/mastery.csv"]));
        Assert.Contains("\"hiddenWeeks\": 1", texts["pack.json"], StringComparison.Ordinal);
        Assert.Contains("fewer than 5 people took part are left out here and below: 1 of them.", texts["evidence.html"], StringComparison.Ordinal);
        Assert.All(texts.Values, text => Assert.DoesNotContain("Red", Lines(text).Where(line => !line.Contains("Red Hat", StringComparison.Ordinal) && line.StartsWith("red,", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Nobody_but_approvers_is_in_it()
    {
        await using var company = await RecordedCompany.StartAsync();
        var texts = Texts(await company.PackAsync());
        Assert.All(texts, file => Assert.All(["Maria", "maria-id", "ada-id", "lena-id"], word => Assert.DoesNotContain(word, file.Value, StringComparison.Ordinal)));
        Assert.Contains(",Ada,", texts["organisation/overrides.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_is_text_in_a_spreadsheet_and_markup_is_text_on_the_page()
    {
        await using var company = await RecordedCompany.StartAsync();
        var texts = Texts(await company.PackAsync());
        Assert.Matches(@",""?'=cmd\|' /C calc'!A0""?,", texts["organisation/overrides.csv"]);
        Assert.DoesNotMatch(@",""?=cmd", texts["organisation/overrides.csv"]);
        Assert.DoesNotContain("<td>=cmd|' /C", texts["evidence.html"], StringComparison.Ordinal);
        Assert.Contains("=cmd|&#x27; /C calc", texts["evidence.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_altered_is_named()
    {
        await using var company = await RecordedCompany.StartAsync();
        var pack = await company.PackAsync();
        Assert.Empty(Examine(pack).Problems);
        Assert.Equal(["people/mastery.csv: it was altered"], Examine(With(pack, files => files["people/mastery.csv"][^2] ^= 1)).Problems);
        Assert.Equal(["organisation/gaps.csv: it is missing"], Examine(With(pack, files => files.Remove("organisation/gaps.csv"))).Problems);
        Assert.Equal(["notes.txt: it was added; digests does not list it"], Examine(With(pack, files => files["notes.txt"] = [1])).Problems);
        Assert.StartsWith("digests: it is missing", Assert.Single(Examine(With(pack, files => files.Remove("digests"))).Problems), StringComparison.Ordinal);
        Assert.Equal(
            ["digests:1: the line is not a digest, two blanks and a name that comes once", "content/files.csv: it was added; digests does not list it"],
            Examine(With(pack, files => files["digests"][64] = (byte)'x')).Problems.OrderDescending());
        Assert.Equal(["pack.json: it is there twice"], Examine(With(pack, _ => { }, twice: "pack.json")).Problems);
        Assert.Throws<InvalidDataException>(() => Examine(pack[..^30]));
        Assert.Throws<InvalidDataException>(() => Examine(Encoding.UTF8.GetBytes("nonsense")));
    }

    [Fact]
    public void An_archive_that_unpacks_to_far_more_than_a_pack_is_read_no_further()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var bomb = archive.CreateEntry("digests", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var part = 0; part < 210; part++)
                bomb.Write(zeros);
        }

        Assert.Contains("more than 200 MB", Assert.Throws<InvalidDataException>(() => Examine(bytes.ToArray())).Message, StringComparison.Ordinal);
    }

    private static string Duty(string line) => line.Split(',')[4];

    private static (IReadOnlyList<string> Problems, byte[]? Digests, int Files) Examine(byte[] pack) => EvidenceArchive.Examine(new MemoryStream(pack));

    private static byte[] With(byte[] pack, Action<Dictionary<string, byte[]>> alter, string? twice = null)
    {
        Dictionary<string, byte[]> files;
        using (var archive = Open(pack))
            files = archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
        alter(files);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.Concat(files.Where(file => file.Key == twice)))
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static SortedDictionary<string, string> Texts(byte[] pack)
    {
        using var archive = Open(pack);
        return new(archive.Entries.ToDictionary(entry => entry.FullName, entry => Encoding.UTF8.GetString(Bytes(entry)).TrimStart('\uFEFF')), StringComparer.Ordinal);
    }

    private static string[] Lines(string text) => text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static ZipArchive Open(byte[] pack) => new(new MemoryStream(pack));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
