using System.Net;
using ResponsibilityBot.EndToEnd.Oversight;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.EndToEnd.Workloads;

namespace ResponsibilityBot.EndToEnd.Matrices;

/// <summary>The matrix with a tenant's layers: who sees it, and that the open page stays the table's. Maria is a manager of t1.</summary>
public sealed class OurMatrixSpecs
{
    private static readonly string[] Ours = ["our-matrix?target=iaas", "our-matrix.csv?target=iaas"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_sees_the_layers_of_their_tenant_and_everybody_else_the_table_alone()
    {
        await using var bot = new TestBot("Production", ("Access:Managers:0", "t1/maria"), ("Site:Address", "https://bot.example.com"));
        await bot.Services.DecideAsync("t1");
        await bot.Services.DecideAsync("t2", new() { Id = "other", Layer = Tutoring.Knowledge.Layer.Organisation, Responsibility = "hypervisor", Owner = Tutoring.Knowledge.Owner.Customer, Reason = "Secret of t2", Approver = "", Since = new(2026, 1, 1) });
        using var stranger = new HttpClient { BaseAddress = bot.Address };
        foreach (var address in Ours)
        {
            using var refused = await stranger.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.DoesNotContain("Platform team", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using var maria = new HttpClient { BaseAddress = bot.Address };
        await EnterAsync(bot, maria);
        foreach (var address in Ours)
        {
            using var shown = await maria.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.True(shown.Headers.CacheControl?.NoStore, address);
            Assert.Null(shown.Headers.ETag);
            var text = await shown.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Platform team", text, StringComparison.Ordinal);
            Assert.Contains("TICKET-1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret of t2", text, StringComparison.Ordinal);
        }

        // Whoever has looked at their own, the open page says what the table says, kept or made anew.
        foreach (var who in new[] { maria, stranger, maria })
        {
            var page = await who.GetStringAsync(new Uri("matrix?target=iaas", UriKind.Relative), Cancel);
            Assert.DoesNotContain("Platform team", page, StringComparison.Ordinal);
            Assert.Contains("This is what the table says, for everybody.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Platform team", await who.GetStringAsync(new Uri("matrix.csv?target=iaas", UriKind.Relative), Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_links_stay_on_it_and_what_cannot_be_shown_is_said()
    {
        await using var bot = new TestBot();
        await bot.Services.DecideAsync("local");
        using var http = new HttpClient { BaseAddress = bot.Address };
        var page = await http.GetStringAsync(new Uri("our-matrix?target=amazon-ec2&open=all", UriKind.Relative), Cancel);
        Assert.Contains("Held otherwise than the table says: <strong>2</strong> of these cells.", page, StringComparison.Ordinal);
        Assert.Contains("Platform team. By default: You. Reason: TICKET-1, approved by Ada.", page, StringComparison.Ordinal);
        Assert.Contains("Provider until 2027-03-31. By default: You. Reason: Clause 7.2, approved by Ada.", page, StringComparison.Ordinal);
        Assert.Contains("action=\"our-matrix\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"our-matrix.csv?target=amazon-ec2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"matrix?target=amazon-ec2&amp;open=all\"", page, StringComparison.Ordinal);
        using var wrong = await http.GetAsync(new Uri("our-matrix?target=amazon-rdss", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("our-matrix?target=amazon-rds\"", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var file = await http.GetAsync(new Uri("our-matrix.csv?area=fasilities", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
        Assert.Contains("Did you mean facilities?", await file.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task EnterAsync(TestBot bot, HttpClient http)
    {
        var token = await ScoresDoorSpecs.LinkAsync(bot, "t1", "maria");
        using var entered = await http.PostAsync(new Uri("scores/enter", UriKind.Relative), new FormUrlEncodedContent([new("token", token)]), Cancel);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
    }
}
