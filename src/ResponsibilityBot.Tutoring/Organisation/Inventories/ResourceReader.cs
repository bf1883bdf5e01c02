using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>
/// Finds the types of resources in what people paste. It reads declarations, not meanings: conditions, counts and loops are not worked out. Never throws, whatever was
/// pasted, and takes time in proportion to its length.
/// </summary>
/// <remarks>
/// Sources: https://developer.hashicorp.com/terraform/language/resources/syntax, https://developer.hashicorp.com/terraform/internals/json-format,
/// https://learn.microsoft.com/azure/azure-resource-manager/bicep/resource-declaration, https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax,
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html.
/// </remarks>
internal static partial class ResourceReader
{
    /// <summary>The longest type that is taken; those of vendors have 90 characters at most.</summary>
    private const int LongestType = 200;

    /// <summary>Different types, or lines of a plain list, that are taken.</summary>
    private const int MostTypes = 2_000;

    public static ResourceList Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > ResourceList.MaxLength)
            return Broken(ResourceFormat.Plain, $"it has {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters and at most {ResourceList.MaxLength.ToString("N0", CultureInfo.InvariantCulture)} are read; take the resources alone, or one part at a time");
        // In chat people put code between backticks.
        var plain = text.Trim('\uFEFF', ' ', '\t', '\r', '\n', '`');
        if (plain.Length == 0)
            return Empty;
        if (plain[0] is '{' or '[')
            return ReadJson(plain);
        var code = TemplateText.WithoutComments(plain);
        if (Count(code, TerraformResource()) is { Count: > 0 } terraform)
            return Listed(ResourceFormat.Terraform, terraform, TerraformModule().Count(code));
        if (TerraformModule().Count(code) is > 0 and var modules)
            return new(ResourceFormat.Terraform, [], modules, "it only calls modules, whose resources do not stand in it; give what terraform show -json prints");
        if (Count(code, BicepResource()) is { Count: > 0 } bicep)
            return Listed(ResourceFormat.Bicep, bicep, BicepModule().Count(code));
        if (Count(plain, CloudFormationType()) is { Count: > 0 } formation)
            return Listed(ResourceFormat.CloudFormation, formation, 0);
        return Lines(plain) is { Count: > 0 } lines ? Listed(ResourceFormat.Plain, lines, 0) : Empty;
    }

    private static ResourceList Empty => Broken(ResourceFormat.Plain, "it is empty; paste resources of Terraform, Bicep, ARM or CloudFormation, or one service a line");

    private static ResourceList ReadJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 });
            var types = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            var format = ResourceFormat.TerraformJson;
            Walk(json.RootElement, types, ref format);
            return types.Count > 0 ? Listed(format, types, 0) : Broken(format, "it is JSON without resources; give a template of ARM or CloudFormation, or what terraform show -json prints");
        }
        catch (JsonException wrong)
        {
            // The message of the exception may quote what was pasted; where it is wrong is enough.
            return Broken(ResourceFormat.TerraformJson, $"line {(wrong.LineNumber ?? 0) + 1}: it begins like JSON and is none; paste all of it");
        }
    }

    private static void Walk(JsonElement element, Dictionary<string, int> types, ref ResourceFormat format)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, types, ref format);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (TypeOf(element, ref format) is { } type)
                Add(types, type);
            foreach (var property in element.EnumerateObject())
            {
                if (MayHoldResources(property))
                    Walk(property.Value, types, ref format);
            }
        }
    }

    /// <summary>What a resource is set to is not looked into, but where another template stands in it; what a plan would change repeats what it plans.</summary>
    private static bool MayHoldResources(JsonProperty property) => property.Name switch
    {
        "prior_state" or "resource_changes" or "resource_drift" or "configuration" or "attributes" or "Properties" => false,
        "values" => property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("root_module", out _),
        "properties" => property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("template", out _),
        _ => true,
    };

    private static string? TypeOf(JsonElement resource, ref ResourceFormat format)
    {
        if (Text(resource, "Type") is { } formation && formation.Contains("::", StringComparison.Ordinal))
        {
            format = ResourceFormat.CloudFormation;
            return formation;
        }

        if (Text(resource, "type") is not { } type)
            return null;
        if (Text(resource, "mode") is { } mode)
            return mode == "managed" ? type : null;
        if (!type.Contains('/', StringComparison.Ordinal) || !resource.TryGetProperty("name", out _))
            return null;
        format = ResourceFormat.Arm;
        return type;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<string, int> Count(string code, Regex pattern)
    {
        var types = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in pattern.Matches(code))
            Add(types, match.Groups["type"].Value);
        return types;
    }

    private static Dictionary<string, int> Lines(string text)
    {
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Add(lines, line.TrimStart('-', '*', '•', ' ', '\t'));
        return lines;
    }

    private static void Add(Dictionary<string, int> types, string type)
    {
        if (type.Length is > 0 and <= LongestType && (types.Count < MostTypes || types.ContainsKey(type)))
            types[type] = types.GetValueOrDefault(type) + 1;
    }

    private static ResourceList Listed(ResourceFormat format, Dictionary<string, int> types, int modules) => new(format, [.. types.Select(type => (type.Key, type.Value))], modules, null);

    private static ResourceList Broken(ResourceFormat format, string problem) => new(format, [], 0, problem);

    [GeneratedRegex("""\bresource\s+"(?<type>[a-z][a-z0-9_]{2,100})"\s+"[\w-]{1,200}"\s*\{""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TerraformResource();

    [GeneratedRegex("""\bmodule\s+"[\w-]{1,200}"\s*\{""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TerraformModule();

    [GeneratedRegex(@"\bresource\s+\w{1,200}\s+'(?<type>[\w.]{3,100}(?:/[\w.-]{1,100}){1,8})@[\w.-]{1,40}'\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BicepResource();

    [GeneratedRegex(@"\bmodule\s+\w{1,200}\s+'[^'\n]{1,300}'\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BicepModule();

    [GeneratedRegex("""(?m)^[ \t]*Type[ \t]*:[ \t]*["']?(?<type>[A-Za-z0-9]{2,40}(?:::[A-Za-z0-9]{1,80}){1,3})["']?[ \t]*(?:#.*)?\r?$""", RegexOptions.CultureInvariant)]
    private static partial Regex CloudFormationType();
}
