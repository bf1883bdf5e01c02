using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The page of charts, in a browser and without one.</summary>
public sealed class RaciPageSpecs(Chromium chromium, CompanyBot company) : IClassFixture<Chromium>, IClassFixture<CompanyBot>
{
    /// <summary>Between the margins of A4, in the 96 pixels of an inch that browsers print with.</summary>
    private const int PaperWidth = 188 * 96 * 10 / 254;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("raci", ColorScheme.Light, 1280, "light")]
    [InlineData("raci", ColorScheme.Dark, 360, "phone")]
    [InlineData("raci?workload=checkout-production", ColorScheme.Light, 1280, "chart")]
    [InlineData("raci?workload=checkout-production", ColorScheme.Dark, 1280, "chart-dark")]
    [InlineData("raci?workload=reports-production", ColorScheme.Light, 360, "chart-phone")]
    [InlineData("raci?workload=nothing", ColorScheme.Dark, 820, "missing")]
    public async Task Everybody_can_use_the_page_and_nothing_leaves_this_machine(string address, ColorScheme colors, int width, string name)
    {
        var context = await chromium.OpenAsync(colors, width, 900, scripts: true);
        await using (context)
        {
            var page = await context.NewPageAsync();
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.GotoAsync(new Uri(company.Address, address).ToString());
            Assert.Empty(await Axe.ViolationsAsync(page, Cancel));
            Assert.True(await IsNoWiderThanTheWindowAsync(page), "wider than the window");
            Assert.All(asked, url => Assert.Equal(company.Address.Authority, new Uri(url).Authority));
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"raci-{name}.png"), FullPage = true });
        }
    }

    [Fact]
    public async Task On_paper_everything_is_there_and_fits_and_the_tables_are_reached_with_the_keyboard()
    {
        var context = await chromium.OpenAsync(ColorScheme.Light, PaperWidth, 900, scripts: false);
        await using (context)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(company.Address, "raci?workload=checkout-production").ToString());
            var reached = new List<string?>();
            for (var presses = 0; presses < 20; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                reached.Add(await page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"));
            }

            Assert.Contains("Chart", reached);
            Assert.Contains("words", reached);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.True(await IsNoWiderThanTheWindowAsync(page), "wider than the paper");
            Assert.Equal("none", await page.Locator("#filter").EvaluateAsync<string>("form => getComputedStyle(form).display"));
        }
    }

    [Fact]
    public async Task The_files_hold_every_duty_and_json_has_one_who_answers_in_each()
    {
        using var http = new HttpClient { BaseAddress = company.Address };
        var csv = Encoding.UTF8.GetString(await http.GetByteArrayAsync(new Uri("raci.csv?workload=checkout-production", UriKind.Relative), Cancel)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Workload,Environment,Services,Area,Responsibility,Provider,App team,Checkout team,Data team,Legal,Platform team,Portal team,Security,Workplace IT,No role yet,Owner of the work,", csv[0], StringComparison.Ordinal);
        var json = JsonNode.Parse(await http.GetStringAsync(new Uri("raci.json?workload=checkout-production", UriKind.Relative), Cancel))?["workloads"]?[0]?["duties"]?.AsArray() ?? [];
        Assert.Equal(csv.Length - 1, json.Count);
        Assert.All(json, duty => Assert.Single(duty?["shares"]?.AsArray() ?? [], share => ((string?)share?["part"])?.Contains('A', StringComparison.Ordinal) == true));
        Assert.All(json, duty => Assert.Equal(4, duty?["frameworks"]?.AsObject().Count));
    }

    [Theory]
    [InlineData("raci?workload=nothing", HttpStatusCode.NotFound, "There is no such workload (any more)")]
    [InlineData("raci.csv?workload=nothing", HttpStatusCode.NotFound, "There is no such workload.")]
    [InlineData("raci?words=%22%3E%3Cscript%3E", HttpStatusCode.OK, "None has these words in its name.")]
    [InlineData("raci?part=999", HttpStatusCode.OK, "checkout (production)")]
    public async Task What_cannot_be_shown_is_said(string address, HttpStatusCode status, string sentence)
    {
        using var http = new HttpClient { BaseAddress = company.Address };
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Nobody_sees_a_tenant_without_having_signed_in()
    {
        await using var bot = TestBot.Teaching(("WebChat:Enabled", "true"));
        using var http = new HttpClient { BaseAddress = bot.Address };
        foreach (var address in (string[])["raci", "raci.csv", "raci.json", "raci.xlsx"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode);
    }

    private static Task<bool> IsNoWiderThanTheWindowAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");
}
