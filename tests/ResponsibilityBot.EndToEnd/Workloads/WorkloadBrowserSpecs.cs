using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The form of a workload in a browser, on this machine in Development.</summary>
public sealed class WorkloadBrowserSpecs(Chromium chromium, CompanyBot company) : IClassFixture<Chromium>, IClassFixture<CompanyBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("raci/edit", ColorScheme.Light, 1280, false, "new")]
    [InlineData("raci/edit", ColorScheme.Dark, 360, true, "wrong")]
    [InlineData("raci/edit?workload=checkout-production", ColorScheme.Dark, 1280, false, "change")]
    [InlineData("raci/edit?workload=checkout-production", ColorScheme.Light, 360, true, "change-wrong")]
    [InlineData("raci/edit?workload=nothing", ColorScheme.Light, 360, false, "missing")]
    public async Task Everybody_can_use_the_form_and_nothing_leaves_this_machine(string address, ColorScheme colors, int width, bool isWrong, string name)
    {
        var context = await chromium.OpenAsync(colors, width, 900, scripts: true);
        await using (context)
        {
            var page = await context.NewPageAsync();
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.GotoAsync(new Uri(company.Address, address).ToString());
            if (isWrong)
            {
                await page.GetByLabel("Name", new() { Exact = true }).FillAsync("?");
                await page.GetByLabel("Services, one a line").FillAsync("Amason EC2");
                await page.Locator("form.edit button").ClickAsync();
                await Assertions.Expect(page.Locator("#wrong-name")).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("#wrong-services")).ToBeVisibleAsync();
            }

            foreach (var closed in await page.Locator("summary").AllAsync())
                await closed.ClickAsync();
            Assert.Empty(await Axe.ViolationsAsync(page, Cancel));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the window");
            Assert.All(asked, url => Assert.Equal(company.Address.Authority, new Uri(url).Authority));
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", $"workload-{name}.png"), FullPage = true });
        }
    }

    [Fact]
    public async Task Without_scripts_and_with_the_keyboard_alone_one_is_added_changed_and_removed()
    {
        var context = await chromium.OpenAsync(ColorScheme.Light, 1280, 900, scripts: false);
        await using (context)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(company.Address, "raci").ToString());
            await page.GetByRole(AriaRole.Link, new() { Name = "Add a workload" }).PressAsync("Enter");
            await page.GetByLabel("Name", new() { Exact = true }).FocusAsync();
            await page.Keyboard.TypeAsync("intranet");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("test");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("Amazon EC2");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("RACI: intranet (test)");

            await page.GetByRole(AriaRole.Link, new() { Name = "Change", Exact = true }).PressAsync("Enter");
            await page.GetByLabel("Role that runs it").SelectOptionAsync(new SelectOptionValue { Label = "Platform team" });
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
            await Assertions.Expect(page.GetByText("Owner: Platform team.")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "Change", Exact = true }).PressAsync("Enter");
            await page.Locator("summary").PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove for everybody" }).PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("RACI of your workloads");
            Assert.DoesNotContain(await company.Services.GetRequiredService<IWorkloads>().ListAsync(CompanyBot.Tenant, Cancel), workload => workload.Name == "intranet");
        }
    }
}
