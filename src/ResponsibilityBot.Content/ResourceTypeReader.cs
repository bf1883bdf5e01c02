using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>knowledge/resource-types.yaml</c>: which types of resources in templates stand for which service. Content without the file knows none.</summary>
internal sealed partial class ResourceTypeReader(Draft draft)
{
    private const string File = "knowledge/resource-types.yaml";

    public IReadOnlyList<ResourceType> Read()
    {
        if (!draft.Has(File))
            return [];
        var types = new Dictionary<string, (ResourceType Type, Where Where)>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in draft.List(File, IdKind.None))
        {
            var service = fields.OptionalText("service");
            if (service is { Length: > 0 })
                draft.Ids.Mention(IdKind.Service, service, fields.WhereIs("service"));
            else if (fields.Has("service"))
                fields.Report("service", "'service' is empty; name one, or leave the key out for parts that stand for no service");
            fields.RequiredTexts("types");
            foreach (var (type, where) in fields.TextsWithLines("types"))
                Add(types, type, service, where);
            fields.Done();
        }

        return [.. types.Values.Select(known => known.Type)];
    }

    private void Add(Dictionary<string, (ResourceType Type, Where Where)> types, string type, string? service, Where where)
    {
        if (!WellFormed().IsMatch(type))
            draft.Problems.Add(where, $"'{type}' is no type of a resource; write it as the template does, such as aws_instance, AWS::EC2::Instance or Microsoft.Compute/virtualMachines");
        else if (types.TryGetValue(type, out var first))
            draft.Problems.Add(where, $"the type '{type}' stands there twice, first in line {first.Where.Line} for {first.Type.Service ?? "no service"}; leave one");
        else
            types[type] = (new(type, service), where);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_.:/-]{2,199}$", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
