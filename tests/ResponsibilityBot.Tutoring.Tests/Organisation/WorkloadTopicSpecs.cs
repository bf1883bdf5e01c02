using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Tests.Conversations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>Questions that lean on one about a workload stay with it, until another workload or another place is named.</summary>
public sealed class WorkloadTopicSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly OrganisationsInMemory organisations = new()
    {
        ["acme"] = new(
            [new("platform", "Platform team", null), new("portal", "Portal team", null), new("night", "Night shift", null)],
            [new() { Id = "patch", Layer = Layer.Workload, Workload = "checkout", Responsibility = "guest-os-patching", Target = "amazon-ec2", Role = "night", Reason = "TICKET-2", Approver = "Ada", Since = new(2026, 1, 1) }],
            [new("checkout", "checkout", "", ["amazon-ec2", "amazon-rds"], "platform"), new("portal", "portal", "", ["azure-app-service"], "portal")]),
    };

    private readonly AskDialog dialog;
    private int turns;

    public WorkloadTopicSpecs(TaughtCurriculum taught) => dialog = new(taught, new TopicsInMemory(), curricula: new(taught, organisations));

    [Fact]
    public async Task Another_duty_is_asked_of_the_same_workload()
    {
        Assert.Contains("Platform team", await SayAsync("who owns backup for checkout?"), StringComparison.Ordinal);
        var patching = await SayAsync("and OS patching?");
        Assert.Contains("Amazon EC2: Night shift", patching, StringComparison.Ordinal);
        Assert.Contains("Amazon RDS", patching, StringComparison.Ordinal);
        Assert.Contains("TICKET-2", await SayAsync("why?"), StringComparison.Ordinal);
        Assert.Contains("Amazon EC2: Night shift", await SayAsync("and OS patching?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("and for portal?")]
    [InlineData("what about portal?")]
    [InlineData("how about portal?")]
    [InlineData("and portal?")]
    [InlineData("for portal")]
    public async Task Another_workload_is_asked_the_same(string words)
    {
        await SayAsync("who owns backup for checkout?");
        var portal = await SayAsync(words);
        Assert.Contains("Portal team", portal, StringComparison.Ordinal);
        Assert.Contains("Backup", portal, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Azure App Service", portal, StringComparison.Ordinal);
        Assert.DoesNotContain("Platform team", portal, StringComparison.Ordinal);
        Assert.Contains("Portal team", await SayAsync("and application code?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_duty_and_another_workload_at_once_are_both_another()
    {
        await SayAsync("who owns backup for checkout?");
        var said = await SayAsync("and application code for portal?");
        Assert.Contains("Application code", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Portal team", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Amazon", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_its_services_stays_with_the_workload_and_another_place_leaves_it()
    {
        await SayAsync("who owns OS patching for checkout?");
        Assert.Contains("Night shift", await SayAsync("and on EC2?"), StringComparison.Ordinal);
        Assert.DoesNotContain("Night shift", await SayAsync("and on Azure virtual machines?"), StringComparison.Ordinal);
        // From there on it is about that place.
        Assert.DoesNotContain("Platform team", await SayAsync("and backups?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who patches the OS on EC2?")]
    [InlineData("and in the other models?")]
    public async Task What_stands_alone_is_answered_for_everybody(string words)
    {
        await SayAsync("who owns OS patching for checkout?");
        Assert.DoesNotContain("Night shift", await SayAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_an_answer_on_a_workload_stays_with_it_and_is_looked_up_again()
    {
        var reply = await ReplyAsync(Turn() with { Text = "who owns OS patching for checkout?" });
        var button = reply.Buttons.First(button => button.Press["target"] == "amazon-ec2");
        Assert.Contains("Night shift", PlainText.Of(await ReplyAsync(Turn() with { Kind = TurnKind.Pressed, Press = button.Press })), StringComparison.Ordinal);
        Assert.Contains("TICKET-2", PlainText.Of(await ReplyAsync(Turn() with { Kind = TurnKind.Pressed, Press = Button.To("Why", Verbs.Why).Press })), StringComparison.Ordinal);

        organisations["acme"] = organisations["acme"] with { Workloads = [] };
        Assert.DoesNotContain("Night shift", PlainText.Of(await ReplyAsync(Turn() with { Kind = TurnKind.Pressed, Press = button.Press })), StringComparison.Ordinal);
        Assert.DoesNotContain("Platform team", await SayAsync("and backups?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_of_an_answer_on_a_workload_is_not_taken_for_the_same_places_without_it()
    {
        await SayAsync("who owns backup for checkout?");
        Assert.Contains("Night shift", await SayAsync("and OS patching?"), StringComparison.Ordinal);
        var other = Turn() with { Person = new("other", "O") };
        await ReplyAsync(other with { Text = "who owns backup on EC2 and RDS?" });
        Assert.DoesNotContain("Night shift", PlainText.Of(await ReplyAsync(other with { Text = "and OS patching?" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another thread", "p", "acme")]
    [InlineData("conversation", "another person", "acme")]
    [InlineData("conversation", "p", "globex")]
    public async Task It_is_one_persons_in_one_conversation_of_one_tenant(string conversation, string person, string tenant)
    {
        await SayAsync("who owns backup for checkout?");
        var said = PlainText.Of(await ReplyAsync(Turn() with { Tenant = tenant, Conversation = conversation, Person = new(person, "P"), Place = Place.Channel, Text = "and OS patching?" }));
        Assert.DoesNotContain("Night shift", said, StringComparison.Ordinal);
    }

    private async Task<string> SayAsync(string text) => PlainText.Of(await ReplyAsync(Turn() with { Text = text }));

    private async Task<Reply> ReplyAsync(Turn turn) => Assert.Single(await dialog.HearAsync(turn, TestContext.Current.CancellationToken) ?? []);

    private Turn Turn() => new()
    {
        Id = $"t{++turns}",
        Channel = "test",
        Tenant = "acme",
        Conversation = "conversation",
        Person = new("p", "P"),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        At = Now,
    };
}
