using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Gaps;

/// <summary>
/// Questions that reach the real program over <c>/api/messages</c>, and what <c>export gaps</c> shows of them while it runs. Each spec has a
/// tenant of its own.
/// </summary>
public sealed class ExportGapsSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    private const string Odd = "how do I bake Maria's patched blorpdisk?";
    private const string OddWords = "how do i bake … patched blorpdisk";
    private readonly string tenant = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
    private int messages;

    [Fact]
    public async Task A_question_asked_twice_and_delivered_thrice_is_shown_with_the_count_two()
    {
        await SayAsync(Odd, "m1");
        await SayAsync(Odd, "m1");
        Assert.Empty(await GapsAsync());
        await SayAsync(Odd.ToUpperInvariant().Replace("MARIA", "OLGA", StringComparison.Ordinal).Replace("BLORPDISK", "blorpdisk", StringComparison.Ordinal), "m2");

        var gap = Assert.Single(await GapsAsync());
        Assert.Equal((OddWords, "unknown", 2, tenant), ((string?)gap["words"], (string?)gap["outcome"], (int?)gap["count"], (string?)gap["tenant"]));
        Assert.NotEmpty(gap["offered"]?.AsArray() ?? []);
        Assert.Empty(gap["correctedTo"]?.AsArray() ?? []);
        Assert.Equal(10, ((string?)gap["first"])?.Length);
    }

    [Fact]
    public async Task A_correction_is_shown_with_what_was_answered_and_what_was_meant()
    {
        for (var time = 0; time < 2; time++)
        {
            await SayAsync("who patches the operating system on EC2?");
            await SayAsync("no, I meant RDS");
        }

        var gap = Assert.Single(await GapsAsync());
        Assert.Equal(("who patches operating system on ec2", "corrected", 2), ((string?)gap["words"], (string?)gap["outcome"], (int?)gap["count"]));
        Assert.Equal(["guest-os-patching", "amazon-ec2"], Texts(gap["offered"]));
        Assert.Equal(["guest-os-patching", "amazon-rds"], Texts(gap["correctedTo"]));
    }

    [Fact]
    public async Task A_press_on_a_row_on_offer_is_shown_with_what_was_meant()
    {
        for (var time = 0; time < 2; time++)
        {
            await SayAsync(Odd);
            await PressAsync("guest-os-patching");
        }

        var gaps = await GapsAsync();
        Assert.Equal(["unknown", "pressed"], gaps.Select(gap => (string?)gap["outcome"]).OrderDescending());
        Assert.Equal(["guest-os-patching"], Texts(gaps.Single(gap => (string?)gap["outcome"] == "pressed")["correctedTo"]).Take(1));
    }

    [Fact]
    public async Task Csv_is_safe_in_a_spreadsheet_and_nothing_of_the_person_is_in_it_or_in_the_table()
    {
        for (var time = 0; time < 2; time++)
            await SayAsync("=blorp() how do I bake it? I am zorblatt, pat.zorblatt@contoso.com, 0170-1234567");
        var (exit, output, error) = await ExportAsync();
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(Encoding.UTF8.GetPreamble(), output[..3]);
        var lines = Encoding.UTF8.GetString(output[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Words,Outcome,Offered,CorrectedTo,Count,First,Last,Tenant,Kind,Workload", lines[0]);
        var line = Assert.Single(lines[1..]);
        Assert.StartsWith("equals … how do i bake it i am …,unknown,", line, StringComparison.Ordinal);
        Assert.Matches(@$",2,\d{{4}}-\d\d-\d\d,\d{{4}}-\d\d-\d\d,{tenant},question,$", line);

        var stored = Stored();
        Assert.Contains("how do i bake", stored, StringComparison.Ordinal);
        Assert.All(["zorblatt", "contoso", "1234567", "Alex", "aad-0", "user-id-0", "talk-"], word => Assert.DoesNotContain(word, stored, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_two_tenants_ask_once_each_is_shown_for_neither()
    {
        await SayAsync(Odd);
        await new ExportGapsSpecs(fixture).SayAsync(Odd);
        Assert.Empty(await GapsAsync());
    }

    [Fact]
    public async Task The_minimum_and_the_day_leave_out_what_is_rarer_or_older()
    {
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SayAsync(Odd);
        await SayAsync(Odd);
        Assert.Single(await GapsAsync("--minimum", "2", "--since", today));
        Assert.Empty(await GapsAsync("--minimum", "3"));
        Assert.Empty(await GapsAsync("--since", "9999-12-31"));
        Assert.Single(await GapsAsync("--Growth:MinimumCount=1", "--minimum", "1"));
    }

    [Theory]
    [InlineData("--format xlsx", "--format xlsx: the gaps are written as csv or json.")]
    [InlineData("--since yesterday", "--since yesterday: write a day as year-month-day, such as 2026-11-01.")]
    [InlineData("--since 2026-02-30", "--since 2026-02-30: write a day")]
    [InlineData("--minimum many", "--minimum many: write a whole number, such as 5.")]
    [InlineData("--minimum 1", "--minimum 1: the setting Growth:MinimumCount shows nothing below 2.")]
    [InlineData("--formt csv", "--formt: there is no such option (--help lists them); a setting is written --Section:Key=value.")]
    [InlineData("--output no/such/folder/gaps.csv", "--output no/such/folder/gaps.csv: ")]
    public async Task What_cannot_be_done_is_said_with_exit_code_2(string arguments, string sentence)
    {
        var (exit, output, error) = await ExportAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Words,", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Storage:ConnectionString=Data Source=no/such/bot.db", "Start the bot once, or name its database with Storage:ConnectionString.")]
    [InlineData("--Storage:ConnectionString=Data Source=README.md", "The database that Storage:ConnectionString names cannot be read: ")]
    [InlineData("--Storage:ConnectionString=nonsense", "Storage:ConnectionString cannot be read")]
    [InlineData("--Storage:Provider=Postgress", "'Storage:Provider'")]
    [InlineData("--Growth:MinimumCount=0", "Growth:MinimumCount is 0; write 1 to 1000.")]
    [InlineData("--Growth:MinimumCount=few", "'few' at 'Growth:MinimumCount'")]
    public async Task A_database_or_a_setting_that_will_not_do_is_said_with_exit_code_1(string setting, string sentence)
    {
        var (exit, output, error) = await ExportAsync(setting);
        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Texts(JsonNode? ids) => (ids?.AsArray() ?? []).Select(id => (string?)id);

    private Task SayAsync(string text, string? id = null) => DeliverAsync(id ?? NextId(), text, null);

    private Task PressAsync(string responsibility) =>
        DeliverAsync(NextId(), "", ActionData.Of(new Press(Verbs.Owner, new Dictionary<string, string> { ["responsibility"] = responsibility })).ToNode());

    /// <summary>Delivers and waits for the answer.</summary>
    private async Task DeliverAsync(string id, string text, JsonObject? value)
    {
        var activity = fixture.Message($"talk-{tenant}", id, text);
        activity["conversation"] = new JsonObject { ["id"] = $"talk-{tenant}", ["conversationType"] = "personal", ["tenantId"] = tenant };
        activity["value"] = value;
        activity["deliveryMode"] = "expectReplies";
        using var answer = await fixture.Bot.DeliverAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private string NextId() => $"n{++messages}";

    private async Task<IReadOnlyList<JsonNode>> GapsAsync(params string[] arguments)
    {
        var (exit, output, error) = await ExportAsync(["--format", "json", .. arguments]);
        Assert.Equal((0, ""), (exit, error));
        return [.. (JsonNode.Parse(output)?["gaps"]?.AsArray() ?? []).OfType<JsonNode>()];
    }

    private Task<(int Exit, byte[] Output, string Error)> ExportAsync(params string[] arguments) =>
        BotCommand.RunAsync(["export", "gaps", $"--Storage:ConnectionString=Data Source={fixture.Database}", "--tenant", tenant, .. arguments]);

    /// <summary>Everything that stands in the table, past all our code.</summary>
    private string Stored()
    {
        using var connection = new SqliteConnection($"Data Source={fixture.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM gaps WHERE tenant = $tenant";
        command.Parameters.AddWithValue("$tenant", tenant);
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                text.Append(reader.GetValue(column)).Append('|');
        }

        return text.ToString();
    }
}
