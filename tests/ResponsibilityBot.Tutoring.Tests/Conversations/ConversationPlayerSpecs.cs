using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

public sealed class ConversationPlayerSpecs
{
    [Theory]
    [InlineData("Maria: hi\nBot: HELLO maria")]
    [InlineData("Maria: hi\nBot not: goodbye\nBot: hello")]
    [InlineData("Maria: hush\nBot: (nothing)")]
    [InlineData("Maria: hi\nMaria presses: More\nBot: more for Maria")]
    [InlineData("Maria: hi\nMaria: hush\nMaria presses: More\nBot: more")]
    [InlineData("Maria: time\nBot: 0 minutes\n-- 20 minutes later --\nMaria: time\nBot: 20 minutes")]
    public Task What_is_answered_as_the_file_says_passes(string text) => PlayAsync(text);

    [Theory]
    [InlineData("Maria: hi\nBot: goodbye", "talk.chat:2: 'goodbye' is not in the answer")]
    [InlineData("Maria: hush\nBot: hello", "talk.chat:2: 'hello' is not in the answer")]
    [InlineData("Maria: hi\nBot: hello\nBot not: Hello", "talk.chat:3: 'Hello' is in the answer")]
    [InlineData("Maria: hi\nBot: (nothing)", "talk.chat:2: nothing should have been answered")]
    [InlineData("Maria: hi\nBot: hello\nMaria presses: Less", "talk.chat:3: there is no button 'Less'; there are: More")]
    public async Task What_is_answered_otherwise_fails_with_file_and_line(string text, string failure)
    {
        var failed = await Assert.ThrowsAsync<ConversationFailedException>(() => PlayAsync(text));
        Assert.StartsWith(failure, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_that_fails_is_named()
    {
        var failed = await Assert.ThrowsAsync<ConversationFailedException>(() => PlayAsync("Maria: hi\nBot: one\nBot: two"));
        Assert.Contains("talk.chat:2:", failed.Message, StringComparison.Ordinal);
        Assert.Contains("talk.chat:3:", failed.Message, StringComparison.Ordinal);
    }

    private static Task PlayAsync(string text) =>
        ConversationPlayer.PlayAsync(ConversationFile.Parse("talk", text), new Parrot(), TestContext.Current.CancellationToken);

    private sealed class Parrot : IStage
    {
        private TimeSpan passed;

        public Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel) => Task.FromResult(text switch
        {
            "hush" => new StageAnswer("", []),
            "time" => new StageAnswer($"{passed.TotalMinutes} minutes", []),
            _ => new StageAnswer($"Hello {person}.", ["More"]),
        });

        public Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel) => Task.FromResult(new StageAnswer($"{label} for {person}", []));

        public Task WaitAsync(TimeSpan time, CancellationToken cancel)
        {
            passed += time;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
