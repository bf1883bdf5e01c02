using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.Oversight;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Tutoring.Organisation;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The form of a workload. In t1 Maria and Ben are managers and hosts, Adele is a manager alone; Omar is both in t2.</summary>
public sealed partial class WorkloadPageSpecs
{
    private static readonly (string, string)[] People =
    [
        ("Access:Managers:0", "t1/maria"), ("Access:Managers:1", "t1/ben"), ("Access:Managers:2", "t1/adele"), ("Access:Managers:3", "t2/omar"),
        ("Access:Hosts:0", "t1/maria"), ("Access:Hosts:1", "t1/ben"), ("Access:Hosts:2", "t2/omar"), ("Site:Address", "https://bot.example.com"),
    ];

    private static readonly Workload Shop = new("shop-production", "shop", "production", ["amazon-ec2", "amazon-rds"], "platform");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_adds_changes_and_removes_a_workload_and_the_charts_show_it_at_once()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var http = await EnterAsync(bot, "t1", "maria");
        Assert.Contains("href=\"raci/edit\"", await TextAsync(http, "raci"), StringComparison.Ordinal);
        using (var added = await SendAsync(http, await TokenAsync(http, "raci/edit"), "mail", "", "Microsoft 365\r\namazon ec2, aws_instance", ""))
            Assert.Equal((HttpStatusCode.SeeOther, "/raci?workload=mail"), (added.StatusCode, added.Headers.Location?.OriginalString));
        Assert.Equivalent(new Workload("mail", "mail", "", ["microsoft-365", "amazon-ec2"], null), await FindAsync(bot, "mail"), strict: true);
        Assert.Contains("RACI: mail", await TextAsync(http, "raci?workload=mail"), StringComparison.Ordinal);
        Assert.Contains("href=\"raci/edit?workload=mail\"", await TextAsync(http, "raci?workload=mail"), StringComparison.Ordinal);

        using (var changed = await SendAsync(http, await TokenAsync(http, "raci/edit?workload=mail"), "post", "test", "Microsoft 365", "platform"))
            Assert.Equal((HttpStatusCode.SeeOther, "/raci?workload=mail"), (changed.StatusCode, changed.Headers.Location?.OriginalString));
        Assert.Equivalent(new Workload("mail", "post", "test", ["microsoft-365"], "platform"), await FindAsync(bot, "mail"), strict: true);

        using (var removed = await RemoveAsync(http, await TokenAsync(http, "raci/edit?workload=mail")))
            Assert.Equal((HttpStatusCode.SeeOther, "/raci"), (removed.StatusCode, removed.Headers.Location?.OriginalString));
        Assert.Null(await FindAsync(bot, "mail"));
        Assert.DoesNotContain("post (test)", await TextAsync(http, "raci"), StringComparison.Ordinal);
        Assert.Equivalent(Shop, await FindAsync(bot, Shop.Id), strict: true);
    }

    [Fact]
    public async Task What_is_shown_and_sent_off_as_it_is_changes_nothing_also_where_a_service_and_a_role_are_gone()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        var old = new Workload("old", "old", "", ["amazon-ec2", "a-service-that-left"], "a-role-that-left");
        await bot.Services.GetRequiredService<IWorkloads>().PutAsync("t1", [old], false, Cancel);
        using var http = await EnterAsync(bot, "t1", "maria");
        var form = await TextAsync(http, "raci/edit?workload=old");
        var services = WebUtility.HtmlDecode(ServicesOf().Match(form).Groups["services"].Value);
        Assert.Equal("Amazon EC2\na-service-that-left", services);
        Assert.Contains("a-role-that-left (no role of that id)", form, StringComparison.Ordinal);
        using var saved = await SendAsync(http, TokenOf(form), "old", "", services, "a-role-that-left");
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equivalent(old, await FindAsync(bot, "old"), strict: true);
    }

    [Fact]
    public async Task Who_is_a_manager_and_no_host_looks_and_changes_nothing()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var maria = await EnterAsync(bot, "t1", "maria");
        using var adele = await EnterAsync(bot, "t1", "adele");
        Assert.DoesNotContain("raci/edit", await TextAsync(adele, "raci"), StringComparison.Ordinal);
        Assert.DoesNotContain("raci/edit", await TextAsync(adele, $"raci?workload={Shop.Id}"), StringComparison.Ordinal);
        var token = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        using var form = await adele.GetAsync(new Uri($"raci/edit?workload={Shop.Id}", UriKind.Relative), Cancel);
        using var saved = await SendAsync(adele, token, "taken over", "", "Amazon EC2", "");
        using var removed = await RemoveAsync(adele, token);
        foreach (var answer in new[] { form, saved, removed })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("you are not named as a host", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equivalent(Shop, await FindAsync(bot, Shop.Id), strict: true);
        Assert.Equal(3, bot.Notes.Lines.Count(line => line.Contains("1517 t1/adele was refused the form of workloads", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_did_not_sign_in_sees_no_form_and_changes_nothing()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var maria = await EnterAsync(bot, "t1", "maria");
        var token = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        using var http = Browser(bot);
        using var form = await http.GetAsync(new Uri("raci/edit", UriKind.Relative), Cancel);
        using var saved = await SendAsync(http, token, "taken over", "", "Amazon EC2", "");
        using var removed = await RemoveAsync(http, token);
        Assert.All([form, saved, removed], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equivalent(Shop, await FindAsync(bot, Shop.Id), strict: true);
    }

    [Fact]
    public async Task Tenants_never_meet()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var maria = await EnterAsync(bot, "t1", "maria");
        using var omar = await EnterAsync(bot, "t2", "omar");
        var token = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        using (var form = await omar.GetAsync(new Uri($"raci/edit?workload={Shop.Id}&tenant=t1", UriKind.Relative), Cancel))
        {
            Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
            Assert.DoesNotContain("production", await form.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var saved = await SendAsync(omar, token, "taken over", "", "Amazon EC2", ""))
            Assert.Equal(HttpStatusCode.Forbidden, saved.StatusCode);
        using (var removed = await RemoveAsync(omar, token))
            Assert.Equal(HttpStatusCode.Forbidden, removed.StatusCode);
        Assert.Equal(2, bot.Notes.Lines.Count(line => line.Contains("1518 t2/omar sent off a form of workloads", StringComparison.Ordinal)));

        // One of the same name and id is another tenant's own. Maria's role is none there.
        using (var wrong = await SendAsync(omar, await TokenAsync(omar, "raci/edit"), "shop", "production", "Amazon EC2", "platform"))
            Assert.Contains("There is no such role", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using (var own = await SendAsync(omar, await TokenAsync(omar, "raci/edit"), "shop", "production", "Amazon EC2", ""))
            Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        using (var gone = await RemoveAsync(omar, await TokenAsync(omar, $"raci/edit?workload={Shop.Id}")))
            Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Empty(await bot.Services.GetRequiredService<IWorkloads>().ListAsync("t2", Cancel));
        Assert.Equivalent(Shop, await FindAsync(bot, Shop.Id), strict: true);
    }

    [Fact]
    public async Task A_form_that_the_page_did_not_give_to_who_sends_it_changes_nothing()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var maria = await EnterAsync(bot, "t1", "maria");
        using var ben = await EnterAsync(bot, "t1", "ben");
        var good = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        var seals = bot.Services.GetRequiredService<BotFramework.DirectLine.SealedAddresses>();
        var content = $$"""{"Tenant":"t1","Person":"maria","Workload":"{{Shop.Id}}","Mark":""}""";
        string[] foreign = ["", "x.y.z", good[..^2], await TokenAsync(ben, $"raci/edit?workload={Shop.Id}"), seals.Seal("chart", content, bot.Time.GetUtcNow().AddMinutes(5)), new('x', 10_000)];
        foreach (var token in foreign)
        {
            using var saved = await SendAsync(maria, token, "taken over", "", "Amazon EC2", "");
            using var removed = await RemoveAsync(maria, token);
            Assert.All([saved, removed], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        }

        // The browser says that another site sent it.
        foreach (var address in (string[])["raci/edit", "raci/remove"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Fields(good, "taken over", "", "Amazon EC2", ""), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
            using var crossed = await maria.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, crossed.StatusCode);
            using var link = await maria.GetAsync(new Uri($"{address}?token={good}&name=x&services=amazon-ec2", UriKind.Relative), Cancel);
            Assert.NotEqual(HttpStatusCode.SeeOther, link.StatusCode);
        }

        // Open for half an hour, though its person came in again since.
        bot.Time.Advance(TimeSpan.FromMinutes(20));
        using var again = await EnterAsync(bot, "t1", "maria");
        bot.Time.Advance(TimeSpan.FromMinutes(11));
        using (var late = await SendAsync(again, good, "taken over", "", "Amazon EC2", ""))
            Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equivalent(Shop, await FindAsync(bot, Shop.Id), strict: true);
        Assert.Equal((2 * foreign.Length) + 1, bot.Notes.Lines.Count(line => line.Contains("1518 t1/maria sent off a form of workloads", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stale_form_changes_nothing_and_shows_how_it_is_now_beside_what_was_written()
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        var workloads = bot.Services.GetRequiredService<IWorkloads>();
        using var maria = await EnterAsync(bot, "t1", "maria");
        var token = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        var now = Shop with { Services = ["amazon-s3"] };
        await workloads.PutAsync("t1", [now], false, Cancel);
        string next;
        using (var stale = await SendAsync(maria, token, "<b>store</b>", "", "Amazon EC2", ""))
        {
            Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
            var page = await stale.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Somebody else changed this workload", page, StringComparison.Ordinal);
            Assert.Contains("You had written: &lt;b&gt;store&lt;/b&gt;, on Amazon EC2.", page, StringComparison.Ordinal);
            Assert.Contains("Amazon S3", ServicesOf().Match(page).Groups["services"].Value, StringComparison.Ordinal);
            next = TokenOf(page);
        }

        using (var stale = await RemoveAsync(maria, token))
        {
            Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
            Assert.DoesNotContain("You had written", await stale.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equivalent(now, await FindAsync(bot, Shop.Id), strict: true);
        // The form that was shown then is up to date, once.
        using (var saved = await SendAsync(maria, next, "store", "", "Amazon EC2", ""))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using (var twice = await SendAsync(maria, next, "store", "", "Amazon RDS", ""))
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var last = await TokenAsync(maria, $"raci/edit?workload={Shop.Id}");
        await workloads.PutAsync("t1", [], replace: true, Cancel);
        using (var gone = await SendAsync(maria, last, "store", "", "Amazon EC2", ""))
            Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        using (var gone = await RemoveAsync(maria, last))
            Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        Assert.Empty(await workloads.ListAsync("t1", Cancel));
    }

    [Theory]
    [InlineData("", "", "Amazon EC2", "", "name", "A name begins with a letter or digit")]
    [InlineData("<script>", "", "Amazon EC2", "", "name", "A name begins with a letter or digit")]
    [InlineData("mail", "<b>", "Amazon EC2", "", "environment", "An environment begins with")]
    [InlineData("mail", "", "", "", "services", "Name 1 to 100 services.")]
    [InlineData("mail", "", "Amazon EC2\n<img src=x>", "", "services", "Not known: &lt;img src=x&gt;")]
    [InlineData("mail", "", "Amazon EC2", "nobody-knows", "owner", "There is no such role")]
    [InlineData("SHOP", "Production", "Amazon EC2", "", "name", "There is shop (production) already")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_kept(string name, string environment, string services, string owner, string field, string sentence)
    {
        await using var bot = new TestBot("Production", People);
        await BeginAsync(bot);
        using var http = await EnterAsync(bot, "t1", "maria");
        using var answer = await SendAsync(http, await TokenAsync(http, "raci/edit"), name, environment, services, owner);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"id=\"wrong-{field}\">{sentence}", page, StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"wrong-{field}\"", page, StringComparison.Ordinal);
        Assert.All((string[])["<script>", "<b>", "<img src=x"], markup => Assert.DoesNotContain(markup, page, StringComparison.Ordinal));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal([Shop.Id], (await bot.Services.GetRequiredService<IWorkloads>().ListAsync("t1", Cancel)).Select(workload => workload.Id));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_not_read()
    {
        await using var bot = new TestBot("Production", People);
        using var http = await EnterAsync(bot, "t1", "maria");
        using var answer = await SendAsync(http, "x", "x", "", new string('x', 100_000), "");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static async Task BeginAsync(TestBot bot)
    {
        await bot.Services.GetRequiredService<IOrganisationBook>().AddRoleAsync("t1", new Role("platform", "Platform team", null), Cancel);
        await bot.Services.GetRequiredService<IWorkloads>().PutAsync("t1", [Shop], false, Cancel);
    }

    private static HttpClient Browser(TestBot bot) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };

    private static async Task<HttpClient> EnterAsync(TestBot bot, string tenant, string person)
    {
        var http = Browser(bot);
        using var entered = await http.PostAsync(new Uri("scores/enter", UriKind.Relative), new FormUrlEncodedContent([new("token", await ScoresDoorSpecs.LinkAsync(bot, tenant, person))]), Cancel);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        return http;
    }

    private static async Task<string> TextAsync(HttpClient http, string address) => await http.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);

    private static async Task<string> TokenAsync(HttpClient http, string address) => TokenOf(await TextAsync(http, address));

    private static string TokenOf(string page) => TokenIn().Match(page) is { Success: true } token ? token.Groups["token"].Value : throw new InvalidOperationException("no form");

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string token, string name, string environment, string services, string owner) =>
        http.PostAsync(new Uri("raci/edit", UriKind.Relative), Fields(token, name, environment, services, owner), Cancel);

    private static Task<HttpResponseMessage> RemoveAsync(HttpClient http, string token) =>
        http.PostAsync(new Uri("raci/remove", UriKind.Relative), new FormUrlEncodedContent([new("token", token)]), Cancel);

    private static FormUrlEncodedContent Fields(string token, string name, string environment, string services, string owner) =>
        new([new("token", token), new("name", name), new("environment", environment), new("services", services), new("owner", owner), new("tenant", "t1"), new("workload", Shop.Id)]);

    private static async Task<Workload?> FindAsync(TestBot bot, string id) =>
        (await bot.Services.GetRequiredService<IWorkloads>().ListAsync("t1", Cancel)).FirstOrDefault(workload => workload.Id == id);

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenIn();

    [GeneratedRegex("<textarea[^>]*>(?<services>[^<]*)</textarea>")]
    private static partial Regex ServicesOf();
}
