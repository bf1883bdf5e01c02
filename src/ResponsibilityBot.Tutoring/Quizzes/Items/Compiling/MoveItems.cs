using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>"What is no longer yours after the move?": three rows in two places, of which one goes over to the provider.</summary>
internal sealed class MoveItems(KnowledgeTable table, Beliefs beliefs, ItemFrame frame)
{
    private const string Machines = "iaas";
    private static readonly int[][] ModelSteps = [[4, 9], [11, 23], [17, 31]];
    private static readonly int[][] ServiceSteps = [[6, 19], [4, 9], [11, 23]];

    public IEnumerable<Item> All() => Pairs(frame.CloudModels).SelectMany(pair => Items(pair, ModelSteps)).Concat(ServicePairs().SelectMany(pair => Items(pair, ServiceSteps)));

    private static IEnumerable<(PlaceReading From, PlaceReading To)> Pairs(IReadOnlyList<PlaceReading> places) =>
        from first in Enumerable.Range(0, places.Count)
        from second in Enumerable.Range(first + 1, places.Count - first - 1)
        select (places[first], places[second]);

    /// <summary>From each cloud's first service of virtual machines to its managed ones that take workloads.</summary>
    private IEnumerable<(PlaceReading From, PlaceReading To)> ServicePairs()
    {
        var places = frame.Services.ToDictionary(place => place.Id, StringComparer.Ordinal);
        foreach (var cloud in table.Content.Services.Where(service => service.Vendor.Length == 0).GroupBy(service => service.Provider, StringComparer.Ordinal))
        {
            if (cloud.FirstOrDefault(service => service.Model == Machines) is not { } machines)
                continue;
            foreach (var managed in cloud.Where(service => service.TakesWorkloads && service.Model is "caas" or "paas" or "faas"))
                yield return (places[machines.Id], places[managed.Id]);
        }
    }

    private IEnumerable<Item> Items((PlaceReading From, PlaceReading To) pair, int[][] steps) =>
        steps.SelectMany(step => frame.Windows(step)).Select(rows => Make(pair.From, pair.To, rows)).OfType<Item>();

    private Item? Make(PlaceReading from, PlaceReading to, Responsibility[] rows)
    {
        var steps = rows.Select(row => Moved.Of(from.Beside(row), to.Beside(row))).OfType<Moved>().ToList();
        if (steps.Count != rows.Length || steps.Count(step => step.IsShed) != 1)
            return null;
        CellReading[] cells = [.. steps.SelectMany(step => new[] { step.Before, step.After })];
        if (!frame.IsWanted(cells))
            return null;
        var id = ItemFrame.IdOf("move", cells, [from.Id, to.Id, .. rows.Select(row => row.Id).Order(StringComparer.Ordinal)]);
        var prompt = $"You move a workload from {from.Name} to {to.Name}. Which of these is no longer yours afterwards?";
        return frame.Make(id, ItemKind.Move, steps.First(step => step.IsShed).After, prompt, cells, steps.Select(step => Option(id, step)));
    }

    private ItemOption Option(string id, Moved step) =>
        new(ItemIds.OfOption(id, step.After.Row.Id), step.After.Row.Name, step.IsShed, step.Why, step.IsShed || step.Before.Moved is not null ? null : beliefs.ShownBy(Owner.Provider, step.After))
        {
            Claims = [step.Before.Claims(Owner.Customer), step.After.Claims(Owner.Provider)],
        };

    /// <summary>A row before and after: it leaves the customer, stays with the customer, or was the provider's all along.</summary>
    private sealed record Moved(CellReading Before, CellReading After)
    {
        public bool IsShed => (Before.Owner, After.Owner) == (Owner.Customer, Owner.Provider);

        public string Why => (Before.Owner, After.Owner) switch
        {
            (Owner.Customer, Owner.Provider) => $"It leaves you. {After.Says}",
            (Owner.Customer, _) => $"It stays yours. {After.Says}",
            _ => $"It was not yours before either. {After.Says}",
        };

        public static Moved? Of(CellReading? before, CellReading? after) =>
            before is not null && after is not null && (before.Owner, after.Owner) is (Owner.Customer, Owner.Provider) or (Owner.Customer, Owner.Customer) or (Owner.Provider, Owner.Provider)
                ? new Moved(before, after)
                : null;
    }
}
