using Moq;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Roles are made, asked and removed; a question may name a workload.</summary>
public sealed class RoleSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly BookInMemory book = new();
    private readonly AsksInMemory asks = new();
    private readonly OrganisationCurricula curricula;
    private readonly RoleDialog dialog;
    private readonly AskBackDialog back;
    private readonly AskWordsDialog inWords;
    private readonly FormDialog forms;
    private readonly Mock<IRefusals> refusals = new();
    private int turns;

    public RoleSpecs(TaughtCurriculum taught)
    {
        curricula = new(taught, book);
        var access = new Mock<IAccess>();
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Tutoring.Turns.Role.Author)).Returns((Turn turn, Tutoring.Turns.Role _) => turn.Person.Id == "maria");
        var desk = new ChangeDesk(curricula, book, book, access.Object, refusals.Object);
        (dialog, back, inWords) = (new(desk, book), new(desk, asks), new(desk, asks));
        forms = new(taught, [new ChangeForm(desk), new AskForm(desk, asks), new AnswerForm(desk, asks)]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_author_makes_renames_and_removes_roles_and_everybody_sees_them()
    {
        Assert.Contains("No roles", await SayAsync("guest", "roles"), StringComparison.Ordinal);
        Assert.Contains("Platform team is a role now", await SayAsync("maria", "role create Platform team"), StringComparison.Ordinal);
        Assert.Contains("asked here from now on (#platform)", await SayAsync("maria", "role contact platform as #platform"), StringComparison.Ordinal);
        Assert.Contains("Platform team: Asked in #platform", await SayAsync("guest", "roles"), StringComparison.Ordinal);
        Assert.Contains("called Core systems now", await SayAsync("maria", "role rename Platform team to Core systems"), StringComparison.Ordinal);
        Assert.Equal(("platform", "Core systems", "#platform"), (book["t1"].Roles[0].Id, book["t1"].Roles[0].Name, book["t1"].Roles[0].Contact?.Name));
        Assert.Contains("no role any more", await SayAsync("maria", "role remove core systems"), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Roles);
    }

    [Theory]
    [InlineData("role create the PLATFORM", "There is a role Platform team already")]
    [InlineData("role create =cmd()", "no name for a role")]
    [InlineData("role create @everyone", "no name for a role")]
    [InlineData("role create 漢字", "no name for a role")]
    [InlineData("role create a name that is far too long to stand on any button of a card", "no name for a role")]
    [InlineData("role create", "Say role create NAME")]
    [InlineData("role rename Platform", "Say role create NAME")]
    [InlineData("role rename Platform to App team", "There is a role App team already")]
    [InlineData("role rename Wizards to App", "is no role here. There are Platform team, App team")]
    [InlineData("role contact Wizards", "is no role here")]
    [InlineData("role remove Wizards", "is no role here")]
    public async Task What_cannot_be_is_said_with_the_cure(string words, string says)
    {
        await SayAsync("maria", "role create Platform team");
        await SayAsync("maria", "role create App team");
        Assert.Contains(says, await SayAsync("maria", words), StringComparison.Ordinal);
        Assert.Equal(["Platform team", "App team"], book["t1"].Roles.Select(role => role.Name));
    }

    [Fact]
    public async Task Who_is_no_author_makes_none_and_it_is_noted()
    {
        Assert.Contains("made by authors", await SayAsync("guest", "role create Platform team"), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Roles);
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == "guest"), "role-not-author"), Times.Once);
        // To look is no trespass.
        await SayAsync("guest", "roles");
        await SayAsync("maria", "role create Platform team");
        refusals.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_role_that_owns_duties_stays_and_they_are_listed()
    {
        await SayAsync("maria", "role create Platform team");
        book["t1"] = book["t1"] with { Overrides = [Patching], Workloads = [Checkout with { Role = "platform" }] };
        var refused = await SayAsync("maria", "role remove Platform team");
        Assert.Contains("still owns these, so it stays: OS patching · Amazon EC2; Checkout (production)", refused, StringComparison.Ordinal);
        Assert.Single(book["t1"].Roles);
        book["t1"] = book["t1"] with { Overrides = [Patching with { Until = new(2026, 11, 25) }], Workloads = [] };
        Assert.Contains("no role any more", await SayAsync("maria", "role remove Platform team"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who owns backup for checkout?", "App team")]
    [InlineData("who patches the os of Checkout?", "Platform team")]
    [InlineData("who is responsible for logging in checkout production?", "App team")]
    public async Task A_question_may_name_a_workload(string question, string role)
    {
        book["t1"] = new([new("platform", "Platform team", new("slack", "C1", "#platform")), new("app", "App team", null)], [Patching with { Layer = Layer.Workload, Workload = "checkout" }], [Checkout with { Role = "app" }]);
        var answered = QuestionAnswerer.Answer(await curricula.OfAsync("t1", Now, Cancel), question, null);
        Assert.Equal(("Checkout", role, "amazon-ec2"), (answered.Answer.Workload, answered.Answer.Role, Assert.Single(answered.Answer.Targets)));
        Assert.Contains($"for Checkout (production): {role}", answered.Answer.Text, StringComparison.Ordinal);
        Assert.Equal(role == "Platform team", answered.Reply.Buttons.Any(button => button.Label == "Ask Platform team"));
        Assert.Null(QuestionAnswerer.Answer(await curricula.OfAsync("t2", Now, Cancel), question, null).Answer.Workload);
    }

    [Theory]
    [InlineData("who owns backup for checkout?", "For Checkout (production): Amazon EC2: App team; Amazon RDS: You and the provider, your part: App team.")]
    [InlineData("who owns backup for reports?", "This is how it is for Reports (test), which no role runs yet.")]
    [InlineData("who patches the os of mail?", "This is how it is for Mail, which no role runs yet.")]
    public async Task An_answer_names_the_workload_that_it_is_for_over_several_services_and_while_no_role_runs_it(string question, string says)
    {
        var checkout = Checkout with { Services = ["amazon-ec2", "amazon-rds"], Role = "app" };
        book["t1"] = new([new("app", "App team", null)], [], [checkout, checkout with { Id = "reports", Name = "Reports", Environment = "test", Role = null }, Checkout with { Id = "mail", Name = "Mail", Environment = "" }]);
        Assert.Contains(says, QuestionAnswerer.Answer(await curricula.OfAsync("t1", Now, Cancel), question, null).Answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_question_to_a_role_is_answered_where_it_was_sent_and_taken_back_by_its_asker()
    {
        book["t1"] = OrganisationContent.Empty with { Roles = [new("platform", "Platform team", new("slack", "C1", "#platform"))] };
        Press open = new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-role", ["role"] = "platform", ["responsibility"] = "guest-os-patching", ["target"] = "amazon-ec2" });
        var form = Assert.IsType<Reply.Form>(await PressAsync("kim", "chat", open));
        Assert.Equal("Do you do this: OS patching, Amazon EC2?", form.Fields[0].Value);
        var sent = await SubmitAsync("kim", "chat", form, ("question", "Is it you?"));
        Assert.True(sent.IsPrivate);
        var ask = Assert.Single(asks.All);
        Assert.Equal(("platform", "guest-os-patching", "amazon-ec2", "Is it you?", "kim"), (ask.Role, ask.Responsibility, ask.Target, ask.Question, ask.Asker.Id));

        Press answer = new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-answer", ["ask"] = ask.Id });
        Assert.Contains("sent to another place", PlainText.Of(await PressAsync("lee", "elsewhere", answer)), StringComparison.Ordinal);
        Assert.Contains("not known here", PlainText.Of(await BackAsync("lee", ask.Id)), StringComparison.Ordinal);
        var reply = Assert.IsType<Reply.Form>(await PressAsync("lee", "C1", answer));
        Assert.Contains("Kim asks: Is it you?", reply.Lead, StringComparison.Ordinal);
        Assert.Contains("Lee answered kim: Yes, since May", PlainText.Of(await SubmitAsync("lee", "C1", reply, ("answer", "Yes, since May"))), StringComparison.Ordinal);
        Assert.Equal((AskState.Answered, "Yes, since May", "lee"), (asks.All[0].State, asks.All[0].Answer, asks.All[0].Answerer?.Id));
        Assert.Contains("answered or taken back already", PlainText.Of(await PressAsync("lee", "C1", answer)), StringComparison.Ordinal);
        Assert.Contains("answered or taken back already", PlainText.Of(await BackAsync("kim", ask.Id)), StringComparison.Ordinal);

        // What was answered becomes a draft of an author.
        var draft = ChangeForm.Draft((await curricula.OfAsync("t1", Now, Cancel)).Phrases, "guest-os-patching", "amazon-ec2", "Platform team");
        Assert.Equal(["OS patching", "Amazon EC2", "Platform team"], Assert.IsType<Reply.Form>(await PressAsync("maria", "chat", draft.Press)).Fields.Take(3).Select(field => field.Value));
    }

    /// <summary>The web chat opens no dialogs.</summary>
    [Fact]
    public async Task A_role_is_asked_and_answers_in_words_too()
    {
        book["t1"] = OrganisationContent.Empty with { Roles = [new("platform", "Platform team", new("slack", "C1", "#platform")), new("app", "App team", null)] };
        Press open = new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-role", ["role"] = "platform", ["responsibility"] = "guest-os-patching", ["target"] = "amazon-ec2" });
        var words = Assert.Single(Assert.IsType<Reply.Form>(await PressAsync("kim", "chat", open)).Words);
        Assert.Equal("Ask Platform team: Do you do this: OS patching, Amazon EC2?", words);
        Assert.Contains("Platform team is asked (#platform)", await InWordsAsync("kim", "chat", words), StringComparison.Ordinal);
        var ask = Assert.Single(asks.All);
        Assert.Equal(("platform", "Do you do this: OS patching, Amazon EC2?", "kim"), (ask.Role, ask.Question, ask.Asker.Id));
        Assert.Contains("has no place", await InWordsAsync("kim", "chat", "ask the app team: who does it?"), StringComparison.Ordinal);
        Assert.Contains("at most 400", await InWordsAsync("kim", "chat", $"ask platform: {new string('x', 401)}"), StringComparison.Ordinal);
        Assert.Null(await inWords.HearAsync(Turn("kim", "chat") with { Text = "ask wizards: who patches the os in IaaS?" }, Cancel));

        var form = Assert.IsType<Reply.Form>(await PressAsync("lee", "C1", new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-answer", ["ask"] = ask.Id })));
        Assert.StartsWith($"Answer {ask.Id}: ", Assert.Single(form.Words), StringComparison.Ordinal);
        Assert.Contains("sent to another place", await InWordsAsync("lee", "elsewhere", $"answer {ask.Id}: Yes"), StringComparison.Ordinal);
        Assert.Contains("Lee answered kim: Yes", await InWordsAsync("lee", "C1", $"answer {ask.Id}: Yes"), StringComparison.Ordinal);
        Assert.Equal(AskState.Answered, asks.All[0].State);
        Assert.Contains("already", await InWordsAsync("lee", "C1", $"answer {ask.Id}: No"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_without_a_contact_cannot_be_asked_and_a_withdrawn_question_is_not_answered()
    {
        book["t1"] = OrganisationContent.Empty with { Roles = [new("platform", "Platform team", new("slack", "C1", "#platform")), new("app", "App team", null)] };
        Press Open(string role) => new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-role", ["role"] = role });
        Assert.Contains("has no place", PlainText.Of(await PressAsync("kim", "chat", Open("app"))), StringComparison.Ordinal);
        var form = Assert.IsType<Reply.Form>(await PressAsync("kim", "chat", Open("platform")));
        await SubmitAsync("kim", "chat", form, ("question", "Hello?"));
        Assert.Contains("taken back", PlainText.Of(await BackAsync("kim", asks.All[0].Id)), StringComparison.Ordinal);
        Assert.Contains("already", PlainText.Of(await PressAsync("lee", "C1", new(Verbs.Open, new Dictionary<string, string> { ["form"] = "ask-answer", ["ask"] = asks.All[0].Id }))), StringComparison.Ordinal);
    }

    private static Workload Checkout { get; } = new("checkout", "Checkout", "production", ["amazon-ec2"], null);

    private static Override Patching { get; } = new()
    {
        Id = "c",
        Layer = Layer.Organisation,
        Responsibility = "guest-os-patching",
        Target = "amazon-ec2",
        Role = "platform",
        Reason = "T",
        Approver = "Ada",
        Since = new(2026, 1, 1),
    };

    private async Task<string> SayAsync(string person, string words) => PlainText.Of(Assert.Single(await dialog.HearAsync(Turn(person, "c") with { Text = words }, Cancel) ?? []));

    private async Task<string> InWordsAsync(string person, string place, string words) => PlainText.Of(Assert.Single(await inWords.HearAsync(Turn(person, place) with { Text = words }, Cancel) ?? []));

    private async Task<Reply> PressAsync(string person, string place, Press press) =>
        Assert.Single(await forms.HearAsync(Turn(person, place) with { Kind = TurnKind.Pressed, Press = press }, Cancel) ?? []);

    private async Task<Reply> BackAsync(string person, string ask) => Assert.Single(await back.HearAsync(
        Turn(person, "chat") with { Kind = TurnKind.Pressed, Press = Button.To("x", Verbs.Ask, "ask", ask, "do", "back").Press }, Cancel) ?? []);

    private Task<Reply> SubmitAsync(string person, string place, Reply.Form form, params (string Field, string Value)[] filled)
    {
        var ids = new Dictionary<string, string>(form.Ids, StringComparer.Ordinal);
        foreach (var (field, value) in filled)
            ids[Verbs.Filled + field] = value;
        return PressAsync(person, place, new(Verbs.Submit, ids));
    }

    private Turn Turn(string person, string place) => new()
    {
        Id = $"turn {++turns}",
        Channel = "test",
        Carrier = "slack",
        Tenant = "t1",
        Conversation = place,
        Person = new(person, person),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = Now,
    };

    private sealed class AsksInMemory : IRoleAsks
    {
        public List<RoleAsk> All { get; } = [];

        public Task<bool> AskAsync(RoleAsk ask, int mostOpen, CancellationToken cancel)
        {
            All.Add(ask);
            return Task.FromResult(true);
        }

        public ValueTask<RoleAsk?> FindAsync(string tenant, string id, CancellationToken cancel) => new(All.Find(ask => ask.Tenant == tenant && ask.Id == id));

        public Task<bool> EndAsync(RoleAsk ask, CancellationToken cancel)
        {
            var at = All.FindIndex(other => other.Id == ask.Id && other.State == AskState.Open);
            if (at >= 0)
                All[at] = ask;
            return Task.FromResult(at >= 0);
        }

        public ValueTask<IReadOnlyList<RoleAsk>> UntoldAsync(CancellationToken cancel) => new(All);

        public Task ToldAsync(RoleAsk ask, IReadOnlyList<Outbound> notes, CancellationToken cancel) => Task.CompletedTask;
    }
}
