using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>Who sees the page: Maria is a manager of t1, nobody else is anything.</summary>
public sealed class ScoresDoorSpecs
{
    private static readonly (string, string)[] Maria = [("Access:Managers:0", "t1/maria"), ("Site:Address", "https://bot.example.com")];

    private static readonly string[] Addresses = ["scores", "scores.csv", "scores.xlsx"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_did_not_sign_in_sees_how_and_nothing_else()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        foreach (var address in Addresses)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("Say “scores page” to the bot", await TextAsync(answer), StringComparison.Ordinal);
        }

        Assert.Equal(0L, Count(bot, "page_views"));
    }

    [Fact]
    public async Task In_development_it_is_open_to_this_machine_alone()
    {
        await using (var bot = new TestBot("Development", ("WebChat:Enabled", "false")))
        {
            foreach (var (host, forwarded, status) in new[]
            {
                ("127.0.0.1", "", HttpStatusCode.OK), ("localhost", "", HttpStatusCode.OK),
                ("bot.example.com", "", HttpStatusCode.Unauthorized), ("127.0.0.1", "203.0.113.9", HttpStatusCode.Unauthorized),
            })
                Assert.Equal(status, await AskAsync(bot, host, forwarded));
        }

        await using var open = new TestBot("Development", ("WebChat:Enabled", "true"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(open, "127.0.0.1", ""));

        static async Task<HttpStatusCode> AskAsync(TestBot bot, string host, string forwarded)
        {
            using var http = Browser(bot);
            using var request = new HttpRequestMessage(HttpMethod.Get, "scores") { Headers = { Host = host } };
            if (forwarded.Length > 0)
                request.Headers.Add("X-Forwarded-For", forwarded);
            using var answer = await http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_link_opens_once_and_looking_at_it_does_not_use_it_up()
    {
        await using var bot = new TestBot("Production", Maria);
        var token = await LinkAsync(bot, "t1", "maria");
        using var http = Browser(bot);
        for (var look = 0; look < 2; look++)
            Assert.Contains($"value=\"{token}\"", await http.GetStringAsync(new Uri($"scores/enter?token={token}", UriKind.Relative), Cancel), StringComparison.Ordinal);
        using (var entered = await PressAsync(http, token))
        {
            Assert.Equal((HttpStatusCode.Found, "/scores"), (entered.StatusCode, entered.Headers.Location?.OriginalString));
            // On this machine it goes in the clear too.
            Assert.Equal(["httponly", "max-age=1800", "path=/", "samesite=lax"], FlagsOf(entered));
        }

        using var page = await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var thief = Browser(bot);
        using var again = await PressAsync(thief, token);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Contains("It was used before", await TextAsync(again), StringComparison.Ordinal);
        Assert.Single(bot.Notes.Lines, line => line.Contains("1504 A link to the page of scores was refused: Used; it was given to t1/maria", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Notes.Lines, line => line.Contains(token, StringComparison.Ordinal));
        using var still = await thief.GetAsync(new Uri("scores", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, still.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_press_at_once_one_is_let_in()
    {
        await using var bot = new TestBot("Production", Maria);
        var token = await LinkAsync(bot, "t1", "maria");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var http = Browser(bot);
            using var answer = await PressAsync(http, token);
            return answer.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.Found);
        Assert.Equal(11, answers.Count(status => status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_link_that_is_guessed_over_or_of_no_manager_does_not_open()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        foreach (var (token, sentence) in new[]
        {
            ("", "Nobody was given such a link"), (new string('a', 64), "Nobody was given such a link"), (new string('a', 9000), "Nobody was given such a link"),
            (await LinkAsync(bot, "t1", "adele"), "you are not named as a manager"), (await LinkAsync(bot, "t2", "maria"), "you are not named as a manager"),
        })
        {
            using var answer = await PressAsync(http, token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains(sentence, await TextAsync(answer), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        var late = await LinkAsync(bot, "t1", "maria");
        bot.Time.Advance(TimeSpan.FromMinutes(10));
        using var over = await PressAsync(http, late);
        Assert.Contains("ten minutes are over", await TextAsync(over), StringComparison.Ordinal);
        Assert.Equal(3, bot.Notes.Lines.Count(line => line.Contains("was refused: Unknown; it was given to nobody", StringComparison.Ordinal)));
        Assert.Single(bot.Notes.Lines, line => line.Contains("was refused: Over; it was given to t1/maria", StringComparison.Ordinal));
        foreach (var person in (string[])["t1/adele", "t2/maria"])
            Assert.Single(bot.Notes.Lines, line => line.Contains($"1503 {person} was refused the page of scores: no manager", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_kept_of_a_link_does_not_open_it()
    {
        await using var bot = new TestBot("Production", Maria);
        var token = await LinkAsync(bot, "t1", "maria");
        Assert.Equal(0L, Count(bot, $"page_links WHERE hash = '{token}'"));
        using var http = Browser(bot);
        using var answer = await PressAsync(http, Look(bot, "SELECT hash FROM page_links") as string ?? "");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_press_from_another_site_opens_nothing()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        using var request = new HttpRequestMessage(HttpMethod.Post, "scores/enter")
        {
            Content = new FormUrlEncodedContent([new("token", await LinkAsync(bot, "t1", "maria"))]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };
        using var answer = await http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Off_this_machine_the_cookie_goes_over_TLS_only()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        using var request = new HttpRequestMessage(HttpMethod.Post, "scores/enter")
        {
            Content = new FormUrlEncodedContent([new("token", await LinkAsync(bot, "t1", "maria"))]),
            Headers = { Host = "bot.example.com" },
        };
        using var answer = await http.SendAsync(request, Cancel);
        Assert.Equal(["httponly", "max-age=1800", "path=/", "samesite=lax", "secure"], FlagsOf(answer));
        using var leaving = new HttpRequestMessage(HttpMethod.Post, "scores/leave") { Headers = { Host = "bot.example.com" } };
        using var left = await http.SendAsync(leaving, Cancel);
        // A browser that holds it knows by these which one goes.
        Assert.Equal(["expires=thu, 01 jan 1970 00:00:00 gmt", "httponly", "path=/", "samesite=lax", "secure"], FlagsOf(left));
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_or_when_its_person_signs_out()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        (await PressAsync(http, await LinkAsync(bot, "t1", "maria"))).Dispose();
        var seal = bot.Services.GetRequiredService<SealedAddresses>();
        foreach (var cookie in (string[])["", "x.y.z", seal.Seal("chart", """{"Tenant":"t1","Person":"maria","Name":"","Way":""}""", bot.Time.GetUtcNow().AddMinutes(5))])
        {
            using var forger = Browser(bot, isKeeping: false);
            using var forged = new HttpRequestMessage(HttpMethod.Get, "scores") { Headers = { { "Cookie", $"scores={cookie}" } } };
            using var answer = await forger.SendAsync(forged, Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        // Ours, and its person is no manager any more.
        using (var former = Browser(bot, isKeeping: false))
        {
            var session = seal.Seal("scores session", """{"Tenant":"t1","Person":"adele","Name":"","Way":""}""", bot.Time.GetUtcNow().AddMinutes(5));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(former, $"scores={session}"));
            Assert.Single(bot.Notes.Lines, line => line.Contains("1503 t1/adele was refused the page of scores", StringComparison.Ordinal));
        }

        using (var elsewhere = new HttpRequestMessage(HttpMethod.Post, "scores/leave") { Headers = { { "Sec-Fetch-Site", "cross-site" } } })
        using (var still = await http.SendAsync(elsewhere, Cancel))
            Assert.Contains("You are still signed in", await TextAsync(still), StringComparison.Ordinal);
        using (var left = await http.PostAsync(new Uri("scores/leave", UriKind.Relative), null, Cancel))
            Assert.Contains("You are signed out", await TextAsync(left), StringComparison.Ordinal);
        using (var after = await http.GetAsync(new Uri("scores", UriKind.Relative), Cancel))
            Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);

        using var other = Browser(bot, isKeeping: false);
        using var entered = await PressAsync(other, await LinkAsync(bot, "t1", "maria"));
        var kept = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        bot.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, kept));
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, kept));
    }

    /// <summary>Every parameter there is, with what belongs to another tenant in it.</summary>
    [Fact]
    public async Task Tenants_never_meet()
    {
        await using var bot = new TestBot("Production", Maria);
        var (replay, teams) = (bot.Services.GetRequiredService<ITurnReplay>(), bot.Services.GetRequiredService<ITeams>());
        foreach (var (tenant, team) in new[] { ("t1", "Ours"), ("t2", "Theirs") })
            await replay.WriteAsync([(Turn(tenant, "somebody"), turn => teams.Create(turn, TeamName.Read(team) ?? throw new InvalidOperationException(team)))], Cancel);
        var theirs = (await bot.Services.GetRequiredService<IFigures>().FindAsync("t2", "Theirs", Cancel))?.Id ?? "";
        using var http = Browser(bot);
        (await PressAsync(http, await LinkAsync(bot, "t1", "maria"))).Dispose();
        Assert.Contains("Ours", await http.GetStringAsync(new Uri("scores", UriKind.Relative), Cancel), StringComparison.Ordinal);
        foreach (var query in (string[])[$"team={theirs}", "team=Theirs", "tenant=t2", "Tenant=t2", $"after={theirs}", "before=Theirs", $"area={theirs}", $"from={theirs}", "team=Ours&tenant=t2"])
        {
            foreach (var address in Addresses)
            {
                using var answer = await http.GetAsync(new Uri($"{address}?{query}", UriKind.Relative), Cancel);
                var shown = (await TextAsync(answer)).Replace(query.Split('=')[1], "", StringComparison.Ordinal);
                Assert.DoesNotContain("Theirs", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("(t2)", shown, StringComparison.Ordinal);
            }
        }

        var before = bot.Notes.Lines.Count(line => line.Contains(" 1505 t1/maria asked the page of scores", StringComparison.Ordinal));
        foreach (var query in (string[])[$"team={theirs}", "team=Theirs", $"after={theirs}", "before=Theirs"])
        {
            using var refused = await http.GetAsync(new Uri($"scores?{query}", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        Assert.Equal(before + 4, bot.Notes.Lines.Count(line => line.Contains(" 1505 t1/maria asked the page of scores", StringComparison.Ordinal)));
        Assert.Equal(0L, Count(bot, "page_views WHERE tenant <> 't1'"));
    }

    /// <summary>Nobody can write one for a team of another tenant, nor make one of what was sealed for something else.</summary>
    [Fact]
    public async Task A_chart_has_no_address_but_the_one_that_was_given_out()
    {
        await using var bot = new TestBot("Production", Maria);
        using var http = Browser(bot);
        var seals = bot.Services.GetRequiredService<SealedAddresses>();
        const string Drawn = """{"Title":"Theirs","Bars":[{"Label":"Theirs","Value":1,"IsOwn":false}]}""";
        string Given(TimeSpan ago) => bot.Services.GetRequiredService<IChartAddresses>().Of(new("Ours", [new("Ours", 1, true)]), bot.Time.GetUtcNow() - ago) ?? "";
        var (good, until) = (Given(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(2)), bot.Time.GetUtcNow().AddDays(1));
        using (var drawn = await http.GetAsync(new Uri(good, UriKind.Relative), Cancel))
            Assert.Equal("image/png", drawn.Content.Headers.ContentType?.MediaType);
        var parts = good["/charts/".Length..^".png".Length].Split('.');
        var forged = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(new JsonObject { ["iss"] = "responsibilitybot", ["aud"] = "chart", ["exp"] = until.ToUnixTimeSeconds(), ["content"] = Drawn }.ToJsonString()));
        string[] foreign = [seals.Seal("scores session", Drawn, until), $"{parts[0]}.{forged}.{parts[2]}", $"{parts[0]}.{forged}.", "t2", new string('x', 5_000)];
        var reasons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chart in foreign)
        {
            using var refused = await http.GetAsync(new Uri($"charts/{chart}.png", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            reasons.Add(await TextAsync(refused));
        }

        using var late = await http.GetAsync(new Uri(Given(TimeSpan.FromDays(7)), UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        reasons.Add(await TextAsync(late));
        // One sentence for all, so that it tells nothing of which part was right.
        Assert.StartsWith("This bot did not give out this address of a chart, or its seven days are over.", Assert.Single(reasons), StringComparison.Ordinal);
        Assert.Equal(foreign.Length + 1, bot.Notes.Lines.Count(line => line.Contains("1401 The address of a chart was refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_team_of_three_is_nowhere_and_a_name_that_a_spreadsheet_would_run_is_text()
    {
        await using var bot = new TestBot("Production", Maria);
        var week = new DateOnly(2026, 11, 16).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        foreach (var (id, name, people) in new[] { ("e", "=1+1", 5), ("t", "Three", 3) })
        {
            Look(bot, $"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('t1', '{id}', '{name}', '{name.ToLowerInvariant()}', {people})");
            Look(bot, $"INSERT INTO figures VALUES ('t1', '{id}', 0, {week}, '', 0, 0, {people}, {people}, 1, 0, 0, 0), ('t1', '{id}', 1, {week}, 'data', 9, {people}, {people}, 0, 0, 0, 0, 0)");
        }

        using var http = Browser(bot);
        (await PressAsync(http, await LinkAsync(bot, "t1", "maria"))).Dispose();
        var csv = await http.GetStringAsync(new Uri("scores.csv", UriKind.Relative), Cancel);
        Assert.Contains(csv.Split("\r\n"), line => line.Replace("\"", "", StringComparison.Ordinal).StartsWith("turnout,'=1+1,", StringComparison.Ordinal));
        Assert.DoesNotContain("Three", csv, StringComparison.Ordinal);
        await using (var book = new ZipArchive(new MemoryStream(await http.GetByteArrayAsync(new Uri("scores.xlsx", UriKind.Relative), Cancel))))
        {
            foreach (var part in book.Entries)
            {
                using var reader = new StreamReader(await part.OpenAsync(Cancel));
                var text = await reader.ReadToEndAsync(Cancel);
                Assert.DoesNotContain("<f>", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Three", text, StringComparison.Ordinal);
            }
        }

        foreach (var query in (string[])["team=Three", "team=t&area=data"])
        {
            var page = await http.GetStringAsync(new Uri($"scores?{query}", UriKind.Relative), Cancel);
            Assert.Contains("There is nothing to show", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" %", page, StringComparison.Ordinal);
        }

        // That somebody tried is kept where its people can ask for it.
        Assert.Equal(2L, Count(bot, "page_views WHERE team = 't'"));
    }

    [Fact]
    public async Task Every_look_is_kept_before_anything_is_shown()
    {
        await using var bot = new TestBot("Production", Maria);
        var (replay, teams) = (bot.Services.GetRequiredService<ITurnReplay>(), bot.Services.GetRequiredService<ITeams>());
        await replay.WriteAsync([(Turn("t1", "somebody"), turn => teams.Create(turn, TeamName.Read("Ours") ?? throw new InvalidOperationException("Ours")))], Cancel);
        using var http = Browser(bot);
        (await PressAsync(http, await LinkAsync(bot, "t1", "maria"))).Dispose();
        foreach (var address in (string[])["scores", "scores.csv?team=Ours", "scores.xlsx?team=ours&area=data", "scores?team=Nobody"])
            (await http.GetAsync(new Uri(address, UriKind.Relative), Cancel)).Dispose();
        var ours = (await bot.Services.GetRequiredService<IFigures>().FindAsync("t1", "Ours", Cancel))?.Id ?? "";
        var looks = await bot.Services.GetRequiredService<IPageViews>().OfTeamAsync("t1", ours, 10, Cancel);
        Assert.Equal(
            ["XLSX file, Ours, weeks of 2026-08-31 to 2026-11-16, area Data", "CSV file, Ours, weeks of 2026-08-31 to 2026-11-16", "page, all teams, weeks of 2026-08-31 to 2026-11-16"],
            looks.Select(look => look.What));
        Assert.All(looks, look => Assert.Equal(("maria", "Maria", bot.Time.GetUtcNow()), (look.Viewer, look.Name, look.At)));
        Assert.Single(await bot.Services.GetRequiredService<IPageViews>().OfTeamAsync("t1", "another", 10, Cancel));

        // What cannot be kept is not shown.
        Look(bot, "ALTER TABLE page_views RENAME TO away");
        foreach (var address in Addresses)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.DoesNotContain("Ours", await TextAsync(answer), StringComparison.Ordinal);
        }
    }

    private static Turn Turn(string tenant, string person) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Channel = "msteams",
        Carrier = "activity",
        Tenant = tenant,
        Conversation = "c",
        Person = new(person, "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        At = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The token of a link that the bot gave somebody.</summary>
    internal static async Task<string> LinkAsync(TestBot bot, string tenant, string person)
    {
        string? link = null;
        await bot.Services.GetRequiredService<ITurnReplay>().WriteAsync([(Turn(tenant, person), turn => link = bot.Services.GetRequiredService<IScoresPage>().LinkFor(turn))], Cancel);
        const string Begin = "https://bot.example.com/scores/enter?token=";
        Assert.StartsWith(Begin, link, StringComparison.Ordinal);
        return link?[Begin.Length..] ?? "";
    }

    /// <summary>What stands behind the only cookie's value.</summary>
    private static IEnumerable<string> FlagsOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single().Split("; ")[1..].Select(flag => flag.ToLowerInvariant()).Order(StringComparer.Ordinal);

    private static Task<HttpResponseMessage> PressAsync(HttpClient http, string token) =>
        http.PostAsync(new Uri("scores/enter", UriKind.Relative), new FormUrlEncodedContent([new("token", token)]), Cancel);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "scores") { Headers = { { "Cookie", cookie } } };
        using var answer = await http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static HttpClient Browser(TestBot bot, bool isKeeping = true) => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = isKeeping }) { BaseAddress = bot.Address };

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

    private static long Count(TestBot bot, string rows) => Look(bot, $"SELECT COUNT(*) FROM {rows}") is long count ? count : -1;

    private static object? Look(TestBot bot, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(bot.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Storage:ConnectionString"]);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
