using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.EndToEnd.Workloads;
using ResponsibilityBot.Host.Api;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.EndToEnd.Api;

/// <summary>Who is answered over the API, and with whose figures.</summary>
public sealed class ApiKeySpecs
{
    private const string Key = "rb_0123456789abcdef";
    private const string Other = "rb_fedcba9876543210";

    [Fact]
    public async Task In_production_nobody_is_answered_without_a_key_that_is_known_and_may_do_it()
    {
        await using var bot = new TestBot("Production", [.. ApiClient.Setting(0, Key, "tenant-1", "answers")]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("api/v1/services")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("api/v1/services", "rb_guessed")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("api/v1/services", ApiKeys.HashOf(Key))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("api/v1/services", null, ("Authorization", "Basic " + Key))).Status);
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("api/v1/services", Key)).Status);

        var (status, problem, type) = await bot.GetAsync("api/v1/scores", Key);
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (status, type));
        Assert.Contains("scope", (string?)problem?["detail"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bot.GetAsync("api/v1/gaps", Key)).Status);
        Assert.Equal(3, bot.Notes.Lines.Count(line => line.Contains("1603 /api/v1/services was asked for with a key that is not known", StringComparison.Ordinal)));
        Assert.Equal(2, bot.Notes.Lines.Count(line => line.Contains(" and lacks the scope", StringComparison.Ordinal)));
        Assert.DoesNotContain(bot.Notes.Lines, line => line.Contains(Key, StringComparison.Ordinal) || line.Contains("guessed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Development_only_programs_of_this_machine_need_no_key()
    {
        await using var bot = new TestBot();
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("api/v1/services")).Status);
        foreach (var header in new[] { ("X-Forwarded-For", "203.0.113.9"), ("Host", "bot.example.com"), ("Origin", "https://evil.example"), ("Authorization", "Bearer rb_guessed") })
            Assert.Equal(HttpStatusCode.Unauthorized, (await bot.GetAsync("api/v1/services", null, header)).Status);
    }

    [Fact]
    public async Task A_key_reads_the_gaps_of_its_own_tenant_alone()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "local", "gaps"), .. ApiClient.Setting(1, Other, "tenant-2", "gaps")]);
        for (var asking = 0; asking < 2; asking++)
        {
            using var person = await TestClient.BegunAsync(bot);
            (await person.SayAsync("how do I bake the patched blorpdisk?")).Dispose();
            await person.ReadAsync(3);
        }

        await bot.Services.GetRequiredService<IWorkloads>().PutAsync("local", [new("checkout", "Checkout", "", ["amazon-ec2"], null)], replace: false, TestContext.Current.CancellationToken);
        var (_, own, _) = await bot.GetAsync("api/v1/gaps", Key);
        Assert.NotEmpty(own?["gaps"]?.AsArray() ?? []);
        var open = Assert.Single(own?["organisation"]?.AsArray() ?? [], gap => (string?)gap?["kind"] == "no-owner");
        Assert.Equal(("local", "checkout", "2026-11-23"), ((string?)open?["tenant"], (string?)open?["workload"], (string?)open?["found"]));
        var (status, others, _) = await bot.GetAsync("api/v1/gaps", Other);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(others?["gaps"]?.AsArray() ?? []);
        Assert.Empty(others?["organisation"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task A_key_reads_the_layers_of_its_own_tenant_alone()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers"), .. ApiClient.Setting(1, Other, "tenant-2", "answers")]);
        await bot.Services.DecideAsync("tenant-1");
        foreach (var (key, own) in new[] { (Key, true), (Other, false), (Key, true) })
        {
            var (_, matrix, _) = await bot.GetAsync("api/v1/matrix?target=amazon-ec2", key);
            var cells = matrix?["cells"]?.AsArray() ?? [];
            Assert.Equal(own ? ["backup-and-restore provider contract  Clause 7.2", "guest-os-patching customer organisation Platform team TICKET-1"] : [], Held(cells));
            Assert.Equal(own ? 2 : 0, cells.Count(cell => (string?)cell?["layer"] != "baseline"));
            var (_, move, _) = await bot.GetAsync("api/v1/moves?from=amazon-ec2&to=aws-lambda", key);
            var duties = move?["duties"]?.AsArray() ?? [];
            var patching = Of(duties, "guest-os-patching");
            Assert.Equal((own ? "organisation" : "baseline", own ? "Platform team" : null, "baseline"), ((string?)patching?["layerBefore"], (string?)patching?["roleBefore"], (string?)patching?["layerAfter"]));
            // What the provider does by contract before the move, the customer does not shed.
            Assert.Equal(own ? "new" : "kept", (string?)Of(duties, "backup-and-restore")?["change"]);
        }

        // Filters go by what holds here.
        foreach (var (key, own) in new[] { (Key, true), (Other, false) })
        {
            var (_, provider, _) = await bot.GetAsync("api/v1/matrix?target=amazon-ec2&owner=provider&words=backups", key);
            Assert.Equal(own, (provider?["cells"]?.AsArray() ?? []).Any(cell => (string?)cell?["responsibility"] == "backup-and-restore"));
        }

        var (_, words, _) = await bot.GetAsync("api/v1/matrix?target=iaas&words=platform+team", Key);
        Assert.Contains(words?["cells"]?.AsArray() ?? [], cell => (string?)cell?["responsibility"] == "guest-os-patching");

        static JsonNode? Of(JsonArray duties, string row) => duties.FirstOrDefault(duty => (string?)duty?["responsibility"] == row);
        static IEnumerable<string> Held(JsonArray cells) => cells.Where(cell => cell?["here"] is not null)
            .Select(cell => $"{cell?["responsibility"]} {cell?["owner"]} {cell?["layer"]} {cell?["role"]} {cell?["here"]?["reason"]}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_workload_is_answered_by_its_own_layer_and_to_keys_of_its_own_tenant_alone()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers"), .. ApiClient.Setting(1, Other, "tenant-2", "answers")]);
        await bot.Services.DecideAsync("tenant-1");
        await bot.Services.RunCheckoutAsync("tenant-1");
        var (_, matrix, _) = await bot.GetAsync("api/v1/matrix?workload=Checkout", Key);
        Assert.Equal("checkout", (string?)matrix?["workload"]);
        Assert.Equal(["amazon-ec2", "amazon-rds"], (matrix?["targets"]?.AsArray() ?? []).Select(target => (string?)target?["id"]));
        var cell = (matrix?["cells"]?.AsArray() ?? []).First(each => (string?)each?["responsibility"] == Decisions.Duty);
        Assert.Equal(("provider", "workload", "TICKET-2"), ((string?)cell?["owner"], (string?)cell?["layer"], (string?)cell?["here"]?["reason"]));

        var (_, move, _) = await bot.GetAsync("api/v1/moves?from=amazon-ec2&to=paas&workload=checkout", Key);
        Assert.Equal("checkout", (string?)move?["workload"]);
        // The provider has it before and after: the customer neither sheds nor gains it.
        Assert.DoesNotContain(move?["duties"]?.AsArray() ?? [], duty => (string?)duty?["responsibility"] == Decisions.Duty);
        Assert.All(move?["duties"]?.AsArray() ?? [], duty => Assert.Equal("Platform team", (string?)duty?["roleAfter"] ?? (string?)duty?["roleBefore"]));

        foreach (var path in new[] { "matrix?workload=checkout", "moves?from=amazon-ec2&to=paas&workload=checkout" })
        {
            var (status, problem, type) = await bot.GetAsync("api/v1/" + path, Other);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (status, type));
            Assert.Contains("workload: There is no workload 'checkout', and no other one", (string?)problem?["detail"], StringComparison.Ordinal);
        }

        var (_, near, _) = await bot.GetAsync("api/v1/matrix?workload=chekout", Key);
        Assert.Contains("workload: There is no workload 'chekout'. Did you mean checkout?", (string?)near?["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_reads_the_scores_of_its_own_tenant_alone_and_of_no_small_team()
    {
        await using var bot = new TestBot("Production", [.. ApiClient.Setting(0, Key, "tenant-1", "scores"), .. ApiClient.Setting(1, Other, "tenant-2", "scores")]);
        foreach (var (tenant, team, participants) in new[] { ("tenant-1", "Blue", 5), ("tenant-1", "Three", 3), ("tenant-2", "Green", 6) })
        {
            await bot.Services.GetRequiredService<Database>().WriteAsync(
                sql => sql.Execute($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ({tenant}, {team}, {team}, {team}, 8)")
                    + sql.Execute($"INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members) VALUES ({tenant}, 3, 0, {team}, 60, 9, {participants}, 8)"),
                TestContext.Current.CancellationToken);
        }

        foreach (var (key, team) in new[] { (Key, "Blue"), (Other, "Green") })
        {
            var (status, scores, _) = await bot.GetAsync("api/v1/scores?by=all&tenant=tenant-2", key);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(team, (string?)Assert.Single(scores?["teams"]?.AsArray() ?? [])?["team"]);
        }

        var (wrong, problem, _) = await bot.GetAsync("api/v1/scores?by=person", Key);
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        Assert.Contains("week, season or all", (string?)problem?["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_keys_do_not_share_a_conversation()
    {
        await using var bot = TestBot.Teaching([.. ApiClient.Setting(0, Key, "tenant-1", "answers"), .. ApiClient.Setting(1, Other, "tenant-1", "answers")]);
        await bot.GetAsync("api/v1/answer?question=who+patches+the+OS+in+PaaS&conversation=a", Key);
        var (_, answer, _) = await bot.GetAsync("api/v1/answer?question=and+on+EC2%3F&conversation=a", Other);
        Assert.Empty(answer?["responsibilities"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back_and_others_go_on()
    {
        await using var bot = new TestBot("Production", [("Api:RequestsPerMinute", "2"), .. ApiClient.Setting(0, Key, "t", "answers"), .. ApiClient.Setting(1, Other, "t", "answers")]);
        await bot.GetAsync("api/v1/services", Key);
        await bot.GetAsync("api/v1/services", Key);
        using var client = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer " + Key } } };
        using var refused = await client.GetAsync(new Uri(bot.Address, "api/v1/services"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("api/v1/services", Other)).Status);
    }

    [Fact]
    public async Task A_key_is_taken_until_the_end_of_its_last_day_and_until_its_entry_is_taken_away()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("keys-").FullName, "appsettings.json");
        await WriteAsync(Entry("2026-11-26"));
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 23, 59, 59, TimeSpan.Zero));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddApi(configuration).BuildServiceProvider();
        var keys = services.GetRequiredService<ApiKeys>();

        Assert.Equal("portal", keys.Find(Key)?.Name);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(keys.Find(Key));

        await WriteAsync(Entry(null));
        configuration.Reload();
        Assert.Equal("portal", keys.Find(Key)?.Name);
        await WriteAsync(null);
        configuration.Reload();
        Assert.Null(keys.Find(Key));
        Directory.Delete(Path.GetDirectoryName(file) ?? "", recursive: true);

        Task WriteAsync(JsonObject? entry) => File.WriteAllTextAsync(
            file, new JsonObject { ["Api"] = new JsonObject { ["Keys"] = entry is null ? new JsonArray() : new JsonArray(entry) } }.ToJsonString(), TestContext.Current.CancellationToken);
        static JsonObject Entry(string? expires) => new()
        {
            ["Name"] = "portal",
            ["Hash"] = ApiKeys.HashOf(Key).ToUpperInvariant(),
            ["Tenant"] = "t",
            ["Scopes"] = new JsonArray("answers"),
            ["Expires"] = expires,
        };
    }

    [Fact]
    public async Task The_command_prints_a_key_and_the_entry_that_holds_its_hash_alone()
    {
        var (exit, output, error) = await BotCommand.RunAsync("keys", "create", "--name", "portal", "--tenant", "tenant-1", "--scope", "answers", "scores", "--expires", "2027-03-31");
        Assert.Equal(0, exit);
        var key = Encoding.UTF8.GetString(output).Trim();
        Assert.StartsWith(ApiKeys.Prefix, key, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error, StringComparison.Ordinal);
        var entry = JsonNode.Parse(error[error.IndexOf("{\n", StringComparison.Ordinal)..]);
        Assert.Equal((ApiKeys.HashOf(key), "tenant-1", "2027-03-31"), ((string?)entry?["Hash"], (string?)entry?["Tenant"], (string?)entry?["Expires"]));
        Assert.Equal(["answers", "scores"], (entry?["Scopes"]?.AsArray() ?? []).Select(scope => (string?)scope));
    }

    [Theory]
    [InlineData("--scope=everything --name=a --tenant=b", "--scope everything: the scopes are answers, scores, gaps.")]
    [InlineData("--scope=answers --name=a --tenant=b --expires=soon", "--expires soon: write a day as year-month-day")]
    public async Task A_key_that_cannot_be_is_told_with_exit_code_2(string arguments, string sentence)
    {
        var (exit, said) = await BotCommand.SayAsync(["keys", "create", .. arguments.Split(' ')]);
        Assert.Equal(2, exit);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_cannot_be_is_named_with_the_cure()
    {
        var options = new ApiOptions { RequestsPerMinute = 0, Keys = { new() { Name = "a", Hash = Key, Scopes = { "answers", "all" } }, new() { Name = "A" } } };
        var problems = options.Validate(new(options)).Select(problem => problem.ErrorMessage ?? "").ToList();
        Assert.Contains(problems, problem => problem.Contains("Api:RequestsPerMinute is 0", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Api:Keys:0:Hash is not the SHA-256", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Api:Keys:0:Tenant is empty", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Api:Keys:0:Scopes must hold", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("the name 'a' twice", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains(Key, StringComparison.Ordinal));
    }
}
