using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.Quizzes;

namespace ResponsibilityBot.EndToEnd.Deliveries;

/// <summary>What administrators see of deliveries.</summary>
public sealed class DeliveryReportSpecs
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_and_the_file_say_how_many_have_their_card_and_why_others_have_not()
    {
        await using var teams = await DeliveredAsync();
        var page = WebUtility.HtmlDecode(await (await teams.GetAsync($"{teams.Address}deliveries")).Content.ReadAsStringAsync(Cancel));
        Assert.Contains(">2</td>", page, StringComparison.Ordinal);
        Assert.Contains("1 × 403 BotNotInConversationRoster: given up", page, StringComparison.Ordinal);
        Assert.Contains("There are none", await (await teams.GetAsync($"{teams.Address}deliveries?tenant=fabrikam")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var storage = $"--Storage:ConnectionString={teams.ConnectionString}";
        var (exit, output, error) = await BotCommand.RunAsync("export", "deliveries", "--format", "json", storage);
        Assert.Equal((0, ""), (exit, error));
        var lines = JsonNode.Parse(output)?.AsArray() ?? [];
        Assert.Equal(["delivered", "delivered", "failed"], lines.Select(line => (string?)line?["state"]).Order(StringComparer.Ordinal));
        Assert.Equal("403 BotNotInConversationRoster", (string?)lines.Single(line => (string?)line?["state"] == "failed")?["reason"]);
        (_, output, _) = await BotCommand.RunAsync("export", "deliveries", "--state", "failed", "--tenant", "contoso", storage);
        var csv = Encoding.UTF8.GetString(output);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("Tenant,Opened,Post,Channel,Conversation,State,Attempts,Reason,Finished", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        (_, output, _) = await BotCommand.RunAsync("export", "deliveries", "--tenant", "fabrikam", "--format", "json", storage);
        Assert.Equal("[]", Encoding.UTF8.GetString(output).Trim());
        (exit, _, error) = await BotCommand.RunAsync("export", "deliveries", "--state", "lost", storage);
        Assert.Equal(2, exit);
        Assert.Contains("--state lost: deliveries are delivered, pending or failed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_a_line_for_each_channel()
    {
        await using var teams = await DeliveredAsync();
        var file = Path.Combine(Path.GetTempPath(), $"deliveries-{Guid.CreateVersion7():n}.xlsx");
        try
        {
            Assert.Equal(0, (await BotCommand.RunAsync("export", "deliveries", "--format", "xlsx", "--output", file, $"--Storage:ConnectionString={teams.ConnectionString}")).Exit);
            await using var book = await ZipFile.OpenReadAsync(file, Cancel);
            using var reader = new StreamReader(await (book.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal))).OpenAsync(Cancel));
            Assert.Equal(4, (await reader.ReadToEndAsync(Cancel)).Split("<row").Length - 1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Host", "bot.example.com")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Who_does_not_sit_at_the_machine_is_shown_nothing(string header, string value)
    {
        await using var teams = await SimulatedTeams.StartAsync(Start);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{teams.Address}deliveries"));
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("<table", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_nobody_is_shown_the_page()
    {
        await using var teams = await SimulatedTeams.StartAsync(Start, "--environment", "Production");
        using var response = await teams.GetAsync($"{teams.Address}deliveries");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static async Task<SimulatedTeams> DeliveredAsync()
    {
        var teams = await SimulatedTeams.StartAsync(Start, "--Access:Admins:0=maria");
        foreach (var room in (string[])["red", "green", "gold"])
            await teams.SayInAsync("adele", $"19:{room}@thread.tacv2", "help");
        teams.Service.Refuse = conversation => conversation.StartsWith("19:green", StringComparison.Ordinal) ? "BotNotInConversationRoster" : null;
        await teams.SayAsync("maria", "post quiz now everywhere", isPersonal: true);
        await teams.AtAsync(Start.AddSeconds(5));
        return teams;
    }
}
