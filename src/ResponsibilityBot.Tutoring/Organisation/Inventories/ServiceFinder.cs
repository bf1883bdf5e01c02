using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>Finds the service that an inventory or a template names. It never guesses: what may be meant is a suggestion. Safe for use by many threads.</summary>
public sealed class ServiceFinder
{
    private readonly Curriculum curriculum;
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> types;

    /// <summary>Over the names of a curriculum.</summary>
    public ServiceFinder(Curriculum curriculum)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        this.curriculum = curriculum;
        var content = curriculum.Table.Content;
        foreach (var target in content.Services.Cast<Target>().Concat(content.Models))
        {
            var words = target is Service service ? service.Words : ((ServiceModel)target).Words;
            foreach (var name in words.Phrases.Prepend(target.Name).Prepend(target.Id))
                names.TryAdd(Plain(name), target.Id);
        }

        types = content.ResourceTypes.ToDictionary(type => type.Type, type => type.Service, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The service or service model that somebody named by its id, one of its names or a type of resource; null if there is none.</summary>
    public string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asked = text.Trim();
        return names.TryGetValue(Plain(asked), out var id) ? id : OfType(asked).Service;
    }

    /// <summary>Ids of what may be meant by a name that led to nothing, the nearest first. It costs as much as reading a question.</summary>
    public IReadOnlyList<string> Near(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var selection = MatrixSelection.Read(curriculum, new([text], null, null, null));
        return [.. selection.Problems.SelectMany(problem => problem.Near).Select(choice => choice.Id)];
    }

    /// <summary>The service of a type of resource. A type of Azure that is not known is looked for by what it belongs to.</summary>
    /// <returns>Whether the type is known, and its service if it has one.</returns>
    public (bool IsKnown, string? Service) OfType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        for (var asked = type; asked.Length > 0; asked = asked[..Math.Max(asked.LastIndexOf('/'), 0)])
        {
            if (types.TryGetValue(asked, out var service))
                return (true, service);
        }

        return (false, null);
    }

    private static string Plain(string name) => string.Join(' ', name.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries));
}
