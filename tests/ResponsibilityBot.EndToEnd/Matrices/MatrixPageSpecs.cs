using System.Collections.Concurrent;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Matrices;

/// <summary>The page in a browser.</summary>
public sealed class MatrixPageSpecs(Chromium chromium, TeachingBot shared) : IClassFixture<Chromium>, IClassFixture<TeachingBot>
{
    /// <summary>Between the margins of A4 landscape, in the 96 pixels of an inch that browsers print with.</summary>
    private const int PaperWidth = 277 * 96 * 10 / 254;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1280, 900)]
    [InlineData(ColorScheme.Dark, 1280, 900)]
    [InlineData(ColorScheme.Light, 820, 1000)]
    [InlineData(ColorScheme.Light, 360, 740)]
    [InlineData(ColorScheme.Dark, 360, 740)]
    public async Task Everybody_can_use_the_page_and_nothing_leaves_this_machine(ColorScheme colors, int width, int height)
    {
        await using var view = await OpenAsync("matrix", colors, width, height);
        await PictureAsync(view.Page, $"matrix-{colors}-{width}");
        Assert.Empty(await Axe.ViolationsAsync(view.Page, Cancel));
        await Cell(view.Page, "guest-os-patching", "caas").ClickAsync();
        await PictureAsync(view.Page, $"matrix-open-{colors}-{width}");
        // All else is as it was judged before.
        Assert.Empty(await Axe.ViolationsAsync(view.Page, Cancel, within: ".matrix tr:has(details[open])"));
        Assert.True(await IsNoWiderThanTheWindowAsync(view.Page), "wider than the window");
        Assert.Empty(view.Complaints);
        Assert.All(view.Asked, url => Assert.Equal(shared.Bot.Address.Authority, new Uri(url).Authority));
    }

    [Theory]
    [InlineData("matrix?target=amazon-rds&open=all", ColorScheme.Light, 1280)]
    [InlineData("matrix?target=amazon-ec2&target=aws-lambda&target=amazon-s3&area=data", ColorScheme.Dark, 360)]
    [InlineData("matrix?owner=shared", ColorScheme.Dark, 1280)]
    [InlineData("matrix?open=all&area=facilities", ColorScheme.Light, 360)]
    [InlineData("matrix?words=hovercraft", ColorScheme.Dark, 1280)]
    [InlineData("matrix?target=amazon-rdss&owner=custmer", ColorScheme.Light, 360)]
    public async Task Everybody_can_use_the_other_views(string address, ColorScheme colors, int width)
    {
        await using var view = await OpenAsync(address, colors, width);
        Assert.Empty(await Axe.ViolationsAsync(view.Page, Cancel));
        Assert.True(await IsNoWiderThanTheWindowAsync(view.Page), "wider than the window");
    }

    [Fact]
    public async Task A_cell_opens_and_closes_with_the_keyboard_alone()
    {
        await using var view = await OpenAsync("matrix?area=data");
        var summary = Cell(view.Page, "backup-and-restore", "saas");
        var panel = view.Page.Locator("[id='backup-and-restore.saas']");
        Assert.False(await panel.IsVisibleAsync());
        await view.Page.Keyboard.PressAsync("Tab");
        await view.Page.Keyboard.PressAsync("Enter");
        for (var presses = 0; presses < 200 && !await IsFocusedAsync(summary); presses++)
            await view.Page.Keyboard.PressAsync("Tab");
        Assert.True(await IsFocusedAsync(summary), "the cell is never reached");
        await view.Page.Keyboard.PressAsync("Enter");
        await panel.GetByText("version history").First.WaitForAsync();
        await view.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("A", await view.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        await view.Page.Keyboard.PressAsync("Escape");
        Assert.False(await panel.IsVisibleAsync());
        Assert.True(await IsFocusedAsync(summary), "the focus is lost");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_cell_at_a_time_lies_over_the_rows(bool scripts)
    {
        await using var view = await OpenAsync("matrix?area=facilities", scripts: scripts);
        await Cell(view.Page, "physical-security", "saas").ClickAsync();
        await view.Page.Locator("[id='physical-security.saas']").WaitForAsync();
        await Cell(view.Page, "physical-security", "iaas").ClickAsync();
        await view.Page.Locator("[id='physical-security.iaas']").WaitForAsync();
        await Assertions.Expect(view.Page.Locator("details[open]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_press_beside_an_opened_cell_closes_it()
    {
        await using var view = await OpenAsync("matrix?area=facilities");
        await Cell(view.Page, "hypervisor", "iaas").ClickAsync();
        await view.Page.Locator("[id='hypervisor.iaas']").ClickAsync();
        await Assertions.Expect(view.Page.Locator("details[open]")).ToHaveCountAsync(1);
        await view.Page.Locator("h1").ClickAsync();
        await Assertions.Expect(view.Page.Locator("details[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_filter_works_while_it_is_filled_in()
    {
        await using var view = await OpenAsync("matrix?target=amazon-rds&target=paas");
        await view.Page.GetByLabel("Words").FillAsync("retention");
        await Assertions.Expect(view.Page).ToHaveURLAsync(Address("matrix?target=amazon-rds&target=paas&words=retention"));
        await view.Page.GetByLabel("Area").SelectOptionAsync("data");
        await Assertions.Expect(view.Page).ToHaveURLAsync(Address("matrix?target=amazon-rds&target=paas&words=retention&area=data"));
        await Assertions.Expect(view.Page.Locator(".matrix .area")).ToHaveTextAsync(["Data"]);
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(await view.Page.Locator(".bar strong").InnerTextAsync());
        await view.Page.GetByLabel("Words").FillAsync("hovercraft");
        await view.Page.GetByText("No responsibility fits").WaitForAsync();
        Assert.Equal("hovercraft", await view.Page.GetByLabel("Words").InputValueAsync());
        Assert.Empty(view.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_place_is_added_and_taken_away(bool scripts)
    {
        await using var view = await OpenAsync("matrix?area=network", scripts: scripts);
        await view.Page.GetByLabel("Service model or service").SelectOptionAsync("amazon-rds");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await view.Page.GetByLabel("Beside it").SelectOptionAsync("aws-lambda");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(view.Page.Locator("thead th a")).ToHaveTextAsync(["Amazon RDS", "AWS Lambda"]);
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Take away Amazon RDS" }).ClickAsync();
        await Assertions.Expect(view.Page.Locator("thead th a")).ToHaveTextAsync(["AWS Lambda"]);
        await Assertions.Expect(view.Page.Locator(".matrix .area")).ToHaveTextAsync(["Network and devices"]);
    }

    [Fact]
    public async Task Without_scripts_the_filter_is_a_form_and_cells_open()
    {
        await using var view = await OpenAsync("matrix", scripts: false);
        await view.Page.GetByLabel("Words").FillAsync("backup");
        await view.Page.GetByLabel("Owner").SelectOptionAsync("shared");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("words=backup", view.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(view.Page.GetByLabel("Words")).ToHaveValueAsync("backup");
        await Cell(view.Page, "backup-and-restore", "paas").ClickAsync();
        await view.Page.Locator("[id='backup-and-restore.paas']").GetByText("automated backups").First.WaitForAsync();
        Assert.False(await view.Page.GetByRole(AriaRole.Button, new() { Name = "Print" }).IsVisibleAsync());
    }

    [Fact]
    public async Task The_chat_and_the_matrix_lead_to_each_other()
    {
        await using var view = await OpenAsync("");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Matrix" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Heading, new() { Name = "Responsibility matrix" }).WaitForAsync();
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Ask the bot" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Heading, new() { Name = "ResponsibilityBot" }).WaitForAsync();
    }

    [Theory]
    [InlineData("matrix", "six-models")]
    [InlineData("matrix?target=amazon-rds", "one-service")]
    [InlineData("matrix?target=amazon-ec2&target=amazon-ecs&target=amazon-eks&target=aws-fargate&target=aws-lambda&target=amazon-rds&target=amazon-s3&target=saas", "eight-columns")]
    public async Task On_paper_every_column_fits_the_heading_is_repeated_and_addresses_can_be_read(string address, string name)
    {
        await using var view = await OpenAsync(address, width: PaperWidth);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await IsNoWiderThanTheWindowAsync(view.Page), "wider than the paper");
        Assert.Equal("table-header-group", await StyleAsync(view.Page.Locator("thead"), "display"));
        Assert.Equal("none", await StyleAsync(view.Page.Locator("#filter"), "display"));
        Assert.Contains(" <https://", await view.Page.Locator(".sources a").First.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"), StringComparison.Ordinal);
        var reference = await view.Page.Locator("summary .paper").First.InnerTextAsync();
        Assert.Matches(@"^\[\d+(, \d+)*\]$", reference);
        await view.Page.PdfAsync(new() { Path = Repository.PathOf("artifacts", $"matrix-{name}.pdf"), PreferCSSPageSize = true });
    }

    private static ILocator Cell(IPage page, string row, string place) => page.Locator($"details:has([id='{row}.{place}']) > summary");

    private static Task<bool> IsFocusedAsync(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");

    private static Task<string> StyleAsync(ILocator element, string property) => element.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);

    private static Task<bool> IsNoWiderThanTheWindowAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");

    private static Task<byte[]> PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    private async Task<View> OpenAsync(string address, ColorScheme colors = ColorScheme.Light, int width = 1280, int height = 900, bool scripts = true)
    {
        var context = await chromium.OpenAsync(colors, width, height, scripts);
        var view = new View(context, await context.NewPageAsync());
        view.Page.Request += (_, request) => view.Asked.Enqueue(request.Url);
        view.Page.Console += (_, message) => view.Complaints.Enqueue(message.Text);
        view.Page.PageError += (_, error) => view.Complaints.Enqueue(error);
        await view.Page.GotoAsync(Address(address));
        return view;
    }

    private string Address(string path) => new Uri(shared.Bot.Address, path).ToString();

    /// <summary>A page with what it asks of whom, and what the browser complains about.</summary>
    private sealed class View(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public ConcurrentQueue<string> Asked { get; } = new();

        public ConcurrentQueue<string> Complaints { get; } = new();

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
