using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>A template that is pasted in chat, as it comes through the channels: it becomes a workload, and nothing of it stays.</summary>
public sealed class PasteSpecs
{
    /// <summary>More than is read of words, with a comment that would swallow the rest if it stood in one line.</summary>
    private static readonly string Template = $"# machines\nresource \"aws_instance\" \"secret-name\" {{\n  user_data = \"secret-value\"\n}}\n{string.Concat(Enumerable.Repeat("# nothing\n", 300))}resource \"aws_s3_bucket\" \"secret-bucket\" {{}}\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_web_chat_it_is_a_workload_and_nothing_of_it_is_stored_or_shown_again()
    {
        await using var bot = TestBot.Teaching();
        using var client = await TestClient.BegunAsync(bot);
        await client.SayAsync($"workload add shop in production from\n{Template}");
        var activities = await client.ReadAsync(3);
        Assert.Equal("workload add shop in production from …", TestClient.Text(activities[1], "text"));
        Assert.Contains("Shop (production) is there. It runs on Amazon EC2, Amazon S3", activities[2].ToJsonString(), StringComparison.Ordinal);
        await client.SayAsync(Template);
        activities = await client.ReadAsync(5);
        Assert.Equal("…", TestClient.Text(activities[3], "text"));
        Assert.Contains("2 services are in there", activities[4].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["amazon-ec2", "amazon-s3"], Assert.Single(await bot.Services.GetRequiredService<IWorkloads>().ListAsync("local", Cancel)).Services);
        Assert.Empty(await FoundAsync(bot.Services, "secret-"));
    }

    [Fact]
    public async Task A_question_over_several_lines_stays_as_it_was_said()
    {
        await using var bot = TestBot.Teaching();
        using var client = await TestClient.BegunAsync(bot);
        await client.SayAsync("who patches\nthe os in paas?");
        var activities = await client.ReadAsync(3);
        Assert.Equal("who patches\nthe os in paas?", TestClient.Text(activities[1], "text"));
        Assert.Contains("In PaaS", activities[2].ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where in the database a text stands: table and column.</summary>
    private static async Task<IReadOnlyList<string>> FoundAsync(IServiceProvider services, string text)
    {
        var database = services.GetRequiredService<Database>();
        return await database.ReadAsync(sql =>
        {
            var found = new List<string>();
            foreach (var (table, column) in sql.Query($"SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'", row => (row.GetString(0), row.GetString(1))))
            {
                if (sql.Finds(System.Runtime.CompilerServices.FormattableStringFactory.Create($"SELECT 1 FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), {{0}}) > 0", text)))
                    found.Add($"{table}.{column}");
            }

            return found;
        }, Cancel);
    }
}
