using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Items;

/// <summary>Compiled items ask about what can be, and their words say it so that it can be learned from.</summary>
public sealed class ItemWordingSpecs(TaughtCurriculum taught)
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

    private IEnumerable<Item> Of(string kind) => items.Where(item => item.Id.StartsWith($"{kind}-", StringComparison.Ordinal));
}
