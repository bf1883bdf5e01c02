using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Testing.Conversations;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Tests.Quizzes;
using ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

/// <summary>The tutor alone: no channel, no storage.</summary>
internal sealed class TutorStage(ICurriculum curriculum, bool inChannel) : IStage
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly Tutor tutor = new([.. Quizzes(curriculum), new AskDialog(curriculum, new TopicsInMemory())]);
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

    /// <summary>What is asked before questions are read, with nothing kept beyond the conversation.</summary>
    private static IEnumerable<IDialog> Quizzes(ICurriculum curriculum)
    {
        var (banks, notebook, rounds, reports, habits, teams) = (new ItemBanks(curriculum), new Notebook(), new RoundsInMemory(), new ReportsInMemory(), new HabitsInMemory(), new Mock<ITeams>().Object);
        var (challenges, access, refusals, rules, days) = (new ChallengesInMemory(rounds, notebook, banks), new Mock<IAccess>(), new Mock<IRefusals>().Object, RoundsInMemory.Rules, RoundsInMemory.Days);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        var (boards, sides) = (new ChallengeBoards(curriculum, banks, challenges, rounds, reports, rules), new ChallengeSides(challenges, teams));
        return
        [
            new LiveDialog(curriculum, banks, challenges, challenges, boards, sides, notebook, rounds, reports, habits, access.Object, refusals, days),
            new ChallengeDialog(curriculum, challenges, challenges, boards, new(curriculum, banks, challenges, challenges, teams, reports, access.Object), access.Object, refusals, days),
            new ChallengePlayDialog(curriculum, banks, challenges, challenges, boards, sides, notebook, rounds, reports, refusals, rules, days),
            new DrillDialog(curriculum, banks, notebook, reports, days),
            new QuizDialog(curriculum, banks, notebook, reports, habits, rules, days),
        ];
    }

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
