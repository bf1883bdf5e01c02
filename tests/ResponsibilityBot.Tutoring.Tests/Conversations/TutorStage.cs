using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Testing.Conversations;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

/// <summary>The tutor alone: no channel, no storage.</summary>
internal sealed class TutorStage(ICurriculum curriculum, bool inChannel) : IStage
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly Tutor tutor = new([new AskDialog(curriculum, new TopicsInMemory())]);
    private IReadOnlyList<Button> buttons = [];
    private int turns;

    public Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel) => HearAsync(Turn(person, TurnKind.Said) with { Text = text }, cancel);

    public Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel) =>
        HearAsync(Turn(person, TurnKind.Pressed) with { Press = buttons.First(button => button.Label == label).Press }, cancel);

    public Task WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        this.time.Advance(time);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<StageAnswer> HearAsync(Turn turn, CancellationToken cancel)
    {
        var replies = await tutor.HearAsync(turn, cancel);
        IReadOnlyList<Button> shown = [.. replies.SelectMany(reply => reply.Buttons)];
        if (shown.Count > 0)
            buttons = shown;
        return new StageAnswer(string.Join('\n', replies.Select(PlainText.Of)), [.. shown.Select(button => button.Label)]);
    }

    private Turn Turn(string person, TurnKind kind) => new()
    {
        Id = $"test|local|conversation|{++turns}",
        Channel = "test",
        Tenant = "local",
        Conversation = "conversation",
        Person = new Person(person, person),
        Place = inChannel ? Place.Channel : Place.Personal,
        Kind = kind,
        At = time.GetUtcNow(),
    };
}
