using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>What the schema refuses the reader refuses: a writer whose editor is content and a writer without an editor hear the same.</summary>
public sealed class SchemaAgreementSpecs
{
    private static readonly string[] Beside = ["knowledge/models.yaml", "knowledge/lexicon/words.yaml"];

    /// <summary>Those, parsed once: they are read beside hundreds of others, and parsing is most of reading.</summary>
    private static readonly Lazy<ContentFiles> Known = new(() => ContentFiles.Parse([.. Beside.Select(name => (name, File.ReadAllText(Path.Combine(Dialogs.Folder, name))))]));

    private static readonly ConcurrentDictionary<string, JsonNode> Parsed = new(StringComparer.Ordinal);

    /// <summary>More keys than that are left out of a mapping at once.</summary>
    private const int ManyKeys = 40;

    /// <summary>One file of each kind. Others that the checks across files need are read beside it.</summary>
    public static TheoryData<string, string> Kinds => new()
    {
        { "responsibility", "knowledge/responsibilities/guest-os-patching.yaml" },
        { "services", "knowledge/services/oracle.yaml" },
        { "sources", "knowledge/sources/oracle.yaml" },
        { "models", "knowledge/models.yaml" },
        { "providers", "knowledge/providers.yaml" },
        { "families", "knowledge/families.yaml" },
        { "areas", "knowledge/areas.yaml" },
        { "misconceptions", "knowledge/misconceptions.yaml" },
        { "gray-areas", "knowledge/gray-areas.yaml" },
        { "glossary", "knowledge/glossary.yaml" },
        { "always", "knowledge/always.yaml" },
        { "ai-overlay", "knowledge/ai-overlay.yaml" },
        { "cues", "knowledge/lexicon/cues.yaml" },
        { "words", "knowledge/lexicon/words.yaml" },
        { "phrases", "phrases/en.yaml" },
        { "items", "items/lessons.yaml" },
        { "drills", "drills/incidents.yaml" },
        { "roles", "organisation/roles.yaml" },
        { "overrides", "organisation/overrides.yaml" },
        { "clauses", "organisation/clauses.yaml" },
        { "frameworks", "knowledge/frameworks.yaml" },
        { "resource-types", "knowledge/resource-types.yaml" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_that_one_does_not_know_the_other_does_not_know(string kind, string file)
    {
        var schema = await Schemas.LoadAsync(kind);
        var root = Committed(file);
        var places = Mappings(root, "").DistinctBy(place => place.Shape).Where(place => !HasFreeKeys(place.Shape)).ToList();
        for (var at = 0; at < places.Count; at++)
            places[at].Map[$"unknown-{at}"] = "x";
        var refused = schema.Validate(root.ToJsonString()).Select(error => error.ToString()).ToList();
        var reported = Read(file, root);
        Assert.NotEmpty(places);
        Assert.All(places, (place, at) =>
        {
            Assert.True(refused.Exists(error => error.Contains($"unknown-{at}", StringComparison.Ordinal)), $"the schema takes a strange key in {place.Shape}");
            Assert.True(reported.Exists(message => message.Contains($"'unknown-{at}'", StringComparison.Ordinal)), $"the reader takes a strange key in {place.Shape}");
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_schema_requires_the_reader_requires(string kind, string file)
    {
        var schema = await Schemas.LoadAsync(kind);
        var committed = Read(file, Committed(file));
        var required = 0;
        foreach (var (shape, map) in Mappings(Committed(file), "").DistinctBy(place => place.Shape).ToList())
        {
            var keys = map.Select(pair => pair.Key).Where(key => schema.Validate(Without(file, shape, [key]).ToJsonString()).Count > 0).ToList();
            required += keys.Count;

            // Of many keys all are left out at once, and each must be missed by its name: one reading instead of hundreds.
            if (keys.Count > ManyKeys)
                Assert.All(keys, MissedBy(Read(file, Without(file, shape, keys)).Except(committed, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal), shape));
            else
                Assert.All(keys, key => Assert.True(Read(file, Without(file, shape, [key])).Except(committed, StringComparer.Ordinal).Any(), $"the schema wants '{key}' in {shape}, but the reader does not miss it"));
        }

        Assert.NotEqual(0, required);
    }

    private static Action<string> MissedBy(HashSet<string> problems, string shape) =>
        key => Assert.True(problems.Any(problem => problem.Contains($"'{key}'", StringComparison.Ordinal)), $"the schema wants '{key}' in {shape}, but the reader does not miss it");

    /// <summary>What is committed without keys of the first mapping of a shape that has them.</summary>
    private static JsonNode Without(string file, string shape, List<string> keys)
    {
        var root = Committed(file);
        var map = Mappings(root, "").First(place => place.Shape == shape && place.Map.ContainsKey(keys[0])).Map;
        foreach (var key in keys)
            map.Remove(key);
        return root;
    }

    /// <summary>What is committed; of what an organisation says, the sample. A copy, to be changed.</summary>
    private static JsonNode Committed(string file) => Parsed.GetOrAdd(file, Parse).DeepClone();

    private static JsonNode Parse(string file) =>
        YamlJson.Read(File.ReadAllText(Path.Combine(Dialogs.Folder, file.StartsWith("organisation/", StringComparison.Ordinal) ? $"samples/company/{file}" : file)));

    /// <summary>What the reader says of a file, beside the few that it takes to judge one. JSON is YAML too.</summary>
    private static List<string> Read(string file, JsonNode root)
    {
        var texts = new List<(string, string)> { (file, root.ToJsonString()) };
        foreach (var other in Beside.Where(other => other != file))
            texts.Add((other, File.ReadAllText(Path.Combine(Dialogs.Folder, other))));
        return [.. ContentReader.Read(ContentFiles.Parse(texts, Known.Value)).Problems.Select(problem => $"{problem.File}: {problem.Message}")];
    }

    /// <summary>Mappings whose keys are words, not the schema's.</summary>
    private static bool HasFreeKeys(string shape) => shape.EndsWith("/expansions", StringComparison.Ordinal);

    /// <summary>Every mapping with its place; list items and cells are alike.</summary>
    private static IEnumerable<(string Shape, JsonObject Map)> Mappings(JsonNode? node, string shape) => node switch
    {
        JsonObject map => map.ToList().SelectMany(pair => Mappings(pair.Value, shape.EndsWith("/cells", StringComparison.Ordinal) ? $"{shape}/*" : $"{shape}/{pair.Key}")).Prepend((shape, map)),
        JsonArray list => list.SelectMany(item => Mappings(item, $"{shape}/-")),
        _ => [],
    };
}
