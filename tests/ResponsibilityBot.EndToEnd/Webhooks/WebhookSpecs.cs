using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.EndToEnd.Webhooks;

public sealed class WebhookSpecs
{
    /// <summary>What takes longer never ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_of_receivers_takes_what_is_sent_with_the_secret_or_the_one_before_and_refuses_what_was_changed()
    {
        await using var receiver = await Receiver.StartAsync();
        var former = WebhookSignature.CreateSecret();
        await using var stage = await WebhookStage.StartAsync(receiver.Address, former: former);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        var came = await receiver.NextAsync();
        Assert.Equal(("POST", "/hooks/hush-path", "application/json; charset=utf-8"), (came.Method, came.Path, came.ContentType));

        var later = (long.Parse(came.Timestamp, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var lines = await JudgeAsync(
            (WebhookStage.Secret, came), (former, came), (WebhookSignature.CreateSecret(), came), (WebhookStage.Secret, came with { Body = came.Body.Replace("closed", "opened", StringComparison.Ordinal) }),
            (WebhookStage.Secret, came with { Id = "msg_other" }), (WebhookStage.Secret, came with { Timestamp = later }));
        Assert.Equal(["round.closed", "round.closed"], lines[..2]);
        Assert.Equal(6, lines.Length);
        Assert.All(lines[2..], line => Assert.StartsWith("refused: ", line, StringComparison.Ordinal));
        Assert.Equal((WebhookState.Taken, 1), ((await stage.OutcomeAsync()).State, (await stage.OutcomeAsync()).Attempts));
        await stage.SendAsync();
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_with_growing_waits_under_the_same_id_and_is_given_up_after_a_day()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Status(500);
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        var begun = stage.Time.GetUtcNow();
        foreach (var wait in WebhookSender.Waits)
        {
            stage.Time.Advance(wait - TimeSpan.FromMilliseconds(1));
            var before = receiver.All.Count;
            await stage.SendAsync();
            Assert.Equal(before, receiver.All.Count);
            stage.Time.Advance(wait / 10 + TimeSpan.FromMilliseconds(1));
            await stage.SendAsync();
            Assert.Equal(before + 1, receiver.All.Count);
        }

        Assert.InRange(stage.Time.GetUtcNow() - begun, TimeSpan.FromHours(24), TimeSpan.FromHours(27));
        stage.Time.Advance(TimeSpan.FromDays(7));
        await stage.SendAsync();
        Assert.Equal(8, receiver.All.Count);
        Assert.Single(receiver.All.Select(came => came.Id).Distinct());
        Assert.Single(receiver.All.Select(came => came.Body).Distinct());
        Assert.Equal(8, receiver.All.Select(came => came.Timestamp).Distinct().Count());
        var outcome = await stage.OutcomeAsync();
        Assert.Equal((WebhookState.GivenUp, "answered 500", 8), (outcome.State, outcome.Reason, outcome.Attempts));

        Assert.Contains(stage.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("Webhook portal did not take message", StringComparison.Ordinal));
        foreach (var secret in new[] { WebhookStage.Secret, "hush-path" })
            Assert.DoesNotContain(stage.Log, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_wants_nothing_any_more_is_sent_nothing_that_waited_for_it()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Status(503);
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        await receiver.NextAsync();
        receiver.Answer = Status(410);
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.SendAsync();
        stage.Time.Advance(TimeSpan.FromDays(1));
        await stage.SendAsync();
        Assert.Equal(2, receiver.All.Count);
        Assert.Equal((WebhookState.GivenUp, "answered 410"), ((await stage.OutcomeAsync()).State, (await stage.OutcomeAsync()).Reason));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.Headers.RetryAfter = "7200";
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        };
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        stage.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        await stage.SendAsync();
        Assert.Single(receiver.All);
        stage.Time.Advance(TimeSpan.FromHours(0.2) + TimeSpan.FromSeconds(1));
        await stage.SendAsync();
        Assert.Equal(2, receiver.All.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_receiver_that_asks_for_a_year_is_asked_again_after_a_day(bool byDate)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        receiver.Answer = http =>
        {
            http.Response.Headers.RetryAfter = byDate ? (stage.Time.GetUtcNow() + TimeSpan.FromDays(365)).ToString("R", CultureInfo.InvariantCulture) : "31536000";
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        stage.Time.Advance(WebhookSender.LongestWait - TimeSpan.FromSeconds(1));
        await stage.SendAsync();
        Assert.Single(receiver.All);
        stage.Time.Advance(WebhookSender.LongestWait / 10 + TimeSpan.FromSeconds(1));
        await stage.SendAsync();
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task An_answer_that_leads_elsewhere_is_not_followed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        Assert.Equal("/hooks/hush-path", Assert.Single(receiver.All).Path);
        Assert.Equal("answered 307", (await stage.OutcomeAsync()).Reason);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_waited_for_as_long_as_a_try_may_take()
    {
        await using var receiver = await Receiver.StartAsync();
        var end = new TaskCompletionSource();
        receiver.Answer = _ => end.Task;
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        var sending = stage.SendAsync();
        await receiver.NextAsync();
        stage.Time.Advance(WebhookLine.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        stage.Time.Advance(TimeSpan.FromMilliseconds(1));
        await sending.WaitAsync(Patience, Cancel);
        end.SetResult();
        Assert.Equal((WebhookState.Waiting, "no answer in 15 seconds"), ((await stage.OutcomeAsync()).State, (await stage.OutcomeAsync()).Reason));
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async http =>
        {
            var bytes = new byte[64 * 1024];
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        };
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync().WaitAsync(Patience, Cancel);
        Assert.Equal(WebhookState.Taken, (await stage.OutcomeAsync()).State);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_name_that_leads_to_this_machine_is_never_connected_to(string host)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        await using var stage = await WebhookStage.StartAsync($"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/", "Production");
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        Assert.False(listener.Pending());
        Assert.Contains("only in the internet", (await stage.OutcomeAsync()).Reason, StringComparison.Ordinal);
    }

    /// <summary>A proxy looks names up by itself, so that what was judged would not be what is sent to.</summary>
    [Fact]
    public async Task The_proxy_of_the_machine_is_asked_for_no_message()
    {
        await using var receiver = await Receiver.StartAsync("127.0.0.9");
        await using var between = await Receiver.StartAsync();
        var before = HttpClient.DefaultProxy;
        var proxy = new ProxyOfOneHost("127.0.0.9", new(between.Address), before);
        HttpClient.DefaultProxy = proxy;
        try
        {
            await using var stage = await WebhookStage.StartAsync(receiver.Address);
            await stage.HappenAsync("round 1");
            await stage.SendAsync();
            Assert.Equal(WebhookState.Taken, (await stage.OutcomeAsync()).State);

            // Anybody else of this machine is sent through it.
            using var other = new HttpClient();
            using var answer = await other.GetAsync(new Uri(receiver.Address), Cancel);
            Assert.Single(between.All);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Single(receiver.All);
    }

    /// <summary>A name may lead elsewhere a moment later.</summary>
    [Fact]
    public async Task The_machine_that_was_judged_is_the_one_that_is_sent_to()
    {
        await using var receiver = await Receiver.StartAsync("127.0.0.2");
        var asked = new List<string>();
        await using var stage = await WebhookStage.StartAsync($"http://localhost:{new Uri(receiver.Address).Port}/hooks/hush-path", lookUp: (name, _) =>
        {
            asked.Add(name);
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2")]);
        });
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        Assert.Single(receiver.All);
        Assert.Equal(["localhost"], asked);
    }

    [Fact]
    public async Task Of_the_machines_of_a_name_those_in_the_internet_are_sent_to_and_where_none_is_nobody_is()
    {
        var production = Mock.Of<IHostEnvironment>(host => host.EnvironmentName == "Production");
        string[] machines = ["10.0.0.1", "93.184.215.14", "::1", "2606:2800:220:1::1"];
        Assert.Equal(["93.184.215.14", "2606:2800:220:1::1"], (await FindAsync(machines)).Select(machine => machine.ToString()));
        await Assert.ThrowsAsync<WebhookRefusedException>(() => FindAsync("10.0.0.1", "::1"));
        await Assert.ThrowsAsync<WebhookRefusedException>(() => FindAsync());

        Task<IPAddress[]> FindAsync(params string[] found) =>
            WebhookNetwork.FindAsync(new("https://portal.example.com/"), production, Cancel, (_, _) => Task.FromResult<IPAddress[]>([.. found.Select(IPAddress.Parse)]));
    }

    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.88.99.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("198.51.100.1", false)]
    [InlineData("203.0.113.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("3fff::1", false)]
    public void Only_machines_in_the_internet_are_public(string address, bool isPublic) => Assert.Equal(isPublic, WebhookNetwork.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Name", "", "Name is empty")]
    [InlineData("Tenant", " ", "Tenant is empty")]
    [InlineData("Address", "http://portal.example.com/hush", "Address is not an https address")]
    [InlineData("Address", "https://user:hush@portal.example.com/", "Address is not an https address")]
    [InlineData("Address", "ftp://hush", "Address is not an https address")]
    [InlineData("Address", "hush", "Address is not an https address")]
    [InlineData("Address", "https://portal.example.com/#hush", "Address is not an https address")]
    [InlineData("Secret", "hush", "Secret is not whsec_")]
    [InlineData("Secret", "", "Secret is not whsec_")]
    [InlineData("Secret", "whsec_aHVzaA==", "Secret is not whsec_")]
    [InlineData("Secret", "whsec_hush!", "Secret is not whsec_")]
    [InlineData("FormerSecret", "hush", "FormerSecret is not whsec_")]
    [InlineData("Events", "round.opened", "Events must hold one or more of round.closed, gap.found")]
    public void A_wrong_setting_is_told_with_its_key_and_the_cure_and_no_secret(string key, string value, string says)
    {
        var hook = Sound();
        if (key == "Events")
            hook.Events.Add(value);
        else
            typeof(WebhookSetting).GetProperty(key)?.SetValue(hook, value);
        var failures = Judge("Production", hook);
        Assert.StartsWith($"Webhooks:Endpoints:0:{says}", Assert.Single(failures), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failures[0], StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_is_told_over_http_in_Development_alone_and_two_of_one_name_are_refused()
    {
        var hook = Sound();
        hook.Address = "http://localhost:8080/";
        Assert.Empty(Judge("Development", hook));
        Assert.Single(Judge("Production", hook));
        Assert.Contains("has the name 'portal' twice", Assert.Single(Judge("Production", Sound(), Sound())), StringComparison.Ordinal);
        Assert.Empty(Judge("Production", Sound()));
    }

    [Fact]
    public void A_webhook_hears_of_its_own_tenant_and_of_what_it_asked_for_alone()
    {
        var options = new WebhookOptions();
        options.Endpoints.Add(Sound());
        var subscribers = new ConfiguredSubscribers(Microsoft.Extensions.Options.Options.Create(options));
        Assert.Equal(["portal"], subscribers.Of("t1", WebhookEvents.RoundClosed));
        Assert.Empty(subscribers.Of("t1", WebhookEvents.GapFound));
        Assert.Empty(subscribers.Of("t2", WebhookEvents.RoundClosed));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes(int bytes, bool isOne) =>
        Assert.Equal(isOne, WebhookSignature.KeyOf(WebhookSignature.Prefix + Convert.ToBase64String(new byte[bytes])) is { } key && key.Length == bytes);

    [Fact]
    public async Task The_program_tells_of_a_gap_as_soon_as_it_is_there()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var bot = TestBot.Teaching(
            ("Webhooks:Endpoints:0:Name", "portal"), ("Webhooks:Endpoints:0:Tenant", "t1"), ("Webhooks:Endpoints:0:Address", receiver.Address), ("Webhooks:Endpoints:0:Secret", WebhookStage.Secret),
            ("Webhooks:Endpoints:0:Events:0", "gap.found"));
        await bot.Services.GetRequiredService<IWorkloads>().PutAsync("t1", [new("checkout", "Checkout", "", ["amazon-rds"], null)], replace: false, Cancel);
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        string[] kinds = [KindOf(await receiver.NextAsync()), KindOf(await receiver.NextAsync())];
        Assert.Contains("no-owner", kinds);
    }

    [Fact]
    public async Task The_commands_make_a_secret_and_list_what_became_of_messages()
    {
        var (exit, secret, said) = await BotCommand.RunAsync("keys", "webhook");
        Assert.True(exit == 0, said);
        Assert.NotNull(WebhookSignature.KeyOf(Encoding.UTF8.GetString(secret).Trim()));

        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Status(410);
        await using var stage = await WebhookStage.StartAsync(receiver.Address);
        await stage.HappenAsync("round 1");
        await stage.SendAsync();
        (exit, var file, said) = await BotCommand.RunAsync("export", "webhooks", $"--Storage:ConnectionString={stage.Database}");
        Assert.True(exit == 0, said);
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("portal", lines[1], StringComparison.Ordinal);
        Assert.Contains("given-up,1,answered 410", lines[1], StringComparison.Ordinal);
    }

    private static string KindOf(Received came)
    {
        using var body = JsonDocument.Parse(came.Body);
        return body.RootElement.GetProperty("data").GetProperty("kind").GetString() ?? "";
    }

    private static WebhookSetting Sound() => new() { Name = "portal", Tenant = "t1", Address = "https://portal.example.com/hooks/", Secret = WebhookStage.Secret, Events = { WebhookEvents.RoundClosed } };

    private static string[] Judge(string environment, params WebhookSetting[] hooks)
    {
        var options = new WebhookOptions();
        foreach (var hook in hooks)
            options.Endpoints.Add(hook);
        return [.. new WebhookOptionsRules(Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment)).Validate(null, options).Failures ?? []];
    }

    private static Func<HttpContext, Task> Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static async Task<string[]> JudgeAsync(params (string Secret, Received Came)[] cases)
    {
        var all = JsonSerializer.Serialize(cases.Select(each => new { secret = each.Secret, id = each.Came.Id, timestamp = each.Came.Timestamp, signature = each.Came.Signature, body = each.Came.Body }));
        var (exit, output) = await Peers.RunAsync("node", ["webhook.cjs", all], Cancel);
        Assert.True(exit == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
