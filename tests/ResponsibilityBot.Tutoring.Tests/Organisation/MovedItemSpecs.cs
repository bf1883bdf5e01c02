using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Tests.Quizzes;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>What is asked in a tenant that moved cells: the keys are what the bot answers there.</summary>
public sealed class MovedItemSpecs
{
    private static readonly Override Patching = new()
    {
        Id = "c-0000000001",
        Layer = Layer.Organisation,
        Responsibility = "guest-os-patching",
        Target = "amazon-ec2",
        Owner = Owner.Provider,
        Reason = "TICKET-1",
        Approver = "Ada",
        Since = new(2026, 1, 1),
        Until = new(2026, 12, 31),
    };

    private readonly TaughtCurriculum taught;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
    private readonly OrganisationsInMemory organisations = new() { ["acme"] = new([], [Patching], []) };
    private readonly OrganisationCurricula curricula;
    private readonly ItemBanks banks;
    private readonly RetiredItems retired;

    public MovedItemSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        curricula = new(taught, organisations);
        banks = new(taught, curricula, time);
        retired = new(banks, curricula, time);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moved_cell_is_asked_with_the_key_that_holds_here_and_says_who_decided_it()
    {
        var own = await OwnAsync();
        var fact = ItemIds.OfFact("guest-os-patching", "amazon-ec2") + "~c-0000000001";
        var item = Assert.Single(own, item => item.Fact == fact && item.Kind == ItemKind.SingleChoice && item.Id.StartsWith("owner-", StringComparison.Ordinal));
        Assert.Equal("AWS", item.KeyText);
        Assert.StartsWith("As your organisation holds it: ", item.Prompt, StringComparison.Ordinal);
        var why = item.Options.Single(option => option.IsRight).Why;
        Assert.Contains("You stay accountable. So your organisation holds it until 2026-12-31 (TICKET-1, approved by Ada). By default: You.", why, StringComparison.Ordinal);
        // Who says of a moved cell what the table says believes nothing wrong.
        Assert.All(own.SelectMany(each => each.Options), option => Assert.True(option.Misconception is null || option.Claims.All(claim => (claim.Responsibility, claim.Target) != ("guest-os-patching", "amazon-ec2"))));
        Assert.Equal([new CellKey("guest-os-patching", "amazon-ec2")], item.Cells);
    }

    [Fact]
    public async Task They_are_new_items_of_new_facts_that_come_first_and_stay_the_same_until_the_change_ends()
    {
        var (before, own) = (banks.Current, await OwnAsync());
        Assert.NotEmpty(own);
        Assert.All(own, item => Assert.Null(before.Find(item.Id)));
        var bank = await banks.OfAsync("acme", Cancel);
        Assert.All(own.Where(item => item.Fact.StartsWith("guest-os-patching@amazon-ec2", StringComparison.Ordinal)), item => Assert.Empty(before.Of(item.Fact)));
        Assert.Contains(bank.Facts[0], own.Select(item => item.Fact));
        Assert.Equal(bank.Facts.Count, bank.Facts.Distinct().Count());
        Assert.Same(bank, await banks.OfAsync("acme", Cancel));
        Assert.Same(before, await banks.OfAsync("globex", Cancel));
        Assert.All(before.All, item => Assert.Same(item, bank.Find(item.Id)));

        time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(own.Select(item => item.Id).Order(), (await OwnAsync()).Select(item => item.Id).Order());
        time.Advance(TimeSpan.FromDays(20));
        Assert.Same(before, await banks.OfAsync("acme", Cancel));
        Assert.Empty(await retired.OfAsync("acme", Cancel));

        // Another decision on the same cell teaches another fact.
        organisations["acme"] = new([], [Patching with { Id = "c-0000000002", Until = null, Owner = Owner.Shared }], []);
        Assert.DoesNotContain((await OwnAsync()).Select(item => item.Id), id => own.Any(item => item.Id == id));
    }

    [Fact]
    public async Task A_role_a_workload_and_other_words_ask_nothing_anew()
    {
        organisations["acme"] = new(
            [new Role("platform", "Platform team", null)],
            [Patching with { Owner = null, Role = "platform" }, Patching with { Id = "b", Layer = Layer.Workload, Workload = "checkout" }, Patching with { Id = "c", Owner = null, Customer = "Patch on Tuesdays." }],
            [new("checkout", "checkout", "", ["amazon-ec2"], null)]);
        Assert.Same(banks.Current, await banks.OfAsync("acme", Cancel));
        Assert.Empty(await retired.OfAsync("acme", Cancel));
    }

    [Fact]
    public async Task Who_knew_the_old_fact_is_asked_the_new_one_and_marked_by_what_the_bot_answers()
    {
        var notebook = new Notebook();
        notebook.Answer(Turn(), new("old", "acme", "maria", "owner-of-old", time.GetUtcNow()), new([], 1, Confidence.Sure, time.GetUtcNow().AddDays(-1)), ItemIds.OfFact("guest-os-patching", "amazon-ec2"));
        var reports = new ReportsInMemory();
        reports.Aside.UnionWith(await retired.OfAsync("acme", Cancel));
        var quiz = new QuizDialog(taught, banks, notebook, reports, new HabitsInMemory(), RoundsInMemory.Rules, RoundsInMemory.Days);
        var question = Assert.IsType<Reply.Question>(Assert.Single(await quiz.HearAsync(Turn() with { Press = Button.To("", Verbs.Quiz, "topic", "guest-os-patching").Press, Kind = TurnKind.Pressed }, Cancel) ?? []));
        var item = (await banks.OfAsync("acme", Cancel)).Find(question.Item.Id);
        Assert.Contains("~c-0000000001", item?.Fact, StringComparison.Ordinal);

        var right = item?.Options.Single(option => option.IsRight).Id ?? "";
        var press = new Press(Verbs.Answer, new Dictionary<string, string> { ["round"] = notebook.Last.Id, [Verbs.Pick] = right, ["sure"] = "yes" });
        Assert.True(Assert.IsType<Reply.Feedback>(Assert.Single(await quiz.HearAsync(Turn() with { Id = "t2", Press = press, Kind = TurnKind.Pressed }, Cancel) ?? [])).IsRight);
        Assert.Equal([ItemIds.OfFact("guest-os-patching", "amazon-ec2"), item?.Fact], notebook.Answers.Select(answer => answer.Fact));
        var answer = QuestionAnswerer.Answer(await curricula.OfAsync("acme", time.GetUtcNow(), Cancel), "who patches the OS on EC2?", null).Answer;
        Assert.Equal(("provider", "organisation"), (answer.Owner, answer.Layer));
    }

    [Fact]
    public void Whoever_learned_it_by_a_written_item_a_wrong_belief_or_a_drill_learned_it_and_whoever_learned_of_another_place_did_not()
    {
        var change = Patching with { Target = "iaas" };
        var held = new Holding(new(taught.Table, new([], [change], [])), new(2026, 11, 26));
        var facts = RetiredItems.FactsOf(held, RetiredItems.Of(held, banks.Current, [change]), change);
        Assert.Equal("iaas", facts["guest-os-patching@iaas"]);
        Assert.Equal("amazon-ec2", facts["guest-os-patching@amazon-ec2"]);
        foreach (var kind in new[] { "written:", "belief:", Drill.Prefix })
            Assert.Contains(facts, fact => fact.Key.StartsWith(kind, StringComparison.Ordinal));
        Assert.All(facts.Values, place => Assert.True(held.Duty("guest-os-patching", place)?.IsMoved, place));
        Assert.All(facts.Where(fact => ItemIds.CellOf(fact.Key) is not null), fact => Assert.Equal($"guest-os-patching@{fact.Value}", fact.Key));
        Assert.DoesNotContain(facts.Keys, fact => fact.EndsWith(":order", StringComparison.Ordinal) || fact.Contains("@paas", StringComparison.Ordinal));
        // Items that compare places are retired with it, but what they teach of the others stays.
        Assert.Contains(RetiredItems.Of(held, banks.Current, [change]), item => item.Fact == "guest-os-patching@paas");
    }

    [Fact]
    public void Whichever_way_a_duty_is_moved_the_facts_of_before_and_of_the_table_are_others_and_a_layer_that_hides_it_leaves_them()
    {
        var shared = Patching with { Owner = Owner.Shared };
        foreach (var (before, after) in new (Override[], Override[])[] { ([], [Patching]), ([Patching], []), ([Patching], [shared]), ([shared], [Patching]) })
        {
            var facts = RetiredItems.FactsOf(Held(before), Held(after), banks.Current, "guest-os-patching");
            Assert.Equal("amazon-ec2", facts["guest-os-patching@amazon-ec2"]);
            Assert.Equal(before.Length > 0, facts.ContainsKey("guest-os-patching@amazon-ec2~c-0000000001"));
            Assert.All(facts.Where(fact => ItemIds.CellOf(fact.Key) is not null), fact => Assert.Equal("amazon-ec2", fact.Value));
            Assert.Empty(RetiredItems.FactsOf(Held(before), Held(after), banks.Current, "backup-and-restore"));
        }

        var over = Patching with { Id = "c-9", Owner = Owner.Customer, Since = new(2026, 2, 2) };
        Assert.Empty(RetiredItems.FactsOf(Held([Patching, over]), Held([shared, over]), banks.Current, "guest-os-patching"));
        Assert.Empty(RetiredItems.FactsOf(Held([Patching]), Held([Patching with { Reason = "Other words" }]), banks.Current, "guest-os-patching"));

        Holding Held(Override[] overrides) => new(new(taught.Table, new([], overrides, [])), new(2026, 11, 26));
    }

    [Fact]
    public void Whatever_is_decided_every_key_that_is_asked_is_what_holds_there()
    {
        var table = taught.Table;
        var (rows, places) = (table.Content.Responsibilities.Select(row => row.Id).ToArray(), table.Content.Models.Cast<Target>().Concat(table.Content.Services).Select(place => place.Id).ToArray());
        Owner?[] owners = [null, Owner.Customer, Owner.Provider, Owner.Shared, Owner.NotApplicable];
        Party?[] sides = [null, Party.Customer, Party.Provider];
        var decision = Gen.Select(
            Gen.Int[0, rows.Length - 1], Gen.Int[0, places.Length - 1], Gen.Int[0, owners.Length - 1], Gen.Int[0, sides.Length - 1], Gen.Bool,
            (row, place, owner, side, isContract) => Patching with
            {
                Responsibility = rows[row],
                Target = places[place],
                Owner = owners[owner],
                Accountable = sides[side],
                Layer = isContract ? Layer.Contract : Layer.Organisation,
            });
        decision.Array[1, 4].Sample(
            decisions =>
            {
                var held = new Holding(new(table, new([], [.. decisions.Select((each, number) => each with { Id = $"c-{number}" })], [])), new(2026, 11, 26));
                var bank = ItemBanks.Over(banks.Current, held);
                var aside = RetiredItems.Of(held, banks.Current, held.Table.Content.Overrides).Select(item => item.Id).ToHashSet();
                foreach (var item in bank.All.Where(item => !aside.Contains(item.Id)))
                {
                    foreach (var option in item.Options.Where(option => option.Claims.Count > 0))
                        Assert.Equal(option.IsRight, option.Claims.All(claim => held.Duty(claim.Responsibility, claim.Target) is { } duty && (claim.Owner is null || duty.Cell.Owner == claim.Owner) && (claim.Accountable is null || duty.Cell.Accountable == claim.Accountable)));
                }
            },
            iter: 20, threads: 1);
    }

    private async Task<List<Item>> OwnAsync()
    {
        var bank = await banks.OfAsync("acme", Cancel);
        return [.. bank.All.Where(item => banks.Current.Find(item.Id) is null)];
    }

    private Turn Turn() => new()
    {
        Id = "t1",
        Channel = "test",
        Tenant = "acme",
        Conversation = "c",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        At = time.GetUtcNow(),
    };
}
