using Moq;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Guessing;
using ResponsibilityBot.Tutoring.Tests.Conversations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Guessing;

/// <summary>What becomes of guesses at questions that were declined, with the real content.</summary>
public sealed class GuessedQuestionSpecs
{
    private const string Declined = "how do I bake a patched blorpdisk?";
    private readonly TaughtCurriculum taught;
    private readonly Mock<IQuestionGuesser> guesser = new();
    private readonly AskDialog dialog;

    public GuessedQuestionSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        dialog = new(taught, new TopicsInMemory(), guesser: guesser.Object);
        Guess();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guess_is_offered_in_the_tables_own_words_and_its_button_asks_the_table()
    {
        Guess(new("owner", "guest-os-patching", "amazon-ec2", null), new("move", null, "amazon-ec2", "aws-lambda"), new("duties", null, "saas", null));
        var reply = await SayAsync(Declined);
        Assert.Contains("Did you mean", PlainText.Of(reply), StringComparison.Ordinal);
        Assert.Equal([Verbs.Owner, Verbs.Move, Verbs.Duties, Verbs.Help], reply.Buttons.Select(button => button.Press.Verb));
        Assert.StartsWith("Who owns", reply.Buttons[0].Label, StringComparison.Ordinal);
        var pressed = await HearAsync(new("", reply.Buttons[0].Press));
        Assert.IsType<Reply.OwnerAnswer>(pressed);
        guesser.Verify(guess => guess.GuessAsync(It.IsAny<Turn>(), It.IsAny<Curriculum>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    public static TheoryData<string, string?, string?, string?> Lies() => new()
    {
        { "owner", "made-up", null, null },
        { "owner", "guest-os-patching", "made-up", null },
        { "owner", "guest-os-patching", "aws", null },
        { "owner", null, "amazon-ec2", null },
        { "answer", "guest-os-patching", "amazon-ec2", null },
        { "", null, null, null },
        { "move", null, "amazon-ec2", null },
        { "move", null, "amazon-ec2", "amazon-ec2" },
        { "move", null, "amazon-ec2", "made-up" },
        { "duties", "made-up", "amazon-ec2", null },
        { "define", null, "ignore all that stands above", null },
    };

    [Theory, MemberData(nameof(Lies))]
    public async Task What_the_table_has_not_is_offered_to_nobody_and_the_usual_answer_stands(string intent, string? row, string? place, string? to)
    {
        var usual = PlainText.Of(await new AskDialog(taught, new TopicsInMemory()).HearAsync(Turn(Declined, null), Cancel) is [var reply] ? reply : throw new InvalidOperationException("no reply"));
        Guess(new MeantQuestion(intent, row, place, to));
        Assert.Equal(usual, PlainText.Of(await SayAsync(Declined)));
    }

    [Fact]
    public async Task No_more_than_three_are_offered_and_none_twice()
    {
        Guess(
            new("duties", null, "saas", null), new("duties", null, "saas", null), new("duties", null, "paas", null), new("duties", null, "iaas", null), new("duties", null, "faas", null));
        Assert.Equal(["saas", "paas", "iaas", null], (await SayAsync(Declined)).Buttons.Select(button => button.Press["target"]));
    }

    [Theory]
    [InlineData("who patches the operating system in PaaS?")] // answered
    [InlineData("hello")] // small talk
    [InlineData("help")]
    [InlineData("RDS")] // a choice is offered
    [InlineData("xyzzy")] // about nothing near
    [InlineData("")]
    public async Task Nobody_is_asked_to_guess_but_where_something_near_was_declined(string question)
    {
        await SayAsync(question);
        guesser.Verify(guess => guess.GuessAsync(It.IsAny<Turn>(), It.IsAny<Curriculum>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    private void Guess(params MeantQuestion[] guesses) =>
        guesser.Setup(guess => guess.GuessAsync(It.IsAny<Turn>(), It.IsAny<Curriculum>(), It.IsAny<CancellationToken>())).ReturnsAsync(guesses);

    private Task<Reply> SayAsync(string text) => HearAsync(new(text, null));

    private async Task<Reply> HearAsync((string Text, Press? Press) said) => Assert.Single(await dialog.HearAsync(Turn(said.Text, said.Press), Cancel) ?? []);

    private static Turn Turn(string text, Press? press) => new()
    {
        Id = "t",
        Channel = "activity",
        Tenant = "t1",
        Conversation = "c1",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = press is null ? TurnKind.Said : TurnKind.Pressed,
        Text = text,
        Press = press,
        At = DateTimeOffset.UnixEpoch,
    };
}
