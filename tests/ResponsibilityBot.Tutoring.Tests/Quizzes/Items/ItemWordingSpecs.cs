using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Items;

/// <summary>Compiled items ask about what can be, and their words say it so that it can be learned from.</summary>
public sealed partial class ItemWordingSpecs(TaughtCurriculum taught)
{
    private readonly IReadOnlyList<Item> items = ItemCompiler.Compile(taught.Table);

    [Fact]
    public void A_workload_moves_only_to_what_runs_it_or_holds_its_data()
    {
        var goals = Of("move").SelectMany(item => item.Options).Select(option => taught.Table.Target(option.Claims[^1].Target)).OfType<Service>().ToHashSet();
        Assert.DoesNotContain(goals, goal => goal.About is not null);
        string[] beside =
        [
            "elastic-load-balancing", "aws-api-gateway", "amazon-ecr", "amazon-cloudfront", "amazon-route-53", "aws-systems-manager", "amazon-ses", "amazon-dax",
            "azure-container-registry", "azure-application-gateway", "azure-front-door",
        ];
        Assert.All(beside, id => Assert.NotNull(taught.Table.Target(id)));
        Assert.DoesNotContain(goals, goal => beside.Contains(goal.Id));
        Assert.Contains(goals, goal => goal.Id == "amazon-rds");
        Assert.Contains(goals, goal => goal.Id == "aws-lambda");
    }

    [Fact]
    public void What_a_service_does_otherwise_than_its_own_model_is_told_as_its_own()
    {
        var owners = Of("owner").Select(item => (Item: item, Service: taught.Table.Target(item.Options[0].Claims[0].Target) as Service)).Where(pair => pair.Service is not null).ToList();
        Assert.All(owners, pair => Assert.All(pair.Item.Options, option =>
            Assert.DoesNotMatch($"^That is so in [^.]*\\b{taught.Table.CloudModels.FirstOrDefault(model => model.Id == pair.Service?.Model)?.Label ?? "none"}\\b[^.]*, but not here", option.Why)));
        Assert.Contains(owners, pair => pair.Item.Options.Any(option => option.Why.StartsWith($"That is so in PaaS in general; {pair.Service?.Name} differs. ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_is_asked_to_choose_between_themselves_and_their_own_team()
    {
        Assert.NotNull(taught.Table.Target("self-managed-kubernetes"));
        Assert.DoesNotContain(items.SelectMany(item => item.Options), option => option.Claims.Any(claim => claim.Target == "self-managed-kubernetes"));
        Assert.DoesNotContain(items.SelectMany(item => item.Options), option => option.Text.Contains("your own team", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_belief_and_what_is_true_are_told_at_like_length_in_one_sentence()
    {
        var told = Of("belief").Select(item => (IsTrue: item.Options.Single(option => option.IsRight).Text == "True", Statement: Quoted().Match(item.Prompt).Groups["statement"].Value)).ToList();
        Assert.All(told, statement => Assert.InRange(statement.Statement.Length, 20, 120));
        Assert.All(told, statement => Assert.DoesNotContain(". ", statement.Statement, StringComparison.Ordinal));
        Assert.All(told, statement => Assert.DoesNotMatch("^(It|They) ", statement.Statement));
        Assert.InRange(told.Count(statement => statement.IsTrue) / (double)told.Count, 0.4, 0.6);
        // The form tells nothing: what is made of a cell is wrong now and then too.
        Assert.InRange(told.Count(statement => !statement.IsTrue && statement.Statement.StartsWith("In ", StringComparison.Ordinal)), 10, told.Count);
    }

    [Fact]
    public void What_you_do_names_what_it_is_done_to()
    {
        var retention = Of("owner").Single(item => item.Options[0].Claims[0] is { Responsibility: "data-retention", Target: "oci-object-storage" });
        Assert.Matches("Oracle: .+ You: Write them", retention.Key.Single().Why);
        var patching = Of("owner").Single(item => item.Options[0].Claims[0] is { Responsibility: "guest-os-patching", Target: "iaas" });
        Assert.DoesNotContain("The provider: ", patching.Key.Single().Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_it_is_asked_of_a_model_only_where_it_is_found() =>
        Assert.All(Of("owner").Select(item => item.Options[0].Claims[0]), claim => Assert.True(
            taught.Table.Responsibility(claim.Responsibility) is { } row && taught.Table.Target(claim.Target) is { } place && taught.Table.IsFound(row, place),
            $"{claim.Responsibility} in {claim.Target}"));

    [Fact]
    public void An_auditor_asks_in_words_that_fit_every_name() => Assert.DoesNotContain(items, item => item.Prompt.Contains("who does ", StringComparison.Ordinal) && item.Prompt.StartsWith("An auditor", StringComparison.Ordinal));

    [Fact]
    public void Neither_a_question_nor_its_options_give_the_owner_away_or_stumble()
    {
        Assert.DoesNotContain(Of("owner"), item => item.Prompt.Contains("the provider", StringComparison.Ordinal));
        Assert.DoesNotContain(items.SelectMany(item => item.Options), option => option.Text.Contains(")'s", StringComparison.Ordinal) || option.Text.EndsWith("a vendor's", StringComparison.Ordinal));
        Assert.Contains(Of("owner").SelectMany(item => item.Options), option => option.Text == "Both: you do a part, the provider does a part");
        Assert.DoesNotContain(Of("sort"), item => item.Prompt.Contains("shared", StringComparison.Ordinal));
    }

    private IEnumerable<Item> Of(string kind) => items.Where(item => item.Id.StartsWith($"{kind}-", StringComparison.Ordinal));

    [GeneratedRegex("\"(?<statement>.+)\"")]
    private static partial Regex Quoted();
}
