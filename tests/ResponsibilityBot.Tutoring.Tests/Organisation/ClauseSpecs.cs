using Moq;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Raci;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Clauses of contracts are written down, renewed and removed by authors, seen by everybody, and named by the answers that stand on them.</summary>
public sealed class ClauseSpecs
{
    private const string Words = "clause add Backups are kept for 35 days, source Hosting contract 7.2, owner Platform team, renewal 2027-05-31, about backups of RDS";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static readonly Clause Backups = new() { Id = "k-1", Says = "Backups are kept for 35 days.", Source = "Hosting contract 7.2", Role = "platform", Renewal = new(2027, 5, 31) };

    private readonly TaughtCurriculum taught;
    private readonly BookInMemory book = new() { ["t1"] = OrganisationContent.Empty with { Roles = [new("platform", "Platform team", new("slack", "C1", "#platform")), new("legal", "Legal", null)] } };
    private readonly OrganisationCurricula curricula;
    private readonly ClauseDialog dialog;
    private readonly RoleDialog roles;
    private readonly FormDialog forms;
    private readonly Mock<IRefusals> refusals = new();
    private int turns;

    public ClauseSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        curricula = new(taught, book);
        var access = new Mock<IAccess>();
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Tutoring.Turns.Role.Author)).Returns((Turn turn, Tutoring.Turns.Role _) => turn.Person.Id == "maria");
        var (clauses, desk) = (new ClausesInMemory(book), new ChangeDesk(curricula, book, book, access.Object, refusals.Object));
        var clauseDesk = new ClauseDesk(desk, clauses);
        (dialog, roles) = (new(taught, clauseDesk, clauses), new(desk, book));
        forms = new(taught, [new ClauseForm(taught, clauseDesk), new RenewForm(taught, clauseDesk), new AskForm(desk, new Mock<IRoleAsks>().Object)]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_author_writes_one_down_and_everybody_sees_it_with_its_role_and_day()
    {
        Assert.Contains("The clause is written down", await SayAsync("maria", Words), StringComparison.Ordinal);
        var kept = Assert.Single(book["t1"].Clauses);
        Assert.Equal(
            ("Backups are kept for 35 days", "Hosting contract 7.2", "platform", new DateOnly(2027, 5, 31), "backup-and-restore", "amazon-rds"),
            (kept.Says, kept.Source, kept.Role, kept.Renewal, kept.Responsibility, kept.Target));
        var seen = await SayAsync("guest", "clauses");
        Assert.Contains($"Platform team, by 2027-05-31, in 186 days: Backups are kept for 35 days (Hosting contract 7.2, {kept.Id})", seen, StringComparison.Ordinal);
        Assert.Contains("Written down by maria, to be renewed by 2027-05-31", await SayAsync("guest", "clause history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_renewed_and_removed_and_the_history_says_who_did_it_and_why()
    {
        await SayAsync("maria", Words);
        var id = book["t1"].Clauses[0].Id;
        Assert.Contains("By 2028-05-31", await SayAsync("maria", $"clause renew {id} until 31 May 2028 because order 4711"), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2028, 5, 31), book["t1"].Clauses[0].Renewal);
        Assert.Contains("Nobody is reminded of this any more: Backups", await SayAsync("maria", $"clause remove {id} because the contract ended"), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Clauses);
        var history = await SayAsync("guest", "clause history");
        Assert.Contains($"Removed by maria: Backups are kept for 35 days. the contract ended ({id})", history, StringComparison.Ordinal);
        Assert.Contains($"Renewed by maria until 2028-05-31: Backups are kept for 35 days. order 4711 ({id})", history, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clause add Backups are kept, owner Platform, renewal 2027-05-31", "Where does it stand?")]
    [InlineData("clause add , source Contract, owner Platform, renewal 2027-05-31", "What does it say?")]
    [InlineData("clause add Backups, source Contract, renewal 2027-05-31", "Which role looks after it? Add an owner. There are Platform team, Legal.")]
    [InlineData("clause add Backups, source Contract, owner Wizards, renewal 2027-05-31", "\"Wizards\" is no role here. There are Platform team, Legal.")]
    [InlineData("clause add Backups, source Contract, owner Legal", "Say which day")]
    [InlineData("clause add Backups, source Contract, owner Legal, renewal soonish", "is no day that I can read")]
    [InlineData("clause add Backups, source Contract, owner Legal, renewal 2026-11-25", "is not ahead of us")]
    [InlineData("clause add Backups, source Contract, owner Legal, renewal 2066-11-25", "more than twenty years away")]
    [InlineData("clause add Backups, source Contract, owner Legal, renewal 2027-05-31, about dragons", "names no duty that I know")]
    [InlineData("clause add Backups, source Contract, owner Legal, renewal 2027-05-31, about backups on the moon", "no service, service model or provider")]
    [InlineData("clause add", "Say what it says, its source, its owner and its day")]
    [InlineData("clause renew", "Say what it says, its source, its owner and its day")]
    [InlineData("clause renew k-0123456789 until 2028-01-01", "\"k-0123456789\" is no clause here")]
    [InlineData("clause remove k-0123456789", "\"k-0123456789\" is no clause here")]
    public async Task What_cannot_be_is_said_with_the_cure(string words, string says)
    {
        Assert.Contains(says, await SayAsync("maria", words), StringComparison.Ordinal);
        Assert.Empty(book["t1"].Clauses);
    }

    [Theory]
    [InlineData(Words)]
    [InlineData("clause renew k-1 until 2028-01-01")]
    [InlineData("clause remove k-1")]
    [InlineData("clause add")]
    public async Task Who_is_no_author_changes_none_and_it_is_noted(string words)
    {
        book["t1"] = book["t1"] with { Clauses = [Backups] };
        Assert.Contains("by authors and administrators", await SayAsync("guest", words), StringComparison.Ordinal);
        Assert.Equal([Backups], book["t1"].Clauses);
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == "guest"), "clause-not-author"), Times.Once);
        await SayAsync("guest", "clauses");
        refusals.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task The_same_of_the_same_source_is_written_down_once()
    {
        await SayAsync("maria", Words);
        Assert.Contains($"written down already, as {book["t1"].Clauses[0].Id}", await SayAsync("maria", Words.ToUpperInvariant().Replace("CLAUSE ADD", "clause add", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(book["t1"].Clauses);
    }

    [Fact]
    public async Task A_question_about_clauses_is_none_of_these_words()
    {
        Assert.Null(await dialog.HearAsync(Turn("maria") with { Text = "clause add what?" }, Cancel));
        Assert.Null(await dialog.HearAsync(Turn("maria") with { Text = "what is a clause in a contract" }, Cancel));
    }

    [Fact]
    public async Task One_of_the_files_is_given_a_later_day_and_nothing_else()
    {
        book["t1"] = book["t1"] with { Clauses = [Backups with { IsOfFiles = true }] };
        Assert.Contains("stands in the files", await SayAsync("maria", "clause remove k-1"), StringComparison.Ordinal);
        Assert.Contains("has another day", await SayAsync("maria", "clause renew k-1 until 2028-05-31"), StringComparison.Ordinal);
        var files = OrganisationContent.Empty with { Clauses = [Backups with { IsOfFiles = true }] };
        Assert.Equal(new DateOnly(2028, 5, 31), Assert.Single(OrganisationMerge.Of(files, book["t1"]).Clauses).Renewal);
        // The files have the last word where they are later, and on whether there is one.
        var later = OrganisationContent.Empty with { Clauses = [Backups with { IsOfFiles = true, Renewal = new(2030, 1, 1) }] };
        Assert.Equal(new DateOnly(2030, 1, 1), Assert.Single(OrganisationMerge.Of(later, book["t1"]).Clauses).Renewal);
        Assert.Empty(OrganisationMerge.Of(OrganisationContent.Empty, book["t1"]).Clauses);
    }

    [Fact]
    public async Task The_forms_write_down_and_renew_by_the_same_rules()
    {
        Assert.Contains("by authors and administrators", PlainText.Of(await PressAsync("guest", Open("clause"))), StringComparison.Ordinal);
        var form = Assert.IsType<Reply.Form>(await PressAsync("maria", Open("clause")));
        var wrong = await SubmitAsync("maria", form, ("says", "Backups"), ("source", "Contract"), ("owner", "Wizards"), ("renewal", "2027-05-31"));
        Assert.Contains("is no role here", PlainText.Of(wrong), StringComparison.Ordinal);
        Assert.Contains("written down", PlainText.Of(await SubmitAsync("maria", form, ("says", "Backups"), ("source", "Contract"), ("owner", "legal"), ("renewal", "2027-05-31"))), StringComparison.Ordinal);
        var id = book["t1"].Clauses[0].Id;
        Assert.Contains("by authors", PlainText.Of(await PressAsync("guest", Open("clause-renew", ("clause", id)))), StringComparison.Ordinal);
        Assert.Contains("no clause here", PlainText.Of(await PressAsync("maria", Open("clause-renew", ("clause", "k-gone")))), StringComparison.Ordinal);
        var renew = Assert.IsType<Reply.Form>(await PressAsync("maria", Open("clause-renew", ("clause", id))));
        Assert.Contains("not ahead of us", PlainText.Of(await SubmitAsync("maria", renew, ("until", "2026-01-01"))), StringComparison.Ordinal);
        Assert.Contains("has another day", PlainText.Of(await SubmitAsync("maria", renew, ("until", "2028-05-31"))), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2028, 5, 31), book["t1"].Clauses[0].Renewal);
        refusals.Verify(all => all.Trespass(It.Is<Turn>(turn => turn.Person.Id == "guest"), "clause-not-author"), Times.Exactly(2));
        refusals.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_reminder_has_the_form_and_asks_a_role_that_can_be_asked()
    {
        book["t1"] = book["t1"] with { Clauses = [Backups] };
        var replies = new ClauseReplies(taught.Current, book["t1"], new(2027, 5, 1));
        var card = Assert.IsType<Reply.Explanation>(replies.Reminder(Backups));
        Assert.Equal(("A clause is to be renewed: In 30 days", "Backups are kept for 35 days."), (card.Title, card.Lead));
        Assert.Equal(["Renewed until … (Hosting contract 7.2)", "Ask Platform team"], card.Buttons.Select(button => button.Label));
        Assert.IsType<Reply.Form>(await PressAsync("maria", card.Buttons[0].Press));
        var ask = Assert.IsType<Reply.Form>(await PressAsync("guest", card.Buttons[1].Press));
        Assert.Equal("Is this being renewed? Backups are kept for 35 days. (Hosting contract 7.2, by 2027-05-31)", ask.Fields[0].Value);
        Assert.Single(Assert.IsType<Reply.Explanation>(replies.Reminder(Backups with { Role = "legal" })).Buttons);
    }

    [Theory]
    [InlineData("2027-04-01", 60)]
    [InlineData("2027-04-30", 60)]
    [InlineData("2027-05-01", 30)]
    [InlineData("2027-05-24", 7)]
    [InlineData("2027-05-31", 7)]
    public void The_nearest_step_that_has_come_is_told(string day, int step) =>
        Assert.Equal(new ClauseReminder("k-1", Backups.Renewal, step), ClauseReminder.On(Backups, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), [7, 60, 30]));

    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("2027-06-01")]
    public void None_is_told_before_the_first_step_and_when_the_day_is_over(string day) =>
        Assert.Null(ClauseReminder.On(Backups, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), [7, 60, 30]));

    [Fact]
    public async Task A_role_that_looks_after_clauses_stays_and_they_are_listed()
    {
        book["t1"] = book["t1"] with { Clauses = [Backups] };
        var refused = PlainText.Of(Assert.Single(await roles.HearAsync(Turn("maria") with { Text = "role remove Platform team" }, Cancel) ?? []));
        Assert.Contains("still owns these, so it stays: Backups are kept for 35 days. (Hosting contract 7.2)", refused, StringComparison.Ordinal);
        Assert.Equal(2, book["t1"].Roles.Count);
    }

    [Fact]
    public async Task An_answer_from_a_contract_names_the_clause_that_it_stands_on()
    {
        book["t1"] = book["t1"] with { Overrides = [Managed], Clauses = [Backups with { Overrides = ["managed"] }] };
        Assert.Contains("It stands on a clause: Backups are kept for 35 days (Hosting contract 7.2, to be renewed by 2027-05-31).", await AnswerAsync(), StringComparison.Ordinal);
        book["t1"] = book["t1"] with { Clauses = [Backups with { Responsibility = "backup-and-restore", Target = "amazon-rds" }] };
        Assert.Contains("It stands on a clause", await AnswerAsync(), StringComparison.Ordinal);
        book["t1"] = book["t1"] with { Clauses = [Backups with { Responsibility = "backup-and-restore" }] };
        Assert.DoesNotContain("It stands on a clause", await AnswerAsync(), StringComparison.Ordinal);
        book["t1"] = book["t1"] with { Overrides = [Managed with { Layer = Layer.Organisation }], Clauses = [Backups with { Overrides = ["managed"] }] };
        Assert.DoesNotContain("It stands on a clause", await AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_day_is_over_is_a_gap_from_the_day_after_without_any_workload()
    {
        Assert.Empty(GapsOn(Backups, new(2027, 5, 31)));
        var gap = Assert.Single(GapsOn(Backups, new(2027, 6, 1)));
        Assert.Equal(("expired-clause", "Hosting contract 7.2 (k-1)"), (gap.KindWord, gap.Subject));
        Assert.Contains("Say clause renew k-1 until its new day, or clause remove k-1.", gap.Text, StringComparison.Ordinal);
        Assert.Equal([GapKind.UnknownRole], GapsOn(Backups with { Role = "gone" }, new(2027, 5, 1)).Select(each => each.Kind));
        Assert.Equal([GapKind.NoContact], GapsOn(Backups with { Role = "legal" }, new(2027, 5, 1)).Select(each => each.Kind));
        var told = GapReplies.Of(taught.Current, book["t1"] with { Clauses = [Backups] }, new(2027, 6, 1));
        Assert.Contains("was to be renewed by 31 May 2027", PlainText.Of(told), StringComparison.Ordinal);
    }

    private static Override Managed { get; } = new()
    {
        Id = "managed",
        Layer = Layer.Contract,
        Responsibility = "backup-and-restore",
        Target = "amazon-rds",
        Owner = Owner.Provider,
        Reason = "Clause 7.2",
        Approver = "Ada",
        Since = new(2026, 1, 1),
    };

    private IReadOnlyList<OrganisationGap> GapsOn(Clause clause, DateOnly day) =>
        GapFinder.Find(new RaciBuilder(new(taught.Table, book["t1"] with { Clauses = [clause] }), day));

    private async Task<string> AnswerAsync() => QuestionAnswerer.Answer(await curricula.OfAsync("t1", Now, Cancel), "who backs up rds?", null).Answer.Text;

    private static Press Open(string form, params (string Name, string Id)[] ids) =>
        new(Verbs.Open, ids.Append((Name: Verbs.Form, Id: form)).ToDictionary(id => id.Name, id => id.Id, StringComparer.Ordinal));

    private async Task<string> SayAsync(string person, string words) => PlainText.Of(Assert.Single(await dialog.HearAsync(Turn(person) with { Text = words }, Cancel) ?? []));

    private async Task<Reply> PressAsync(string person, Press press) =>
        Assert.Single(await forms.HearAsync(Turn(person) with { Kind = TurnKind.Pressed, Press = press }, Cancel) ?? []);

    private Task<Reply> SubmitAsync(string person, Reply.Form form, params (string Field, string Value)[] filled)
    {
        var ids = new Dictionary<string, string>(form.Ids, StringComparer.Ordinal);
        foreach (var (field, value) in filled)
            ids[Verbs.Filled + field] = value;
        return PressAsync(person, new(Verbs.Submit, ids));
    }

    private Turn Turn(string person) => new()
    {
        Id = $"turn {++turns}",
        Channel = "test",
        Carrier = "slack",
        Tenant = "t1",
        Conversation = "c",
        Person = new(person, person),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = Now,
    };
}
