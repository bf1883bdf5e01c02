using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Tests.Conversations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Answers in a tenant that holds something otherwise, and in its neighbour's.</summary>
public sealed class LayeredAnswerSpecs(TaughtCurriculum taught)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly OrganisationsInMemory organisations = new()
    {
        ["acme"] = new(
            [new("platform", "Platform team", null)],
            [
                new() { Id = "patch", Layer = Layer.Organisation, Responsibility = "guest-os-patching", Target = "iaas", Role = "platform", Reason = "TICKET-1", Approver = "Ada", Since = new(2026, 1, 1), Until = new(2027, 3, 31) },
                new() { Id = "backup", Layer = Layer.Contract, Responsibility = "backup-and-restore", Target = "amazon-ec2", Owner = Owner.Provider, Accountable = Party.Customer, Provider = "Backs up each night.", Reason = "Clause 7.2", Approver = "Lena", Since = new(2026, 1, 1) },
            ],
            []),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_is_who_it_is_here_with_until_when_and_who_approved()
    {
        var text = await AskAsync("acme", "who patches the os in iaas?");
        Assert.Contains("By default yours; here: Platform team (until 2027-03-31, approved by Ada). Reason: TICKET-1.", text, StringComparison.Ordinal);
        var answer = (await AnswerAsync("acme", "who patches the os in iaas?")).Answer;
        Assert.Equal(("organisation", "Platform team", "customer"), (answer.Layer, answer.Role, answer.Owner));
        Assert.Equal(new("customer", "organisation", "TICKET-1", "Ada", "2026-01-01", "2027-03-31"), answer.Here);
    }

    [Fact]
    public async Task A_service_takes_the_layer_of_its_model_and_a_contract_moves_the_work()
    {
        Assert.Contains("here: Platform team", await AskAsync("acme", "who patches the os on ec2?"), StringComparison.Ordinal);
        var backup = await AnswerAsync("acme", "who is responsible for backups on ec2?");
        Assert.Equal(("provider", "customer", "contract"), (backup.Answer.Owner, backup.Answer.Accountable, backup.Answer.Layer));
        Assert.Equal(new AnswerSplit("Backs up each night.", null), backup.Answer.Split);
        Assert.Contains("here: the provider (approved by Lena)", backup.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_and_no_follow_what_holds_here()
    {
        Assert.Equal("yes", (await AnswerAsync("acme", "does AWS back up our EC2?")).Answer.Verdict);
        Assert.NotEqual("yes", (await AnswerAsync("globex", "does AWS back up our EC2?")).Answer.Verdict);
    }

    [Theory]
    [InlineData("what are our duties on ec2?", "- OS patching: Platform team (until 2027-03-31): ")]
    [InlineData("what are our duties on ec2?", "Held otherwise here: OS patching: Platform team (until 2027-03-31)")]
    [InlineData("compare ec2 and lambda", "OS patching, Amazon EC2: Platform team (until 2027-03-31)")]
    [InlineData("matrix of ec2", "Backups: the provider")]
    [InlineData("what changes if we move from lambda to ec2?", "Held otherwise here: ")]
    [InlineData("what changes if we move from lambda to ec2?", "Platform team (until 2027-03-31): ")]
    [InlineData("who patches the os?", "Held otherwise here: IaaS: Platform team (until 2027-03-31)")]
    [InlineData("who patches the os?", "IaaS")]
    public async Task Lists_say_what_is_held_otherwise(string question, string part)
    {
        var answer = await AnswerAsync("acme", question);
        Assert.Contains(part, answer.Answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("baseline", answer.Answer.Layer);
        Assert.Equal("baseline", (await AnswerAsync("globex", question)).Answer.Layer);
    }

    [Fact]
    public async Task Why_names_the_layer_and_the_reason()
    {
        var dialog = Dialog();
        await HearAsync(dialog, "acme", "who patches the os in iaas?");
        var why = await HearAsync(dialog, "acme", "why?");
        Assert.Contains("Reason: TICKET-1.", why, StringComparison.Ordinal);
        Assert.Contains("layer organisation", why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_tenant_never_gets_what_another_was_answered()
    {
        var dialog = Dialog();
        const string Question = "who patches the os in iaas?";
        foreach (var tenant in new[] { "globex", "acme", "globex", "acme", "initech" })
        {
            Assert.Equal(tenant == "acme", (await HearAsync(dialog, tenant, Question)).Contains("Platform team", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_same_words_in_one_tenant_get_the_same_reply_until_something_changes()
    {
        var dialog = Dialog();
        const string Question = "who patches the os in iaas?";
        Task<Reply> Hear(string tenant, DateTimeOffset? at = null) => ReplyAsync(dialog, tenant, Question, at);
        var first = await Hear("acme");
        Assert.Same(first, await Hear("acme"));
        Assert.Same(await Hear("globex"), await Hear("initech"));
        Assert.NotSame(first, await Hear("globex"));
        organisations["acme"] = organisations["acme"] with { Overrides = [] };
        Assert.DoesNotContain("here:", PlainText.Of(await Hear("acme")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_after_its_last_it_is_answered_by_default_again()
    {
        var dialog = Dialog();
        const string Question = "who patches the os in iaas?";
        DateTimeOffset last = new(2027, 3, 31, 23, 59, 0, TimeSpan.Zero);
        Assert.Contains("Platform team", PlainText.Of(await ReplyAsync(dialog, "acme", Question, last)), StringComparison.Ordinal);
        Assert.DoesNotContain("Platform team", PlainText.Of(await ReplyAsync(dialog, "acme", Question, last.AddMinutes(1))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_is_answered_from_the_tenants_layers_too()
    {
        var dialog = Dialog();
        var turn = Turn("acme", "", Now) with { Kind = TurnKind.Pressed, Press = Button.To("x", Verbs.Owner, "responsibility", "guest-os-patching", "target", "iaas").Press };
        Assert.Contains("Platform team", PlainText.Of(Assert.Single(await dialog.HearAsync(turn, Cancel) ?? [])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_says_nothing_is_taught_from_the_very_curriculum_of_the_files() =>
        Assert.Same(taught.Current, await new OrganisationCurricula(taught, organisations).OfAsync("globex", Now, Cancel));

    private AskDialog Dialog() => new(taught, new TopicsInMemory(), curricula: new(taught, organisations));

    private async Task<Answered> AnswerAsync(string tenant, string question) =>
        QuestionAnswerer.Answer(await new OrganisationCurricula(taught, organisations).OfAsync(tenant, Now, Cancel), question, null);

    private async Task<string> AskAsync(string tenant, string question) => (await AnswerAsync(tenant, question)).Answer.Text;

    private static async Task<string> HearAsync(AskDialog dialog, string tenant, string text) => PlainText.Of(await ReplyAsync(dialog, tenant, text));

    private static async Task<Reply> ReplyAsync(AskDialog dialog, string tenant, string text, DateTimeOffset? at = null) =>
        Assert.Single(await dialog.HearAsync(Turn(tenant, text, at ?? Now), Cancel) ?? []);

    private static Turn Turn(string tenant, string text, DateTimeOffset at) => new()
    {
        Id = $"{tenant}{text}{at.Ticks}",
        Channel = "test",
        Tenant = tenant,
        Conversation = "conversation",
        Person = new("p", "P"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = at,
    };
}
