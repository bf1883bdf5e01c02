using Moq;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class WorkloadDialogSpecs(TaughtCurriculum taught)
{
    private static readonly Workload Checkout = new("checkout-production", "checkout", "production", ["amazon-ec2"], null);
    private readonly Mock<IWorkloads> workloads = new();
    private readonly Mock<IAccess> access = new();
    private OrganisationContent content = new(
        [new("platform", "Platform team", null), new("security", "Security", null)], [], [Checkout, Checkout with { Id = "checkout-test", Environment = "test" }, new("mail", "mail", "", ["microsoft-365"], "security")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("workload add shop in production: Amazon EC2, RDS, owner Platform team", "shop", "production", "amazon-ec2 amazon-rds", "platform")]
    [InlineData("Workload new web shop: lambda owner: security", "web shop", "", "aws-lambda", "security")]
    [InlineData("workload add shop (test) on s3", "shop", "test", "amazon-s3", null)]
    [InlineData("workload add checkout in production: s3", "checkout", "production", "amazon-ec2 amazon-s3", null)]
    public async Task A_host_adds_a_workload_in_words(string words, string name, string environment, string services, string? role)
    {
        LetEdit();
        await SaidAsync(words);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Name == name && kept.Environment == environment && string.Join(' ', kept.Services) == services && kept.Role == role)), Times.Once);
    }

    [Fact]
    public async Task A_template_is_taken_in_the_own_chat_alone()
    {
        LetEdit();
        const string Words = "workload add shop in production from\nresource \"aws_instance\" \"a\" {\n}\nresource \"aws_foo\" \"b\" {}";
        Assert.Equal("Shop (production) is there. It runs on Amazon EC2; its owner is Nobody yet. Not known: aws_foo.", await SaidAsync(Words));
        Assert.StartsWith("Paste it in your own chat", await SaidAsync(Words, Place.Channel), StringComparison.Ordinal);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.IsAny<Workload>()), Times.Once);
    }

    [Fact]
    public async Task A_template_without_a_command_is_explained_and_a_question_is_left_to_others()
    {
        var told = Assert.IsType<Reply.Explanation>(Assert.Single(await HearAsync("resource \"aws_instance\" \"a\" {\n}\nresource \"aws_s3_bucket\" \"b\" {}") ?? []));
        Assert.Equal(["Amazon EC2", "Amazon S3"], told.Points.Select(point => point.Label));
        Assert.Null(await HearAsync("who is responsible for a resource in AWS that nobody owns?"));
        Assert.Null(await HearAsync("workload identity: who patches it?"));
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.IsAny<Workload>()), Times.Never);
    }

    [Theory]
    [InlineData("workload owner checkout production Platform team", "checkout-production", "platform")]
    [InlineData("workload owner checkout (test) is security", "checkout-test", "security")]
    [InlineData("workload owner mail: platform", "mail", "platform")]
    public async Task A_host_says_who_runs_a_workload(string words, string id, string role)
    {
        LetEdit();
        Assert.Contains("does the customer's part", await SaidAsync(words), StringComparison.Ordinal);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == id && kept.Role == role)), Times.Once);
    }

    [Fact]
    public async Task An_owner_is_chosen_by_button_and_a_press_of_somebody_else_does_nothing()
    {
        LetEdit();
        var choice = Assert.IsType<Reply.Choices>(Assert.Single(await HearAsync("workload owner mail") ?? []));
        Assert.Equal(["Platform team", "Security"], choice.Buttons.Select(button => button.Label));
        await PressAsync(choice.Buttons[0]);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == "mail" && kept.Role == "platform")), Times.Once);

        access.Reset();
        await PressAsync(choice.Buttons[1]);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.IsAny<Workload>()), Times.Once);
    }

    [Theory]
    [InlineData("workload remove checkout", "Which one? There are checkout (production), checkout (test).")]
    [InlineData("workload remove chekcout", "I know no workload \"chekcout\"")]
    [InlineData("workload rename mail", "Say for example \"workload rename")]
    [InlineData("workload rename checkout test to =x", "That is no name")]
    [InlineData("workload owner mail Legal", "There is no role \"Legal\". There are Platform team, Security.")]
    [InlineData("workload add shop: nonsense", "No service that I know is named there, so nothing is changed. Not known: nonsense")]
    [InlineData("workload add shop", "Say for example")]
    [InlineData("workload add shop from\n{", "That cannot be read: line 1")]
    public async Task What_does_not_go_is_told_and_changes_nothing(string words, string said)
    {
        LetEdit();
        Assert.StartsWith(said, await SaidAsync(words), StringComparison.Ordinal);
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.IsAny<Workload>()), Times.Never);
        workloads.Verify(all => all.Remove(It.IsAny<Turn>(), It.IsAny<string>()), Times.Never);
    }

    [Theory]
    [InlineData("workload remove mail")]
    [InlineData("workload add shop: s3")]
    [InlineData("workload rename mail to post")]
    [InlineData("workload add shop from\nresource \"aws_instance\" \"a\" {}")]
    public async Task Who_is_no_host_of_the_tenant_changes_nothing_not_even_in_the_own_chat(string words)
    {
        access.Setup(all => all.Allows(It.Is<Turn>(turn => turn.Place == Place.Personal), Tutoring.Turns.Role.Host)).Returns(true);
        Assert.StartsWith("Workloads are changed by hosts", await SaidAsync(words), StringComparison.Ordinal);
        workloads.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_workload_is_renamed_and_removed_and_keeps_its_id()
    {
        LetEdit();
        Assert.Equal("Checkout (test) is called web shop (test) now.", await SaidAsync("workload rename checkout (test) to web shop"));
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == "checkout-test" && kept.Name == "web shop")), Times.Once);
        await SaidAsync("workload delete checkout-production");
        workloads.Verify(all => all.Remove(It.IsAny<Turn>(), "checkout-production"), Times.Once);
    }

    [Fact]
    public async Task Everybody_may_look()
    {
        var list = Assert.IsType<Reply.Explanation>(Assert.Single(await HearAsync("show our workloads", Place.Channel) ?? []));
        Assert.Equal([new("checkout (production)", "Amazon EC2: Nobody yet"), new("checkout (test)", "Amazon EC2: Nobody yet"), new("mail", "Microsoft 365: Security")], list.Points);
        Assert.Empty(Assert.IsType<Reply.Explanation>(Assert.Single(await HearAsync("workload show mail") ?? [])).Buttons);
        content = OrganisationContent.Empty;
        Assert.StartsWith("No workloads are known yet", await SaidAsync("workloads"), StringComparison.Ordinal);
    }

    private void LetEdit() => access.Setup(all => all.Allows(It.IsAny<Turn>(), Tutoring.Turns.Role.Host)).Returns(true);

    private async Task<string> SaidAsync(string words, Place place = Place.Personal) => PlainText.Of(Assert.Single(await HearAsync(words, place) ?? []));

    private ValueTask<IReadOnlyList<Reply>?> HearAsync(string words, Place place = Place.Personal) => HearAsync(ScoreDialogSpecs.Turn(words) with { Place = place });

    private ValueTask<IReadOnlyList<Reply>?> PressAsync(Button button) => HearAsync(ScoreDialogSpecs.Turn("") with { Kind = TurnKind.Pressed, Press = button.Press });

    private ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn)
    {
        var organisations = new Mock<IOrganisations>();
        organisations.Setup(all => all.OfAsync("t1", Cancel)).ReturnsAsync(content);
        return new WorkloadDialog(taught, organisations.Object, workloads.Object, access.Object).HearAsync(turn, Cancel);
    }
}
