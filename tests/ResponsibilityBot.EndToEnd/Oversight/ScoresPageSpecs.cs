using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>The page of the demo, in a browser and without one.</summary>
public sealed class ScoresPageSpecs(Chromium chromium, DemoBot demo) : IClassFixture<Chromium>, IClassFixture<DemoBot>
{
    /// <summary>Between the margins of A4, in the 96 pixels of an inch that browsers print with.</summary>
    private const int PaperWidth = 188 * 96 * 10 / 254;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("scores", ColorScheme.Light, 1280, "light")]
    [InlineData("scores", ColorScheme.Dark, 1280, "dark")]
    [InlineData("scores", ColorScheme.Light, 360, "phone")]
    [InlineData("scores", ColorScheme.Dark, 820, "tablet")]
    [InlineData("scores?team=Payments&area=data", ColorScheme.Dark, 360, "team")]
    [InlineData("scores?team=Interns", ColorScheme.Light, 1280, "few")]
    [InlineData("scores?team=Nobody&from=yesterday", ColorScheme.Light, 360, "problems")]
    [InlineData("scores/nothing", ColorScheme.Dark, 360, "words")]
    public async Task Everybody_can_use_the_page_and_nothing_leaves_this_machine(string address, ColorScheme colors, int width, string name)
    {
        await using var view = await OpenAsync(address, colors, width);
        foreach (var closed in await view.Page.Locator("summary").AllAsync())
            await closed.ClickAsync();
        Assert.Empty(await Axe.ViolationsAsync(view.Page, Cancel));
        Assert.True(await IsNoWiderThanTheWindowAsync(view.Page), "wider than the window");
        Assert.DoesNotContain(view.Complaints, text => !text.Contains("status of 40", StringComparison.Ordinal));
        Assert.All(view.Asked, url => Assert.Equal(demo.Address.Authority, new Uri(url).Authority));
        await view.Page.ReloadAsync();
        await view.Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"scores-{name}.png"), FullPage = true });
    }

    [Fact]
    public async Task On_paper_everything_is_there_and_fits()
    {
        await using var view = await OpenAsync("scores", width: PaperWidth);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await IsNoWiderThanTheWindowAsync(view.Page), "wider than the paper");
        Assert.Equal("none", await view.Page.Locator("#filter").EvaluateAsync<string>("form => getComputedStyle(form).display"));
        Assert.True(await view.Page.GetByRole(AriaRole.Cell, new() { Name = "hidden: fewer than 5" }).First.IsVisibleAsync());
        await view.Page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "scores-print.png"), FullPage = true });
        await view.Page.PdfAsync(new() { Path = Repository.PathOf("artifacts", "scores.pdf"), PreferCSSPageSize = true });
    }

    [Fact]
    public async Task Without_scripts_the_filter_is_a_form_and_the_tables_can_be_reached_with_the_keyboard()
    {
        await using var view = await OpenAsync("scores", scripts: false);
        await view.Page.GetByLabel("Team", new() { Exact = true }).SelectOptionAsync("Payments");
        await view.Page.GetByLabel("Area", new() { Exact = true }).SelectOptionAsync("data");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Team scores: Payments");
        Assert.Contains("area=data", view.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(view.Page.Locator(".areas tbody tr")).ToHaveCountAsync(1);
        var reached = new List<string>();
        for (var presses = 0; presses < 40; presses++)
        {
            await view.Page.Keyboard.PressAsync("Tab");
            reached.Add(await view.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"));
        }

        Assert.Superset(new HashSet<string>(["Table of misconceptions", "Table of areas", "Table of who took part", "team", "from"], StringComparer.Ordinal), reached.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_demo_says_so_shows_three_teams_and_hides_the_fourth()
    {
        var page = await PageAsync("scores");
        Assert.Contains("<strong>Demo.</strong>", page, StringComparison.Ordinal);
        Assert.Contains("This look is kept", page, StringComparison.Ordinal);
        Assert.All((string[])["Platform", "Payments", "Research"], team => Assert.Contains($">{team}</a>", page, StringComparison.Ordinal));
        var after = await PageAsync("scores?after=Payments");
        Assert.Equal([false, true, true], ((string[])["Payments", "Platform", "Research"]).Select(team => after.Contains($">{team}</a>", StringComparison.Ordinal)));
        Assert.Contains("<a href=\"scores?from=", after, StringComparison.Ordinal);
        Assert.Contains(">Teams before</a>", after, StringComparison.Ordinal);
        Assert.DoesNotContain(">Teams after</a>", after, StringComparison.Ordinal);
        Assert.DoesNotContain(">Research</a>", await PageAsync("scores?after=Research"), StringComparison.Ordinal);
        var interns = await PageAsync("scores?team=Interns");
        Assert.Contains("There is nothing to show", interns, StringComparison.Ordinal);
        Assert.DoesNotContain(" %", interns, StringComparison.Ordinal);
        Assert.DoesNotContain("Interns", await PageAsync("scores.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=yesterday", HttpStatusCode.BadRequest, "from=yesterday is no day")]
    [InlineData("from=2026-99-01", HttpStatusCode.BadRequest, "from=2026-99-01 is no day")]
    [InlineData("to=2199-01-01", HttpStatusCode.BadRequest, "that week is not over yet")]
    [InlineData("from=2020-01-01", HttpStatusCode.BadRequest, "is more than 26 weeks")]
    [InlineData("from=2026-11-16&to=2026-09-01", HttpStatusCode.BadRequest, "comes after the last week")]
    [InlineData("area=weather", HttpStatusCode.BadRequest, "there is no such area")]
    [InlineData("after=Platform&before=Platform", HttpStatusCode.BadRequest, "leave out after or before")]
    [InlineData("after=Nobody", HttpStatusCode.NotFound, "after=Nobody: you have no team of that name")]
    [InlineData("team=Nobody", HttpStatusCode.NotFound, "you have no team of that name")]
    [InlineData("team=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", HttpStatusCode.NotFound, "&lt;script&gt;alert(1)")]
    public async Task What_cannot_be_shown_is_said_and_no_figure_beside_it(string query, HttpStatusCode status, string sentence)
    {
        foreach (var address in (string[])["scores", "scores.csv", "scores.xlsx"])
        {
            using var http = new HttpClient { BaseAddress = demo.Address };
            using var answer = await http.GetAsync(new Uri($"{address}?{query}", UriKind.Relative), Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain(" %", text, StringComparison.Ordinal);
            // Nothing was looked at, so nothing is kept of it.
            Assert.DoesNotContain("This look is kept", text, StringComparison.Ordinal);
            if (address == "scores")
                Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
            else
                Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(address == "scores" ? sentence : WebUtility.HtmlDecode(sentence), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_comes_with_headers_that_keep_browsers_safe_and_is_kept_by_none()
    {
        using var http = new HttpClient { BaseAddress = demo.Address };
        foreach (var address in (string[])["scores", "scores.csv", "scores/nothing", "scores/enter?token=x"])
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }

        using var page = await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            page.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_files_hold_what_the_page_shows()
    {
        using var http = new HttpClient { BaseAddress = demo.Address };
        var csv = await http.GetByteArrayAsync(new Uri("scores.csv?team=Payments", UriKind.Relative), Cancel);
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Section,Team,Week,What,Share,Low,High,Count,People,Members", lines[0]);
        Assert.All((string[])["week", "area", "misconception", "turnout", "item", "question", "gap"], section => Assert.Contains(lines, line => line.StartsWith(section + ",", StringComparison.Ordinal)));
        await using var file = await http.GetStreamAsync(new Uri("scores.xlsx?team=Payments", UriKind.Relative), Cancel);
        using var book = new MemoryStream();
        await file.CopyToAsync(book, Cancel);
        await using var parts = new ZipArchive(book);
        using var sheet = new StreamReader((parts.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidOperationException("no sheet")).Open());
        var rows = await sheet.ReadToEndAsync(Cancel);
        Assert.Equal(lines.Length, rows.Split("<row").Length - 1);
        Assert.DoesNotContain("<f>", rows, StringComparison.Ordinal);
    }

    private static Task<bool> IsNoWiderThanTheWindowAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");

    private async Task<string> PageAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = demo.Address };
        return await http.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);
    }

    private async Task<View> OpenAsync(string address, ColorScheme colors = ColorScheme.Light, int width = 1280, bool scripts = true)
    {
        var context = await chromium.OpenAsync(colors, width, 900, scripts);
        var view = new View(context, await context.NewPageAsync());
        view.Page.Request += (_, request) => view.Asked.Enqueue(request.Url);
        view.Page.Console += (_, message) => view.Complaints.Enqueue(message.Text);
        view.Page.PageError += (_, error) => view.Complaints.Enqueue(error);
        await view.Page.GotoAsync(new Uri(demo.Address, address).ToString());
        return view;
    }

    /// <summary>A page with what it asks of whom, and what the browser complains about.</summary>
    private sealed class View(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public ConcurrentQueue<string> Asked { get; } = new();

        public ConcurrentQueue<string> Complaints { get; } = new();

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
