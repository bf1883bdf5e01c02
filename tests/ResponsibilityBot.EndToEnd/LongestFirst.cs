using ResponsibilityBot.EndToEnd;
using ResponsibilityBot.EndToEnd.Deliveries;
using ResponsibilityBot.EndToEnd.Matrices;
using ResponsibilityBot.EndToEnd.Operations;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ResponsibilityBot.EndToEnd;

/// <summary>Classes that take longest begin first: one that began last would run alone at the end, while the other processor has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long = [typeof(FanOutSpecs), typeof(MatrixPageSpecs), typeof(FaultSpecs)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(each => Place(each)).ThenBy(each => each.UniqueID, StringComparer.Ordinal)];

    /// <summary>A class that is in no named collection is one by itself, which has its name.</summary>
    private static int Place(ITestCollection collection)
    {
        var at = Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains($"{type.FullName} ", StringComparison.Ordinal));
        return at < 0 ? Long.Length : at;
    }
}
