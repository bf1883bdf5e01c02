using Moq;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>An author proposes, somebody else approves, and only then it holds.</summary>
public sealed class ChangeDialogSpecs
{
    private const string Words = "change guest-os-patching on amazon-ec2 to Platform team because TICKET-1 until 2027-03-31";

    private static readonly string[] Authors = ["maria", "ada", "lena"];

    private readonly TaughtCurriculum taught;
    private readonly BookInMemory book = new() { ["t1"] = OrganisationContent.Empty with { Roles = [new("platform", "Platform team", null), new("app", "App team", null)], Workloads = [new("checkout", "Checkout", "", ["amazon-ec2"], null)] } };
    private readonly ChangeDialog dialog;
    private readonly FormDialog forms;
    private readonly OrganisationCurricula curricula;
    private readonly Mock<IRefusals> refusals = new();
    private readonly HashSet<string> authors = [.. Authors];
    private DateTimeOffset now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private int turns;

    public ChangeDialogSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        curricula = new(taught, book);
        var access = new Mock<IAccess>();
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Tutoring.Turns.Role.Author)).Returns((Turn turn, Tutoring.Turns.Role _) => authors.Contains(turn.Person.Id));
        var desk = new ChangeDesk(curricula, book, book, access.Object, refusals.Object);
        dialog = new(taught, desk, book);
        forms = new(taught, [new ChangeForm(desk), new RollBackForm(desk, book)]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposal_shows_before_and_after_and_changes_nothing()
    {
        var preview = Assert.IsType<Reply.Explanation>(await SayAsync("maria", Words));
        Assert.Equal("OS patching · Amazon EC2, proposed by maria.", preview.Lead);
        Assert.Equal([("Now", "You"), ("Then", "You (Platform team, until 2027-03-31)"), ("Says so", "The organisation"), ("Reason", "TICKET-1"), ("Until", "2027-03-31")], preview.Points.Take(5).Select(point => (point.Label, point.Text)));
        Assert.Equal(["Approve", "Do not approve", "Take it back"], preview.Buttons.Select(button => button.Label));
        Assert.Empty(book["t1"].Overrides);
    }

    [Fact]
    public async Task Somebody_else_approves_and_answers_say_so()
    {
        var preview = await SayAsync("maria", Words);
        Assert.Contains("Approved by ada", PlainText.Of(await PressAsync("ada", preview, "Approve")), StringComparison.Ordinal);
        var answer = QuestionAnswerer.Answer(await curricula.OfAsync("t1", now, Cancel), "who patches the os on ec2?", null).Answer;
        Assert.Contains("By default yours; here: Platform team (until 2027-03-31, approved by ada). Reason: TICKET-1.", answer.Text, StringComparison.Ordinal);
        // The same press again is answered the same; another's comes too late.
        Assert.Contains("Approved by ada", PlainText.Of(await PressAsync("ada", preview, "Approve")), StringComparison.Ordinal);
        Assert.Contains("decided", PlainText.Of(await PressAsync("lena", preview, "Do not approve")), StringComparison.Ordinal);
        Assert.Single(book["t1"].Overrides);
    }

    [Theory]
    [InlineData("maria", "Approve", "somebody else decides", "change-own")]
    [InlineData("maria", "Do not approve", "somebody else decides", "change-own")]
    [InlineData("guest", "Approve", "made by authors and administrators", "change-not-author")]
    [InlineData("guest", "Do not approve", "made by authors and administrators", "change-not-author")]
    [InlineData("ada", "Take it back", "Only whoever proposed a change", "change-not-own")]
    public async Task Who_may_not_decide_is_told_so_alone_it_is_noted_and_nothing_happens(string person, string button, string says, string reason)
    {
        var preview = await SayAsync("maria", Words);
        var refused = await PressAsync(person, preview, button);
        Assert.Contains(says, PlainText.Of(refused), StringComparison.Ordinal);
        Assert.True(refused.IsPrivate);
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == person), reason), Times.Once);
        refusals.VerifyNoOtherCalls();
        Assert.Contains("Approved by ada", PlainText.Of(await PressAsync("ada", preview, "Approve")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_the_role_since_the_card_was_shown_decides_nothing()
    {
        var preview = await SayAsync("maria", Words);
        authors.Remove("ada");
        Assert.Contains("made by authors", PlainText.Of(await PressAsync("ada", preview, "Approve")), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Overrides);
    }

    [Fact]
    public async Task What_was_refused_or_taken_back_is_not_approved_later()
    {
        var first = await SayAsync("maria", Words);
        Assert.Contains("Not approved by ada", PlainText.Of(await PressAsync("ada", first, "Do not approve")), StringComparison.Ordinal);
        Assert.Contains("decided", PlainText.Of(await PressAsync("lena", first, "Approve")), StringComparison.Ordinal);
        var second = await SayAsync("maria", Words);
        Assert.Contains("Taken back by maria", PlainText.Of(await PressAsync("maria", second, "Take it back")), StringComparison.Ordinal);
        Assert.Contains("decided", PlainText.Of(await PressAsync("ada", second, "Approve")), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Overrides);
    }

    [Fact]
    public async Task What_was_shown_before_something_else_was_changed_is_shown_again_first()
    {
        var (mine, other) = (await SayAsync("maria", Words), await SayAsync("maria", "change os patching in iaas to App team because TICKET-2"));
        await PressAsync("ada", other, "Approve");
        var again = await PressAsync("ada", mine, "Approve");
        Assert.Contains("Something else holds there now", PlainText.Of(again), StringComparison.Ordinal);
        Assert.Contains("Now: You (App team)", PlainText.Of(again), StringComparison.Ordinal);
        Assert.Single(book["t1"].Overrides);
        Assert.Contains("Approved by ada", PlainText.Of(await PressAsync("ada", again, "Approve")), StringComparison.Ordinal);
        Assert.Equal(2, book["t1"].Overrides.Count);
    }

    [Fact]
    public async Task A_proposal_whose_last_day_is_over_is_not_approved()
    {
        var preview = await SayAsync("maria", Words.Replace("2027-03-31", "2026-11-26", StringComparison.Ordinal));
        now = now.AddDays(1);
        Assert.Contains("Its last day is over", PlainText.Of(await PressAsync("ada", preview, "Approve")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_press_finds_nothing()
    {
        var preview = await SayAsync("maria", Words);
        var press = preview.Buttons[0].Press;
        Assert.Contains("not known here", PlainText.Of(await HearAsync(Turn("ada") with { Tenant = "t2", Kind = TurnKind.Pressed, Press = press })), StringComparison.Ordinal);
        Assert.Contains("not known here", PlainText.Of(await HearAsync(Turn("ada") with { Kind = TurnKind.Pressed, Press = press with { Ids = new Dictionary<string, string> { ["change"] = preview.Buttons[0].Press["change"] ?? "", ["do"] = "steal" } } })), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Overrides);
    }

    [Theory]
    [InlineData("change the backups of rds to the provider by contract because clause 7.2", "backup-and-restore", "amazon-rds", Owner.Provider, null, Layer.Contract)]
    [InlineData("change logging to App team because everybody said so until tomorrow", "logging", null, null, "app", Layer.Organisation)]
    [InlineData("change os patching on ec2 for checkout to app because TICKET-3", "guest-os-patching", "amazon-ec2", null, "app", Layer.Workload)]
    [InlineData("Change physical security in IaaS to us until 1 March 2027 because we have a cage", "physical-security", "iaas", Owner.Customer, null, Layer.Organisation)]
    [InlineData("change encryption at rest on AWS to shared because of the key service", "encryption-at-rest", "aws", Owner.Shared, null, Layer.Organisation)]
    public async Task Natural_words_are_read_as_in_questions(string words, string row, string? target, Owner? owner, string? role, Layer layer)
    {
        var preview = await SayAsync("maria", words);
        Assert.True(preview is Reply.Explanation, PlainText.Of(preview));
        var change = (await book.FindAsync("t1", preview.Buttons[0].Press["change"] ?? "", Cancel))?.Override;
        Assert.Equal((row, target, owner, role, layer), (change?.Responsibility, change?.Target, change?.Owner, change?.Role, change?.Layer ?? default));
        Assert.Equal(layer == Layer.Workload ? "checkout" : null, change?.Workload);
    }

    [Theory]
    [InlineData("change os patching on ec2 to Platform team", "Why? Say it with the change")]
    [InlineData("change xyzzy on ec2 to Platform team because TICKET-1", "names no duty")]
    [InlineData("change os patching and backups on ec2 to Platform team because TICKET-1", "Change one duty at a time")]
    [InlineData("change os patching on ec2 and rds to Platform team because TICKET-1", "Change one place at a time")]
    [InlineData("change os patching on the moon to Platform team because TICKET-1", "is no service, service model or provider")]
    [InlineData("change os patching on ec2 to Wizards because TICKET-1", "\"Wizards\" is no role here. There are Platform team, App team")]
    [InlineData("change os patching on ec2 to Platform team because TICKET-1 until yesterday", "Tuesday, 24 November 2026 is not ahead of us")]
    [InlineData("change os patching on ec2 to Platform team because TICKET-1 until 2020-01-01", "is not ahead of us")]
    [InlineData("change os patching on ec2 to us because TICKET-1", "nothing would change")]
    public async Task What_cannot_be_read_is_said_with_the_cure_and_nothing_is_kept(string words, string says)
    {
        Assert.Contains(says, PlainText.Of(await SayAsync("maria", words)), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await book.HistoryAsync("t1", 10, Cancel));
    }

    [Fact]
    public async Task A_reason_of_a_novels_length_is_refused() =>
        Assert.Contains("too long", PlainText.Of(await SayAsync("maria", $"change os patching on ec2 to Platform team because {new string('x', 400)}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("what changes from ec2 to lambda")]
    [InlineData("change from ec2 to lambda")]
    [InlineData("change to paas because it is cheaper?")]
    [InlineData("can we change the os patching to the provider?")]
    [InlineData("change management")]
    [InlineData("rollback of a deployment")]
    public async Task Questions_are_no_proposals(string words) => Assert.Null(await dialog.HearAsync(Turn("maria") with { Text = words }, Cancel));

    [Fact]
    public async Task Who_is_no_author_proposes_nothing_and_only_that_is_noted()
    {
        Assert.Contains("made by authors", PlainText.Of(await SayAsync("guest", Words)), StringComparison.Ordinal);
        Assert.Null(await dialog.HearAsync(Turn("guest") with { Text = "change our model to paas" }, Cancel));
        Assert.Null(await dialog.HearAsync(Turn("guest") with { Text = "change" }, Cancel));
        Assert.Empty(await book.HistoryAsync("t1", 10, Cancel));
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == "guest"), "change-not-author"), Times.Once);
        refusals.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task The_history_tells_all_and_an_author_ends_what_holds_with_a_reason()
    {
        Assert.Contains("Nothing was changed", PlainText.Of(await SayAsync("guest", "changes")), StringComparison.Ordinal);
        var id = (await PressedAsync()).Press["change"] ?? "";
        Assert.Contains("Say why: roll back", PlainText.Of(await SayAsync("lena", $"roll back {id}")), StringComparison.Ordinal);
        Assert.Contains("made by authors", PlainText.Of(await SayAsync("guest", $"roll back {id} because no")), StringComparison.Ordinal);
        Assert.Contains("not known here", PlainText.Of(await SayAsync("lena", "roll back c-0123456789 because no")), StringComparison.Ordinal);
        Assert.Contains("Ended by lena", PlainText.Of(await SayAsync("lena", $"Roll back {id} because it was the other team")), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Overrides);
        Assert.Contains("does not hold", PlainText.Of(await SayAsync("lena", $"roll back {id} because again")), StringComparison.Ordinal);
        var history = PlainText.Of(await SayAsync("guest", "changes"));
        string[] lines = ["ended by lena: OS patching · Amazon EC2: Platform team. It was the other team", "approved by ada", "proposed by maria: OS patching · Amazon EC2: Platform team. TICKET-1"];
        Assert.Equal(lines.Length, lines.Count(line => history.Contains(line, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task The_forms_do_the_same_as_the_words()
    {
        var form = Assert.IsType<Reply.Form>(await FormAsync("maria", new(Verbs.Open, new Dictionary<string, string> { ["form"] = "change" })));
        var wrong = Assert.IsType<Reply.Form>(await SubmitAsync("maria", form, ("what", "os patching"), ("where", "the moon"), ("who", "Platform team"), ("reason", "TICKET-1")));
        Assert.Contains("is no service", wrong.Fields.Single(field => field.Id == "where").Error, StringComparison.Ordinal);
        wrong = Assert.IsType<Reply.Form>(await SubmitAsync("maria", form, ("what", "os patching"), ("where", "ec2"), ("who", "Wizards"), ("reason", "TICKET-1"), ("until", "2027-03-31")));
        Assert.Contains("is no role", wrong.Fields.Single(field => field.Id == "who").Error, StringComparison.Ordinal);
        var preview = Assert.IsType<Reply.Explanation>(await SubmitAsync("maria", form, ("what", "os patching"), ("where", "ec2"), ("who", "Platform team"), ("reason", "TICKET-1"), ("until", "2027-03-31")));
        await PressAsync("ada", preview, "Approve");
        var end = Assert.Single((await SayAsync("ada", "changes")).Buttons, button => button.Label.StartsWith("End:", StringComparison.Ordinal));
        var back = Assert.IsType<Reply.Form>(await FormAsync("ada", end.Press));
        Assert.Contains("Ended by ada", PlainText.Of(await SubmitAsync("ada", back, ("reason", "It was wrong"))), StringComparison.Ordinal);
        Assert.Contains("does not hold", PlainText.Of(await FormAsync("ada", end.Press)), StringComparison.Ordinal);
        Assert.IsType<Reply.Said>(await FormAsync("guest", new(Verbs.Open, new Dictionary<string, string> { ["form"] = "change" })));
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == "guest"), "change-not-author"), Times.Once);
    }

    [Fact]
    public async Task The_form_takes_over_what_a_decision_was_about()
    {
        var over = new Override { Id = "o", Layer = Layer.Workload, Workload = "checkout", Responsibility = "guest-os-patching", Target = "amazon-ec2", Role = "gone", Reason = "r", Approver = "Sam", Since = new(2026, 1, 1) };
        var form = Assert.IsType<Reply.Form>(await FormAsync("maria", ChangeForm.Draft("Propose", over, "App team").Press));
        Assert.Equal(["OS patching for Checkout", "Amazon EC2", "App team"], form.Fields.Take(3).Select(field => field.Value));
        var preview = Assert.IsType<Reply.Explanation>(await SubmitAsync("maria", form, ("what", form.Fields[0].Value), ("where", form.Fields[1].Value), ("who", form.Fields[2].Value), ("reason", "TICKET-2")));
        Assert.Equal("OS patching · Amazon EC2 · Checkout, proposed by maria.", preview.Lead);
        Assert.Empty(book["t1"].Overrides);
        Assert.IsType<Reply.Said>(await FormAsync("guest", ChangeForm.Draft("Propose", over, "App team").Press));
    }

    [Fact]
    public async Task Items_on_a_cell_with_another_owner_are_not_asked_in_that_tenant()
    {
        var bank = new ItemBanks(taught);
        var retired = new RetiredItems(bank, curricula, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now));
        await PressedAsync();
        Assert.Empty(await retired.OfAsync("t1", Cancel));
        await PressAsync("ada", await SayAsync("maria", "change os patching on ec2 to the provider because managed service"), "Approve");
        var ids = await retired.OfAsync("t1", Cancel);
        Assert.NotEmpty(ids);
        Assert.Empty(await retired.OfAsync("t2", Cancel));
        var fact = bank.Current.Of(ItemIds.OfFact("guest-os-patching", "amazon-ec2"));
        Assert.NotEmpty(fact);
        Assert.All(fact, item => Assert.Contains(item.Id, ids));
        Assert.All(bank.Current.Of(ItemIds.OfFact("guest-os-patching", "paas")), item => Assert.DoesNotContain(item.Id, ids));
        Assert.Equal(ids.Count, bank.Current.All.Count(item => ids.Contains(item.Id)));
    }

    [Fact]
    public async Task Who_is_asked_again_hears_who_it_is_here()
    {
        var preview = await SayAsync("maria", "change os patching on ec2 to the provider because managed service");
        await PressAsync("ada", preview, "Approve");
        Press Check(string owner) => new(Verbs.Change, new Dictionary<string, string> { ["change"] = preview.Buttons[0].Press["change"] ?? "", ["do"] = "check", ["place"] = "amazon-ec2", ["owner"] = owner });
        Assert.Contains("Right. OS patching", PlainText.Of(await HearAsync(Turn("guest") with { Kind = TurnKind.Pressed, Press = Check("provider") })), StringComparison.Ordinal);
        Assert.Contains("Not here. OS patching · Amazon EC2: Provider", PlainText.Of(await HearAsync(Turn("guest") with { Kind = TurnKind.Pressed, Press = Check("customer") })), StringComparison.Ordinal);
    }

    private async Task<Button> PressedAsync()
    {
        var preview = await SayAsync("maria", Words);
        await PressAsync("ada", preview, "Approve");
        return preview.Buttons[0];
    }

    private Task<Reply> SayAsync(string person, string words) => HearAsync(Turn(person) with { Text = words });

    private Task<Reply> PressAsync(string person, Reply shown, string label) =>
        HearAsync(Turn(person) with { Kind = TurnKind.Pressed, Press = shown.Buttons.Single(button => button.Label == label).Press });

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await dialog.HearAsync(turn, Cancel) ?? []);

    private async Task<Reply> FormAsync(string person, Press press) => Assert.Single(await forms.HearAsync(Turn(person) with { Kind = TurnKind.Pressed, Press = press }, Cancel) ?? []);

    private Task<Reply> SubmitAsync(string person, Reply.Form form, params (string Field, string Value)[] filled)
    {
        var ids = new Dictionary<string, string>(form.Ids, StringComparer.Ordinal);
        foreach (var (field, value) in filled)
            ids[Verbs.Filled + field] = value;
        return FormAsync(person, new(Verbs.Submit, ids));
    }

    private Turn Turn(string person) => new()
    {
        Id = $"turn {++turns}",
        Channel = "test",
        Carrier = "test",
        Tenant = "t1",
        Conversation = "c",
        Person = new(person, person),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = now,
    };
}
