using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content.Lint;

/// <summary>
/// A question that names a service by its own name is read as one about that service. Where the name is guarded because it is also
/// said of other things ("AWS backup"), another of its names may lead there.
/// </summary>
internal sealed class ServiceNameLint(QuestionReader reader, Ids ids, ProblemList problems)
{
    public void Run(KnowledgeContent content)
    {
        // By then the other checks are over, and a processor has nothing to do.
        foreach (var service in content.Services.AsParallel().AsOrdered().Where(service => !IsFound(service)))
        {
            var targets = Targets(service.Name);
            problems.Add(
                ids.PlaceOf(IdKind.Service, service.Id) ?? new Where("knowledge/services", 1),
                $"the name '{service.Name}' leads to {(targets.Count == 0 ? "nothing" : string.Join(" and ", targets))}; add a name under also:, or take it from the other");
        }
    }

    private bool IsFound(Service service)
    {
        string[] names = service.Words.Weak.Contains(service.Name, StringComparer.OrdinalIgnoreCase) ? [service.Name, .. service.Words.Phrases] : [service.Name];
        return names.Any(name => Targets(name) is [var only] && only == service.Id);
    }

    private IReadOnlyList<string> Targets(string name) => reader.Read($"what are our responsibilities in {name}?", null).Targets;
}
