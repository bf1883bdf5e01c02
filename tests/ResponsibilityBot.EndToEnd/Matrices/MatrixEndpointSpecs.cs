using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Content;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.EndToEnd.Matrices;

/// <summary>The page and the file as a program without scripts gets them.</summary>
public sealed partial class MatrixEndpointSpecs(TeachingBot shared) : IClassFixture<TeachingBot>
{
    private static readonly string[] Formulas = ["=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_has_every_row_in_six_models_with_owners_in_words_and_the_revision()
    {
        var page = await PageAsync(shared.Bot, "matrix");
        var table = Store(shared.Bot).Current.Table;
        Assert.Equal(table.Content.Responsibilities.Count * 6, Regex.Count(page, "<details[ >]"));
        Assert.Equal(table.Content.Responsibilities.Count * 6, Summary().Count(page));
        Assert.All(table.Content.Responsibilities, row => Assert.Contains($"id=\"{row.Id}\"", page, StringComparison.Ordinal));
        Assert.Contains(table.Revision, page, StringComparison.Ordinal);
        Assert.Contains("<caption>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target=amazon-rds", 50, "Responsibility matrix: Amazon RDS")]
    [InlineData("target=amazon-ec2&target=aws-lambda", 100, "Responsibility matrix: Amazon EC2, AWS Lambda")]
    [InlineData("target=aws-lambda&target=amazon-ec2", 100, "Responsibility matrix: AWS Lambda, Amazon EC2")]
    [InlineData("target=paas&area=identity", 5, "5 of 50 responsibilities")]
    [InlineData("target=&area=&owner=&words=", 300, "50 responsibilities")]
    public async Task Parameters_choose_columns_and_rows(string query, int cells, string says)
    {
        var page = await PageAsync(shared.Bot, "matrix?" + query);
        Assert.Equal(cells, Regex.Count(page, "<details[ >]"));
        Assert.Contains(says, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_says_who_does_what_on_which_condition_how_sure_and_where_it_is_written()
    {
        var page = await PageAsync(shared.Bot, "matrix?target=caas&words=guest+operating+system+patching");
        var table = Store(shared.Bot).Current.Table;
        var cell = table.Cell("guest-os-patching", "caas") ?? throw new InvalidOperationException("the table lacks the cell");
        string?[] said = [cell.Customer, cell.Provider, cell.Note, cell.Condition?.On, table.GrayArea(cell.Gray ?? "")?.Decides, .. cell.Sources.Select(source => source.Url.AbsoluteUri), .. cell.Sources.Select(source => $"<time>{source.Checked:O}</time>")];
        Assert.All(said, text => Assert.Contains(text ?? throw new InvalidOperationException("the cell became poorer"), WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.Contains("contested", page, StringComparison.Ordinal);
        Assert.Contains("You are accountable for the result.", page, StringComparison.Ordinal);
        Assert.Contains("Verified:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("words")]
    [InlineData("target")]
    [InlineData("area")]
    [InlineData("owner")]
    public async Task What_is_typed_into_the_address_is_shown_as_text(string parameter)
    {
        using var response = await GetAsync(shared.Bot, $"matrix?{parameter}={Uri.EscapeDataString("\"><script>alert(1)</script>")}");
        var page = await response.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&quot;&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target=amazon-rdss", "no service model or service with the id", "matrix?target=amazon-rds")]
    [InlineData("target=amazon-ec2&target=lamda", "no service model or service with the id", "matrix?target=amazon-ec2&amp;target=aws-lambda")]
    [InlineData("area=fasilities&words=lock", "There is no area", "matrix?area=facilities&amp;words=lock")]
    [InlineData("owner=custmer", "There is no owner", "matrix?owner=customer")]
    [InlineData("target=qwzx", "no service model or service with the id", "href=\"matrix\"")]
    public async Task An_unknown_value_gets_400_with_a_sentence_and_a_link_to_what_may_have_been_meant(string query, string sentence, string link)
    {
        using var page = await GetAsync(shared.Bot, "matrix?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains(link, html, StringComparison.Ordinal);

        using var file = await GetAsync(shared.Bot, "matrix.csv?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
        Assert.Equal("text/plain", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains(sentence, await file.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_columns_than_a_page_holds_are_offered_as_a_file()
    {
        var query = string.Join('&', Store(shared.Bot).Current.Table.Content.Services.Take(9).Select(service => "target=" + service.Id));
        using var page = await GetAsync(shared.Bot, "matrix?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("matrix.csv?" + query.Replace("&", "&amp;", StringComparison.Ordinal), await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var file = await GetAsync(shared.Bot, "matrix.csv?" + query);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task Words_that_no_row_holds_are_answered_with_rows_near_them()
    {
        var page = await PageAsync(shared.Bot, "matrix?words=hovercraft+encryption+of+disks+on+rds");
        Assert.Contains("No responsibility fits", page, StringComparison.Ordinal);
        Assert.Contains("words=Encryption%20of%20stored%20data%20(at%20rest)", page, StringComparison.Ordinal);
        Assert.Contains("href=\"matrix?target=amazon-rds\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_comes_with_headers_that_keep_browsers_safe()
    {
        using var page = await GetAsync(shared.Bot, "matrix");
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            page.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("matrix")]
    [InlineData("matrix.csv")]
    public async Task A_client_that_has_this_revision_gets_304_and_nothing_else(string path)
    {
        using var first = await GetAsync(shared.Bot, path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl?.NoCache);
        using var again = await GetAsync(shared.Bot, path, first.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        using var other = await GetAsync(shared.Bot, path, "\"another\"");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_change_of_the_table_shows_at_once_and_nothing_of_it_is_markup()
    {
        await using var bot = TestBot.Teaching();
        using var before = await GetAsync(bot, "matrix");
        using var kept = await GetAsync(bot, "matrix");
        Assert.True(kept.Headers.Contains("Age"), "the page is rendered once more");
        Change(Store(bot), cell => cell with { Customer = "<b>Mind</b> the hypervisor & more." });
        using var after = await GetAsync(bot, "matrix", before.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var page = await after.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("-changed</code>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Mind&lt;/b&gt; the hypervisor &amp; more.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_a_line_for_each_cell_and_a_mark_for_Excel()
    {
        using var response = await GetAsync(shared.Bot, "matrix.csv?target=amazon-rds&target=paas&area=data");
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("responsibility-matrix-amazon-rds-paas.csv", response.Content.Headers.ContentDisposition?.FileName);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Area,ResponsibilityId,Responsibility,PlaceId,Place,ServiceModel,Owner,Accountable,YouDo,ProviderDoes,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + (2 * 10), lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("Data,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_cell_of_the_file_is_a_formula()
    {
        await using var bot = TestBot.Teaching();
        foreach (var text in Formulas)
        {
            Change(Store(bot), cell => cell with { Note = text });
            using var response = await GetAsync(bot, "matrix.csv?target=iaas&words=hypervisor");
            Assert.Contains($",\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    private static CurriculumStore Store(TestBot bot) => bot.Services.GetRequiredService<CurriculumStore>();

    /// <summary>Takes another revision of the table, in which the hypervisor's cell in IaaS is another.</summary>
    private static void Change(CurriculumStore store, Func<Cell, Cell> change)
    {
        var content = store.Current.Table.Content;
        var cells = content.Cells.Select(cell => cell is { Responsibility: "hypervisor", Target: "iaas" } ? change(cell) : cell).ToList();
        var table = new KnowledgeTable(content with { Revision = content.Revision + "-changed", Cells = cells });
        store.Take(new ReadContent(store.Current with { Table = table }, [], table.Revision));
    }

    private static async Task<string> PageAsync(TestBot bot, string address)
    {
        using var response = await GetAsync(bot, address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<HttpResponseMessage> GetAsync(TestBot bot, string address, string? known = null)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known is not null)
            request.Headers.Add("If-None-Match", known);
        return await http.SendAsync(request, Cancel);
    }

    [GeneratedRegex("""<span class="owner (customer|provider|shared|depends|none)">(You|Provider|Shared|It depends|Does not apply)</span>(?=[^<]*(<span|</summary>))""")]
    private static partial Regex Summary();
}
