using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The workers and the real storage, with a channel and a dialog that do what the test wants.</summary>
public sealed class WorkerSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string folder = Directory.CreateTempSubdirectory("workers-").FullName;
    private readonly Script script = new();
    private WebApplication? app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IInbox Inbox => (app ?? throw new InvalidOperationException("not started")).Services.GetRequiredService<IInbox>();

    private IDesk Desk => (app ?? throw new InvalidOperationException("not started")).Services.GetRequiredService<IDesk>();

    private IConversations Conversations => (app ?? throw new InvalidOperationException("not started")).Services.GetRequiredService<IConversations>();

    private string Database => $"Data Source={Path.Combine(folder, "bot.db")}";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new("Storage:ConnectionString", Database), new("Urls", "http://127.0.0.1:0")]);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton(new Tutor([script]));
        builder.Services.AddSingleton<IChannel>(script);
        builder.Services.AddWorkers();
        app = builder.Build();
        await app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_turn_that_fails_three_times_is_set_aside_with_one_apology_and_the_next_is_heard()
    {
        await KeepAsync("poison");
        await KeepAsync("fine");
        Assert.Contains("Sorry", await NextAsync(), StringComparison.Ordinal);
        Assert.Equal("heard fine", await NextAsync());
        Assert.Equal(3, script.Heard.Count(id => id == "poison"));
    }

    [Fact]
    public async Task A_turn_that_took_the_process_with_it_three_times_is_not_tried_again()
    {
        await StopAsync();
        await using (var connection = new SqliteConnection(Database))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO inbox (id, channel, tenant, conversation, body, received_at, due_at, state, attempt)
                VALUES ('deadly', 'script', 't', 'c', 'deadly', 0, 0, 1, 3)
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await InitializeAsync();
        Assert.Contains("Sorry", await NextAsync(), StringComparison.Ordinal);
        Assert.Empty(script.Heard);
    }

    [Fact]
    public async Task A_turn_that_fails_once_is_answered_at_the_second_try()
    {
        await KeepAsync("fails once");
        Assert.Equal("heard fails once", await NextAsync());
    }

    [Theory]
    [InlineData("fine", "heard fine", 1)]
    [InlineData("fails once", "heard fails once", 2)]
    [InlineData("poison", "Sorry", 3)]
    public async Task Who_waits_for_an_answer_gets_it_however_often_it_is_tried(string text, string answer, int tries)
    {
        var said = await Desk.AnswerAsync(Arrived(text), Cancel).WaitAsync(Patience, Cancel);
        Assert.StartsWith(answer, Assert.Single(said).Body, StringComparison.Ordinal);
        Assert.Equal(tries, script.Heard.Count);
    }

    [Fact]
    public async Task Who_waits_behind_something_else_of_the_conversation_gets_an_answer_after_that()
    {
        await KeepAsync("fails once");
        Assert.Equal("heard behind", Assert.Single(await Desk.AnswerAsync(Arrived("behind"), Cancel).WaitAsync(Patience, Cancel)).Body);
        Assert.Equal(["fails once", "fails once", "behind"], script.Heard);
    }

    [Fact]
    public async Task What_cannot_even_be_read_is_set_aside_without_a_word()
    {
        await KeepAsync("unreadable");
        await KeepAsync("fine");
        Assert.Equal("heard fine", await NextAsync());
        Assert.Empty(await Inbox.AnswersAsync("unreadable", Cancel));
    }

    [Fact]
    public async Task What_is_for_a_channel_that_was_switched_off_is_set_aside()
    {
        await KeepAsync("lost", channel: "gone");
        Assert.Empty(await Inbox.AnswersAsync("lost", Cancel).WaitAsync(Patience, Cancel));
    }

    [Fact]
    public async Task A_message_whose_sending_breaks_is_sent_again()
    {
        await KeepAsync("breaks at sending");
        Assert.Equal("heard breaks at sending", await NextAsync());
    }

    [Fact]
    public async Task A_conversation_that_blocks_the_bot_is_remembered_and_holds_nothing_up()
    {
        await KeepAsync("blocks the bot", address: "here");
        await KeepAsync("fine");
        Assert.Equal("heard fine", await NextAsync());
        Assert.Null(await Conversations.FindAsync("script", "t", "c", Cancel));
    }

    [Theory]
    [InlineData(1, null, 1, 1.25)]
    [InlineData(4, null, 8, 10)]
    [InlineData(9, null, 60, 75)]
    [InlineData(1, 30.0, 30, 37.5)]
    [InlineData(5, 1.0, 16, 20)]
    public void The_wait_grows_and_is_never_shorter_than_asked_for(int attempt, double? asked, double least, double most)
    {
        var outbound = new Outbound { Id = "m", InReplyTo = null, Channel = "script", Tenant = "t", Conversation = "c", Address = "", Body = "", Attempt = attempt };
        Assert.InRange(SendRetry.Delay(outbound, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null)?.TotalSeconds ?? 0, least, most);
        Assert.Null(SendRetry.Delay(outbound with { Attempt = SendRetry.MostTries }, null));
        Assert.Null(SendRetry.Delay(outbound, TimeSpan.FromHours(2)));
    }

    private Task<bool> KeepAsync(string id, string channel = "script", string? address = null) => Inbox.KeepAsync(Arrived(id, channel, address), Cancel);

    private static Inbound Arrived(string id, string channel = "script", string? address = null) => new()
    {
        Id = id,
        Channel = channel,
        Tenant = "t",
        Conversation = "c",
        Body = id,
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        Whereabouts = address is null ? null : new("c", Place.Personal, address),
    };

    private async Task StopAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
    }

    private Task<string> NextAsync() => script.Sent.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);

    /// <summary>A channel and a dialog that break when they are told to.</summary>
    private sealed class Script : IChannel, IDialog
    {
        private bool sendingBroke;

        public List<string> Heard { get; } = [];

        public Channel<string> Sent { get; } = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public string Name => "script";

        public Turn? Read(Inbound inbound) => inbound.Body == "unreadable" ? throw new FormatException(inbound.Body) : new Turn
        {
            Id = inbound.Id,
            Channel = "script",
            Tenant = "t",
            Conversation = "c",
            Person = new("p", ""),
            Place = Place.Personal,
            Kind = TurnKind.Said,
            Text = inbound.Body,
            At = inbound.ReceivedAt,
        };

        public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
        {
            Heard.Add(turn.Text);
            if (turn.Text == "poison" || (turn.Text == "fails once" && Heard.Count == 1))
                throw new InvalidOperationException(turn.Text);
            return ValueTask.FromResult<IReadOnlyList<Reply>?>([new Reply.Said($"heard {turn.Text}")]);
        }

        public IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies) => inbound.Body == "unreadable"
            ? throw new FormatException(inbound.Body)
            : [.. replies.Select(reply => new Outbound
            {
                Id = inbound.Id + "#0", InReplyTo = inbound.Id, Channel = "script", Tenant = "t", Conversation = "c", Address = "", Body = PlainText.Of(reply),
            })];

        public Outbound? Announce(string id, ConversationReference place, Reply reply) => null;

        public Outbound? Announce(string id, PersonReference person, Reply reply) => null;

        public Outbound? Replace(string id, ConversationReference place, string earlier, Reply reply) => null;

        public TimeSpan Hold(Outbound outbound) => TimeSpan.Zero;

        public Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel)
        {
            if (outbound.Body.Contains("breaks", StringComparison.Ordinal) && !sendingBroke)
            {
                sendingBroke = true;
                throw new InvalidOperationException("broken");
            }

            if (outbound.Body.Contains("blocks", StringComparison.Ordinal))
                return Task.FromResult<SendResult>(new SendResult.Blocked("blocked"));
            Sent.Writer.TryWrite(outbound.Body);
            return Task.FromResult<SendResult>(new SendResult.Sent(null));
        }
    }
}
