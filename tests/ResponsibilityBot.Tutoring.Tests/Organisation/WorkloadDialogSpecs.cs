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
    private readonly Mock<IRefusals> refusals = new();
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

    /// <summary>As channels give it: words in one line and cut, and beside them all of it.</summary>
    [Fact]
    public async Task A_long_template_is_read_as_it_was_pasted_with_its_lines_and_to_its_end()
    {
        LetEdit();
        var template = $"workload add shop in production from\n```\n# The shop's machines\nresource \"aws_instance\" \"a\" {{\n}}\n{string.Concat(Enumerable.Repeat("// nothing\n", 400))}resource \"aws_s3_bucket\" \"b\" {{}}\n```";
        await HearAsync(Pasted(template));
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == "shop-production" && string.Join(' ', kept.Services) == "amazon-ec2 amazon-s3")), Times.Once);
        Assert.StartsWith("Paste it in your own chat", PlainText.Of(Assert.Single(await HearAsync(Pasted(template) with { Place = Place.Channel }) ?? [])), StringComparison.Ordinal);
        await HearAsync(Pasted("workload add mail in test from\n- Amazon EC2\n- RDS\n"));
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == "mail-test" && string.Join(' ', kept.Services) == "amazon-ec2 amazon-rds")), Times.Once);
    }

    [Fact]
    public async Task A_template_without_a_command_is_no_question_wherever_it_is_pasted_and_however_broken()
    {
        const string Template = "resource \"aws_instance\" \"a\" {\n  user_data = \"secret\"\n}";
        Assert.Equal(["Amazon EC2"], Assert.IsType<Reply.Explanation>(Assert.Single(await HearAsync(Pasted(Template)) ?? [])).Points.Select(point => point.Label));
        Assert.StartsWith("Paste it in your own chat", PlainText.Of(Assert.Single(await HearAsync(Pasted(Template) with { Place = Place.Thread }) ?? [])), StringComparison.Ordinal);
        Assert.Contains("it begins like JSON and is none", PlainText.Of(Assert.Single(await HearAsync(Pasted("{\n  \"resources\": [ { \"type\": \"Microsoft.Web/sites\"\n")) ?? [])), StringComparison.Ordinal);
        Assert.Null(await HearAsync(Pasted("[urgent]\nwho is responsible for a resource that nobody owns?")));
        Assert.Null(await HearAsync("[urgent] who is responsible for the operating system in PaaS, please?"));
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
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Text == words), "workload-host"), Times.Once);
    }

    [Fact]
    public async Task Who_is_no_host_of_the_tenant_gives_no_owner_by_a_button_and_it_is_noted()
    {
        Assert.StartsWith("Workloads are changed by hosts", PlainText.Of(Assert.Single(await PressAsync(Button.To("x", Verbs.Workload, "workload", "mail", "role", "security")) ?? [])), StringComparison.Ordinal);
        workloads.VerifyNoOtherCalls();
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "workload-host"), Times.Once);
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
    public async Task More_than_a_hundred_services_are_refused_and_none_is_dropped_unseen()
    {
        LetEdit();
        var services = taught.Current.Table.Content.Services.Select(service => service.Id).Take(WorkloadName.MostServices + 1);
        Assert.StartsWith("A workload has 100 services at most, so nothing is changed.", await SaidAsync($"workload add all from\n{string.Join('\n', services)}"), StringComparison.Ordinal);
        workloads.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Where_there_are_more_roles_than_buttons_the_words_for_the_others_are_said()
    {
        LetEdit();
        content = content with { Roles = [.. Enumerable.Range(1, 7).Select(number => new Tutoring.Organisation.Role($"role-{number}", $"Role {number}", null))] };
        var choose = Assert.Single(await HearAsync("workload owner checkout-test") ?? []);
        Assert.Equal(6, choose.Buttons.Count);
        Assert.Contains("\"workload owner checkout (test) ROLE\"", PlainText.Of(choose), StringComparison.Ordinal);
        await SaidAsync("workload owner checkout (test) Role 7");
        workloads.Verify(all => all.Put(It.IsAny<Turn>(), It.Is<Workload>(kept => kept.Id == "checkout-test" && kept.Role == "role-7")), Times.Once);
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

    private static Turn Pasted(string text) => ScoreDialogSpecs.Turn(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 2000 ? line[..2000] : line) with { Pasted = text };

    private ValueTask<IReadOnlyList<Reply>?> PressAsync(Button button) => HearAsync(ScoreDialogSpecs.Turn("") with { Kind = TurnKind.Pressed, Press = button.Press });

    private ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn)
    {
        var organisations = new Mock<IOrganisations>();
        organisations.Setup(all => all.OfAsync("t1", Cancel)).ReturnsAsync(content);
        return new WorkloadDialog(taught, organisations.Object, workloads.Object, access.Object, refusals.Object).HearAsync(turn, Cancel);
    }
}
