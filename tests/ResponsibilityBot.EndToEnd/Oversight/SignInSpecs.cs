using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>Managers sign in with OpenID Connect, at a real server.</summary>
public sealed class SignInSpecs
{
    private const string Directory = "8d4a3c1e-0000-4000-8000-00000000d1d1";
    private const string Maria = "8d4a3c1e-0000-4000-8000-00000000a11a";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Directory, Maria, HttpStatusCode.OK, "You look as Maria Miller (signed in with Microsoft)")]
    [InlineData(Directory, "somebody-else", HttpStatusCode.Forbidden, "you are not named as a manager")]
    [InlineData("8d4a3c1e-0000-4000-8000-00000000ffff", Maria, HttpStatusCode.Forbidden, "This account has no place here")]
    [InlineData(null, Maria, HttpStatusCode.Forbidden, "This account has no place here")]
    [InlineData(Directory, null, HttpStatusCode.Forbidden, "This account has no place here")]
    public async Task With_Entra_the_directory_and_the_object_id_say_who_it_is(string? directory, string? person, HttpStatusCode status, string sentence)
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-entra", [.. Claims(("tid", directory), ("oid", person), ("name", "Maria Miller"))]);
        await using var bot = new TestBot("Production", [.. Entra(server), ("Access:Managers:0", $"{Directory}/{Maria}")]);
        using var http = new HttpClient { BaseAddress = bot.Address };
        Assert.Contains("href=\"/scores/sign-in/entra\"", await (await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var answer = await http.GetAsync(new Uri("scores/sign-in/entra", UriKind.Relative), Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        var looks = await bot.Services.GetRequiredService<IPageViews>().OfTeamAsync(Directory, "any", 9, Cancel);
        Assert.Equal(status == HttpStatusCode.OK ? [Maria] : [], looks.Select(look => look.Viewer));
        Assert.Equal(sentence == "This account has no place here" ? 1 : 0, bot.Notes.Lines.Count(line => line.Contains("1506 Somebody signed in with entra whose organisation is not the one", StringComparison.Ordinal)));
    }

    /// <summary>Where managers are named without a tenant, the directory alone keeps another one's people out.</summary>
    [Theory]
    [InlineData("8D4A3C1E-0000-4000-8000-00000000D1D1", HttpStatusCode.OK)]
    [InlineData("8d4a3c1e-0000-4000-8000-00000000ffff", HttpStatusCode.Forbidden)]
    [InlineData("common", HttpStatusCode.Forbidden)]
    public async Task Somebody_of_the_same_object_id_in_another_directory_is_somebody_else(string directory, HttpStatusCode status)
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-entra", ("tid", directory), ("oid", Maria));
        await using var bot = new TestBot("Production", [.. Entra(server), ("Access:Managers:0", Maria)]);
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var answer = await http.GetAsync(new Uri("scores/sign-in/entra", UriKind.Relative), Cancel);
        Assert.Equal(status, answer.StatusCode);
        using var page = await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel);
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, page.StatusCode);
    }

    /// <summary>What leaves the browser for the server, and what stays in it until it comes back.</summary>
    [Theory]
    [InlineData("http://127.0.0.1:3978", false)]
    [InlineData("https://bot.example.com", true)]
    public async Task Signing_in_begins_with_a_state_a_nonce_and_a_proof_key_that_only_this_browser_can_answer_for(string site, bool isSecure)
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-entra", ("tid", Directory), ("oid", Maria));
        await using var bot = new TestBot("Production", [.. Entra(server), ("Access:Managers:0", Maria), ("Site:Address", site)]);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        var begun = new List<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>>();
        for (var time = 0; time < 2; time++)
        {
            using var sent = await http.GetAsync(new Uri("scores/sign-in/entra", UriKind.Relative), Cancel);
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(sent.Headers.Location?.Query);
            Assert.Equal(("code", "query", "S256", $"{site}/scores/signed-in-entra"), (query["response_type"].ToString(), query.TryGetValue("response_mode", out var mode) ? mode.ToString() : "query", query["code_challenge_method"].ToString(), query["redirect_uri"].ToString()));
            begun.Add(query);
            var cookies = sent.Headers.GetValues("Set-Cookie").Select(cookie => cookie.ToLowerInvariant().Split("; ")).ToList();
            Assert.Equal(2, cookies.Count);
            foreach (var cookie in cookies)
            {
                Assert.Contains("httponly", cookie);
                Assert.Contains("samesite=lax", cookie);
                Assert.Contains("path=/scores/signed-in-entra", cookie);
                Assert.Equal(isSecure, cookie.Contains("secure"));
            }
        }

        foreach (var part in (string[])["state", "nonce", "code_challenge"])
        {
            Assert.True(begun[0][part].ToString().Length >= 43, part);
            Assert.NotEqual(begun[0][part], begun[1][part]);
        }
    }

    [Theory]
    [InlineData("T1", "U1", HttpStatusCode.OK)]
    [InlineData("T2", "U1", HttpStatusCode.Forbidden)]
    [InlineData(null, "U1", HttpStatusCode.Forbidden)]
    public async Task With_Slack_the_workspace_and_the_member_id_say_who_it_is(string? workspace, string member, HttpStatusCode status)
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-slack", [.. Claims(("https://slack.com/team_id", workspace), ("https://slack.com/user_id", member))]);
        await using var bot = new TestBot(
            "Production", ("SignIn:Slack:ClientId", IdentityServer.Client), ("SignIn:Slack:ClientSecret", IdentityServer.Secret), ("SignIn:Slack:Authority", server.Address), ("Access:Managers:0", "T1/U1"));
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var answer = await http.GetAsync(new Uri("scores/sign-in/slack", UriKind.Relative), Cancel);
        Assert.Equal(status, answer.StatusCode);
        using var elsewhere = await http.GetAsync(new Uri("scores/sign-in/entra", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_and_a_wrong_secret_let_nobody_in()
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-entra", ("tid", Directory), ("oid", Maria));
        await using var bot = new TestBot("Production", [.. Entra(server, secret: "wrong"), ("Access:Managers:0", Maria)]);
        using var http = new HttpClient { BaseAddress = bot.Address };
        foreach (var address in (string[])["scores/signed-in-entra?code=x&state=y", "scores/signed-in-entra", "scores/signed-in-entra?error=access_denied&state=y", "scores/sign-in/entra"])
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("You are not signed in", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            using var page = await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        }
    }

    /// <summary>Who sends somebody else the address that their own signing in ended at would sign them in as another; and an address that was used leads nowhere.</summary>
    [Fact]
    public async Task What_the_server_answers_signs_in_the_browser_that_asked_alone_and_once()
    {
        await using var server = await IdentityServer.StartAsync("/scores/signed-in-entra", ("tid", Directory), ("oid", Maria));
        await using var bot = new TestBot("Production", [.. Entra(server), ("Access:Managers:0", $"{Directory}/{Maria}")]);
        using var asking = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var other = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var sent = await asking.GetAsync(new Uri("scores/sign-in/entra", UriKind.Relative), Cancel);
        Assert.Contains("code_challenge_method=S256", sent.Headers.Location?.Query, StringComparison.Ordinal);
        using var signed = await other.GetAsync(sent.Headers.Location, Cancel);
        var answer = signed.Headers.Location ?? throw new InvalidOperationException("the server sends nobody back");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, answer));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, new(bot.Address, "scores")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(asking, new(answer.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(asking, new(bot.Address, "scores")));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(asking, answer));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(asking, new(bot.Address, "scores")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(asking, answer));
        Assert.Contains(bot.Notes.Lines, line => line.Contains("1507 Signing in with entra failed", StringComparison.Ordinal));

        static async Task<HttpStatusCode> StatusAsync(HttpClient http, Uri address)
        {
            using var came = await http.GetAsync(address, Cancel);
            return came.StatusCode;
        }
    }

    [Theory]
    [InlineData("common", "secret", "", "SignIn:Entra:TenantId must be the id of one directory")]
    [InlineData(Directory, "", "", "SignIn:Entra:ClientSecret is empty")]
    [InlineData(Directory, "secret", "http://login.example.com", "SignIn:Entra:Authority is no address")]
    public void Settings_that_cannot_work_are_told_with_their_key(string tenant, string secret, string authority, string sentence)
    {
        var options = new EntraSignInOptions { ClientId = "client", TenantId = tenant, ClientSecret = secret, Authority = authority };
        var result = new EntraSignInOptionsValidator().Validate(Options.DefaultName, options);
        Assert.Contains(sentence, result.FailureMessage, StringComparison.Ordinal);
    }

    private static (string, string)[] Entra(IdentityServer server, string secret = IdentityServer.Secret) =>
    [
        ("SignIn:Entra:TenantId", Directory), ("SignIn:Entra:ClientId", IdentityServer.Client), ("SignIn:Entra:ClientSecret", secret), ("SignIn:Entra:Authority", server.Address),
    ];

    private static IEnumerable<(string, string)> Claims(params (string Name, string? Value)[] claims) =>
        from claim in claims
        where claim.Value is not null
        select (claim.Name, claim.Value ?? "");
}
