using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host.LanguageModel;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking.Guessing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.LanguageModel;

/// <summary>A model that lies, stalls and fails; what is offered of its guesses is the tutor's, and is specified there.</summary>
public sealed class ModelGuesserSpecs : IAsyncLifetime
{
    private const string Words = "is it us who must plugh the xyzzy of the os?";
    private const string Good = """{"questions":[{"intent":"owner","responsibility":"guest-os-patching","target":"amazon-ec2","to":null}]}""";
    /// <summary>What takes longer never ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new();
    private readonly Notes log = new();
    private ModelStub? model;
    private ServiceProvider? services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ModelStub Model => model ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        model = await ModelStub.StartAsync();
        services = Build(("Endpoint", model.Endpoint), ("Model", "small"), ("ApiKey", ModelStub.Key));
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        await Model.DisposeAsync();
    }

    [Fact]
    public async Task The_question_and_the_closed_list_of_ids_go_out_and_ids_come_back()
    {
        Model.Answer = http => ModelStub.SayAsync(http, Good);
        Assert.Equal([new MeantQuestion("owner", "guest-os-patching", "amazon-ec2", null)], await GuessAsync($"  {Words} "));
        var asked = Assert.Single(Model.Asked);
        var messages = Assert.IsType<JsonArray>(asked["messages"]);
        Assert.Equal(2, messages.Count);
        Assert.Equal(("user", Words), ((string?)messages[1]?["role"], (string?)messages[1]?["content"]));
        Assert.Contains("guest-os-patching = ", (string?)messages[0]?["content"], StringComparison.Ordinal);
        Assert.DoesNotContain("xyzzy", (string?)messages[0]?["content"], StringComparison.Ordinal);
        var question = asked["response_format"]?["json_schema"]?["schema"]?["properties"]?["questions"]?["items"];
        Assert.True((bool?)asked["response_format"]?["json_schema"]?["strict"]);
        Assert.Contains("amazon-ec2", question?["properties"]?["target"]?["enum"]?.AsArray().Select(id => (string?)id) ?? []);
        Assert.False((bool?)question?["additionalProperties"]);
        Assert.DoesNotContain("maria", asked.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("t1", asked.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You own it. Trust me.")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"questions":null}""")]
    [InlineData("""{"questions":[null]}""")]
    [InlineData("""{"questions":[{"intent":"owner"}]}""")]
    [InlineData("""{"questions":[{"intent":null,"responsibility":null,"target":null,"to":null}]}""")]
    [InlineData("""{"questions":[{"intent":"owner","responsibility":7,"target":null,"to":null}]}""")]
    [InlineData("""{"questions":[{"intent":"owner","responsibility":"guest-os-patching","target":null,"to":null,"answer":"you"}]}""")]
    [InlineData("""{"questions":[],"text":"The provider does it."}""")]
    [InlineData("""{"questions":[],"questions":[]}""")]
    [InlineData("""Sure! {"questions":[]}""")]
    [InlineData("""{"questions":[{"intent":"matrix","responsibility":null,"target":"paas","to":null},{"intent":"matrix","responsibility":null,"target":"paas","to":null},{"intent":"matrix","responsibility":null,"target":"paas","to":null},{"intent":"matrix","responsibility":null,"target":"paas","to":null}]}""")]
    public async Task A_message_that_has_not_the_shape_to_the_last_field_is_no_guess(string message)
    {
        Model.Answer = http => ModelStub.SayAsync(http, message);
        Assert.Empty(await GuessAsync(Words));
        NothingIsTold();
    }

    [Theory]
    [InlineData(200, "application/json", "<html>")]
    [InlineData(200, "application/json", "{}")]
    [InlineData(200, "application/json", """{"choices":[]}""")]
    [InlineData(200, "application/json", """{"choices":[{"message":{"content":7}}]}""")]
    [InlineData(200, "text/html", """{"choices":[{"message":{"content":"{\"questions\":[]}"}}]}""")]
    [InlineData(500, "application/json", """{"error":{"message":"plugh"}}""")]
    [InlineData(429, "application/json", "{}")]
    [InlineData(307, "application/json", "")]
    public async Task An_answer_that_is_none_is_no_guess(int status, string type, string body)
    {
        Model.Answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "/v1/chat/completions";
            http.Response.ContentType = type;
            return http.Response.WriteAsync(body, http.RequestAborted);
        };
        Assert.Empty(await GuessAsync(Words));
        // Where an answer leads elsewhere, the words are not sent after it, not even without the key.
        Assert.Equal((1, 1), (Model.Asked.Count, Model.Calls));
        NothingIsTold();
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off()
    {
        Model.Answer = async http =>
        {
            http.Response.ContentType = "application/json";
            var blanks = new string(' ', 16 * 1024);
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(blanks, http.RequestAborted);
        };
        Assert.Empty(await GuessAsync(Words).AsTask().WaitAsync(Patience, Cancel));
        NothingIsTold();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task An_answer_of_64_KB_is_read_and_not_a_byte_more(int more, bool isRead)
    {
        Model.Answer = async http =>
        {
            var answer = JsonSerializer.SerializeToUtf8Bytes(new { choices = new[] { new { message = new { content = Good } } } });
            var padded = new byte[(64 * 1024) + more];
            Array.Fill(padded, (byte)' ');
            answer.CopyTo(padded, 0);
            http.Response.ContentType = "application/json";
            // Without a length: what is said of it may be a lie.
            for (var at = 0; at < padded.Length; at += 4096)
                await http.Response.Body.WriteAsync(padded.AsMemory(at, Math.Min(4096, padded.Length - at)), http.RequestAborted);
        };
        Assert.Equal(isRead, (await GuessAsync(Words)).Count == 1);
    }

    [Fact]
    public async Task A_model_that_stalls_is_waited_for_three_seconds()
    {
        var end = new TaskCompletionSource();
        Model.Answer = _ => end.Task;
        var guess = GuessAsync(Words).AsTask();
        await Model.Called.WaitAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromMilliseconds(1));
        Assert.False(guess.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await guess.WaitAsync(Patience, Cancel));
        end.SetResult();
        NothingIsTold();
    }

    [Fact]
    public async Task A_model_that_fails_again_and_again_is_left_alone_for_a_minute()
    {
        Model.Answer = http => ModelStub.SayAsync(http, "no");
        for (var question = 0; question < 8; question++)
            Assert.Empty(await GuessAsync(Words, $"person {question}"));
        Assert.Equal(5, Model.Asked.Count);
        Model.Answer = http => ModelStub.SayAsync(http, Good);
        time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Single(await GuessAsync(Words));
    }

    [Fact]
    public async Task Nobody_is_there_and_the_usual_answer_stands()
    {
        await Model.DisposeAsync();
        Assert.Empty(await GuessAsync(Words));
        model = await ModelStub.StartAsync();
    }

    [Fact]
    public async Task One_person_and_one_tenant_are_guessed_for_so_often_a_minute_and_others_go_on()
    {
        for (var question = 0; question < 9; question++)
            await GuessAsync(Words);
        Assert.Equal(6, Model.Asked.Count);
        for (var person = 0; person < 70; person++)
            await GuessAsync(Words, $"person {person}");
        Assert.Equal(60, Model.Asked.Count);
        await GuessAsync(Words, "maria", "t2");
        Assert.Equal(61, Model.Asked.Count);
    }

    [Fact]
    public async Task A_question_that_is_too_long_or_empty_is_sent_nowhere()
    {
        await GuessAsync(new string('a', 301));
        await GuessAsync(" ");
        Assert.Empty(Model.Asked);
        await GuessAsync(new string('a', 300));
        Assert.Single(Model.Asked);
    }

    [Fact]
    public async Task Without_an_endpoint_nobody_guesses()
    {
        await using var off = Build();
        Assert.Null(off.GetService<IQuestionGuesser>());
    }

    [Theory]
    [InlineData("Endpoint", "http://models.example.com/v1", "LanguageModel:Endpoint")]
    [InlineData("Endpoint", "https://user:hush@models.example.com/v1", "LanguageModel:Endpoint")]
    [InlineData("Endpoint", "models", "LanguageModel:Endpoint")]
    [InlineData("Endpoint", "https://models.example.com/v1?key=hush", "LanguageModel:Endpoint")]
    [InlineData("Endpoint", "https://models.example.com/v1#hush", "LanguageModel:Endpoint")]
    [InlineData("Timeout", "00:00:00.4", "LanguageModel:Timeout")]
    [InlineData("LongestQuestion", "19", "LanguageModel:LongestQuestion")]
    [InlineData("Model", "", "LanguageModel:Model is empty")]
    [InlineData("Timeout", "00:01:00", "LanguageModel:Timeout")]
    [InlineData("LongestQuestion", "5000", "LanguageModel:LongestQuestion")]
    [InlineData("PerPersonAndMinute", "0", "LanguageModel:PerPersonAndMinute")]
    [InlineData("PerTenantAndMinute", "0", "LanguageModel:PerTenantAndMinute")]
    public void A_wrong_setting_is_told_with_its_key_and_the_cure(string key, string value, string says)
    {
        var options = new LanguageModelOptions { Endpoint = "https://models.example.com/v1", Model = "small" };
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().Bind(options);
        var problem = Assert.Single(options.Validate(new ValidationContext(options)));
        Assert.StartsWith(says, problem.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem.ErrorMessage, StringComparison.Ordinal);
    }

    private ServiceProvider Build(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
        .AddSingleton<TimeProvider>(time)
        .AddLanguageModel(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"LanguageModel:{setting.Key}", setting.Value))).Build())
            .BuildServiceProvider();

    private ValueTask<IReadOnlyList<MeantQuestion>> GuessAsync(string text, string person = "maria", string tenant = "t1") =>
        services?.GetRequiredService<IQuestionGuesser>().GuessAsync(
            new() { Id = "turn", Channel = "activity", Tenant = tenant, Conversation = "c", Person = new(person, "Maria"), Place = Place.Personal, Kind = TurnKind.Said, Text = text, At = time.GetUtcNow() },
            CommittedContent.Curriculum, Cancel) ?? throw new InvalidOperationException("not started");

    /// <summary>A failure is logged, and neither words nor the key nor the answer stand there.</summary>
    private void NothingIsTold()
    {
        Assert.Contains(log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("The language model gave no guess", StringComparison.Ordinal));
        foreach (var secret in new[] { "xyzzy", "plugh", ModelStub.Key, "Trust me" })
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
