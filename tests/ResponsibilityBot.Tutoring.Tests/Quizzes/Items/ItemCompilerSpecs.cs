using CsCheck;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Items;

/// <summary>Items are made of the table, and the table proves each key.</summary>
public sealed class ItemCompilerSpecs(TaughtCurriculum taught, ITestOutputHelper output)
{
    private readonly IReadOnlyList<Item> items = ItemCompiler.Compile(taught.Table);

    [Fact]
    public void There_are_many_distinct_items_of_every_kind()
    {
        foreach (var kind in items.GroupBy(item => (item.Kind, item.Id[..item.Id.IndexOf('-', StringComparison.Ordinal)])))
            output.WriteLine($"{kind.Key} {kind.Count()}: {kind.First().Prompt} | {string.Join(" | ", kind.First().Options.Select(option => $"{(option.IsRight ? "+" : "-")} {option.Text}: {option.Why} [{option.Misconception}]"))}");
        Assert.InRange(items.Count, 600, 10_000);
        Assert.Equal(items.Count, items.Select(Content).Distinct(StringComparer.Ordinal).Count());
        // Steps in order are what authors write.
        Assert.All(Enum.GetValues<ItemKind>().Where(kind => kind != ItemKind.Order), kind => Assert.InRange(items.Count(item => item.Kind == kind), 30, int.MaxValue));
        Assert.InRange(items.Select(item => item.Topic).Distinct(StringComparer.Ordinal).Count(), 48, 50);
    }

    /// <summary>The claims of an option are put to the table's cells themselves, without the compiler's reading of them.</summary>
    [Fact]
    public void The_table_proves_every_key()
    {
        var cells = taught.Table.Content.Cells.ToDictionary(cell => (cell.Responsibility, cell.Target));
        var models = taught.Table.Content.Services.ToDictionary(service => service.Id, service => service.Model, StringComparer.Ordinal);
        Assert.All(items.SelectMany(item => item.Options.Select(option => (item, option))), pair =>
        {
            var (item, option) = pair;
            Assert.NotEmpty(option.Claims);
            var holds = option.Claims.All(claim =>
            {
                var cell = cells.TryGetValue((claim.Responsibility, claim.Target), out var own) ? own : cells[(claim.Responsibility, models[claim.Target])];
                Assert.Contains(new CellKey(cell.Responsibility, cell.Target), item.Cells);
                Assert.True(cell.Gray is null && cell.Condition is null, $"{item.Id} stands on a gray cell");
                return cell.Owner == claim.Owner && (cell.Owner != Owner.Provider || cell.Accountable == Party.Provider);
            });
            Assert.Equal(option.IsRight, holds);
            if (item.Kind == ItemKind.Sort)
                Assert.Equal(option.Belongs, Assert.Single(option.Claims).Owner);
        });
    }

    [Fact]
    public void An_item_has_one_right_option_unless_it_says_that_several_may_be() => Assert.All(items, item =>
    {
        switch (item.Kind)
        {
            case ItemKind.SingleChoice or ItemKind.Move:
                Assert.Equal((3, 1), (item.Options.Count, item.Key.Count()));
                break;
            case ItemKind.TrueFalse:
                Assert.Equal((2, 1), (item.Options.Count, item.Key.Count()));
                break;
            case ItemKind.SeveralRight:
                Assert.InRange(item.Key.Count(), 2, item.Options.Count - 1);
                break;
            default:
                Assert.InRange(item.Options.Select(option => option.Belongs).Distinct().Count(), 2, 3);
                break;
        }
    });

    [Fact]
    public void Every_option_says_why_and_every_item_cites_a_source() => Assert.All(items, item =>
    {
        Assert.NotEmpty(item.Sources);
        Assert.NotEmpty(item.Cells);
        Assert.Equal(taught.Table.Revision, item.Revision);
        Assert.NotNull(taught.Table.Responsibility(item.Topic));
        Assert.Equal(item.Options.Count, item.Options.Select(option => option.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(item.Options.Count, item.Options.Select(option => option.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(item.Options, option => Assert.True(option.Why.Length > 20, option.Why));
        Assert.All(item.Options, option => Assert.True(option.Misconception is null || (!option.IsRight && taught.Table.Misconception(option.Misconception) is not null)));
    });

    [Fact]
    public void Wrong_options_show_many_misconceptions() =>
        Assert.InRange(items.SelectMany(item => item.Options).Select(option => option.Misconception).OfType<string>().Distinct(StringComparer.Ordinal).Count(), 30, 100);

    [Fact]
    public void Neither_ids_nor_their_order_tell_the_key()
    {
        Assert.All(items, item => Assert.Matches("^[a-z]+-[0-9a-f]{12}$", item.Id));
        var choices = items.Where(item => item.Kind is ItemKind.SingleChoice or ItemKind.Move).ToList();
        for (var place = 0; place < 3; place++)
            Assert.InRange(choices.Count(item => item.Options[place].IsRight) / (double)choices.Count, 0.28, 0.39);
        var judged = items.Where(item => item.Kind == ItemKind.TrueFalse).ToList();
        Assert.InRange(judged.Count(item => item.Options[0].IsRight) / (double)judged.Count, 0.4, 0.6);
    }

    [Fact]
    public void A_cell_that_goes_over_to_the_other_side_flips_or_retires_the_items_on_it_and_no_others()
    {
        var content = taught.Table.Content;
        Cell[] plain = [.. content.Cells.Where(cell => cell is { Gray: null, Condition: null } && cell.Target != KnowledgeTable.OnPremises && cell.Owner is Owner.Customer or Owner.Provider)];
        Cell[] sample = [.. new Random(20261125).GetItems(plain, 25), plain.First(cell => cell is { Responsibility: "guest-os-patching", Target: "iaas" })];
        var before = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        foreach (var cell in sample)
        {
            var flipped = cell with { Owner = Other(cell.Owner), Accountable = cell.Owner == Owner.Customer ? Party.Provider : Party.Customer };
            var table = new KnowledgeTable(content with { Revision = "flipped", Cells = [.. content.Cells.Select(other => ReferenceEquals(other, cell) ? flipped : other)] });
            var after = ItemCompiler.Compile(table).ToDictionary(item => item.Id, StringComparer.Ordinal);
            var changed = before.Keys.Union(after.Keys).Where(id => KeyOf(before.GetValueOrDefault(id)) != KeyOf(after.GetValueOrDefault(id))).Order(StringComparer.Ordinal);
            var key = new CellKey(cell.Responsibility, cell.Target);
            var onIt = before.Values.Concat(after.Values).Where(item => item.Cells.Contains(key)).Select(item => item.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            Assert.Equal(onIt, changed);
            Assert.NotEmpty(changed);
        }
    }

    [Fact]
    public void Compiling_twice_gives_the_same() => Assert.Equal(items.Select(Content), ItemCompiler.Compile(taught.Table).Select(Content));

    [Fact]
    public void People_see_no_key_and_every_seed_has_its_order()
    {
        var item = items.First(item => item.Kind == ItemKind.SingleChoice);
        var orders = Enumerable.Range(0, 40).Select(seed => string.Join(' ', ShownItem.Of(item, seed).Options.Select(option => option.Id))).ToList();
        Assert.Equal(6, orders.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ShownItem.Of(item, 7).Options, ShownItem.Of(item, 7).Options);
        Assert.DoesNotContain(typeof(ShownOption).GetProperties(), property => property.Name is nameof(ItemOption.IsRight) or nameof(ItemOption.Why) or nameof(ItemOption.Claims));
        Assert.Equal(["True", "False"], ShownItem.Of(items.First(judged => judged.Kind == ItemKind.TrueFalse), 3).Options.Select(option => option.Text));
    }

    [Fact]
    public void The_bank_brings_new_facts_round_the_areas_and_in_other_words_each_time()
    {
        var bank = new ItemBank(taught.Table, items);
        var areas = bank.Facts.Take(8).Select(fact => taught.Table.Responsibility(bank.Of(fact)[0].Topic)?.Area);
        Assert.Equal(8, areas.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(items.Select(item => item.Fact).Distinct(StringComparer.Ordinal).Count(), bank.Facts.Count);
        var fact = bank.Facts.First(fact => bank.Of(fact).Count > 2);
        Assert.NotEqual(bank.Pick(fact, 5, 0)?.Id, bank.Pick(fact, 5, 1)?.Id);
        Gen.Select(Gen.Int, Gen.Int[0, 1_000]).Sample((seed, times) => bank.Pick(fact, seed, times)?.Fact == fact);
        Assert.Null(bank.Pick("nothing", 1, 1));
        Assert.All(bank.FactsOf(new HashSet<string> { "backup-and-restore" }), found => Assert.Contains(bank.Of(found), item => item.Topic == "backup-and-restore"));
    }

    /// <summary>Nobody sheds the control plane of a cluster that was never there.</summary>
    [Fact]
    public void What_comes_with_a_technology_is_weighed_against_others_only_where_it_is_found()
    {
        var own = taught.Table.Content.Cells.Select(cell => (cell.Responsibility, cell.Target)).ToHashSet();
        var models = taught.Table.Content.Services.ToDictionary(service => service.Id, service => service.Model, StringComparer.Ordinal);
        Assert.Equal(
            ["container-images", "database-engine-patching", "kubernetes-control-plane", "kubernetes-nodes"],
            taught.Table.Content.Responsibilities.Where(row => row.FoundIn is not null).Select(row => row.Id).Order(StringComparer.Ordinal));
        string[] weighed = ["move-", "place-", "duty-", "several-", "sort-"];
        foreach (var item in items.Where(item => Array.Exists(weighed, kind => item.Id.StartsWith(kind, StringComparison.Ordinal))))
        {
            Assert.All(item.Options.SelectMany(option => option.Claims), claim => Assert.True(
                taught.Table.Responsibility(claim.Responsibility) is { } row
                    && (row.FoundIn is not { } found || found.Contains(models.GetValueOrDefault(claim.Target, claim.Target)) || (models.ContainsKey(claim.Target) && own.Contains((claim.Responsibility, claim.Target)))),
                $"{item.Prompt} has {claim.Responsibility} in {claim.Target}"));
        }
    }

    /// <summary>How a model is split as a whole is one fact, and its items are about many duties.</summary>
    [Fact]
    public void An_item_of_a_topic_is_about_that_topic_whatever_else_belongs_to_its_fact()
    {
        var bank = new ItemBank(taught.Table, items);
        var topics = new HashSet<string>(StringComparer.Ordinal) { "multi-factor-authentication" };
        foreach (var fact in bank.FactsOf(topics))
        {
            Assert.All(Enumerable.Range(0, 30), times => Assert.Equal("multi-factor-authentication", bank.Pick(fact, 7, times, null, topics)?.Topic));
            var about = bank.Of(fact).Where(item => topics.Contains(item.Topic)).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
            Assert.False(bank.HasItem(fact, about, topics));
            Assert.Null(bank.Pick(fact, 7, 1, about, topics));
        }
    }

    private static Owner Other(Owner owner) => owner == Owner.Customer ? Owner.Provider : Owner.Customer;

    private static string Content(Item item) => $"{item.Prompt}\n{string.Join('\n', item.Options.Select(option => $"{option.Text} {option.IsRight}").Order(StringComparer.Ordinal))}";

    private static string KeyOf(Item? item) => item is null ? "" : string.Join(' ', item.Options.Select(option => $"{option.Id}:{option.IsRight}:{option.Belongs}"));
}
