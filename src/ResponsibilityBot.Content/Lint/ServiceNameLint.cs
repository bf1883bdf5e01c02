using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content.Lint;

/// <summary>A question that names a service by its own name is read as one about that service.</summary>
internal static class ServiceNameLint
{
    public static void Run(KnowledgeTable table, QuestionReader reader, Draft draft)
    {
        foreach (var service in table.Content.Services)
        {
            // A guarded name is an everyday word or a provider's name with a duty's ("AWS Backup"): it is not meant to lead there alone.
            if (service.Words.Weak.Contains(service.Name, StringComparer.OrdinalIgnoreCase))
                continue;

            var targets = reader.Read($"what are our responsibilities in {service.Name}?", null).Targets;
            if (targets is not [var only] || only != service.Id)
            {
                draft.Problems.Add(
                    draft.Ids.PlaceOf(IdKind.Service, service.Id) ?? new Where("knowledge/services", 1),
                    $"the name '{service.Name}' leads to {(targets.Count == 0 ? "nothing" : string.Join(" and ", targets))}; add the name under also:, or take it from the other");
            }
        }
    }
}
