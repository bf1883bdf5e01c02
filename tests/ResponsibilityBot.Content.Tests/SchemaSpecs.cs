using System.Text.Json.Nodes;
using NJsonSchema;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The schemas that editors use fit the committed files and what the bot reads.</summary>
public sealed class SchemaSpecs
{
    private const string Mark = "# yaml-language-server: $schema=";

    public static TheoryData<string> Files => [.. Dialogs.Files, .. Dialogs.Samples];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_valid_by_the_schema_that_its_first_line_names(string file)
    {
        var schema = await Schemas.LoadAsync(SchemaOf(file));
        var text = await File.ReadAllTextAsync(Path.Combine(Dialogs.Folder, file), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(YamlJson.Read(text).ToJsonString()).Select(error => $"{file}:{error.LineNumber} {error.Path} {error.Kind}"));
    }

    [Fact]
    public void Every_schema_but_the_common_one_is_named_by_a_file()
    {
        var named = Dialogs.Files.Concat(Dialogs.Samples).Select(SchemaOf).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([.. Schemas.Names.Where(name => name != "common")], named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_in_a_schema_has_a_description_or_says_what_it_refers_to() =>
        Assert.Empty(Schemas.Names.SelectMany(name => Undescribed(JsonNode.Parse(File.ReadAllText(Schemas.PathOf(name))), name)));

    [Fact]
    public void Every_mapping_in_a_schema_is_closed() =>
        Assert.Empty(Schemas.Names.SelectMany(name => Open(JsonNode.Parse(File.ReadAllText(Schemas.PathOf(name))), name)));

    [Fact]
    public async Task The_schema_of_phrases_holds_the_keys_that_the_bot_uses() =>
        Assert.Equal(Phrases.Keys.Order(StringComparer.Ordinal), (await Schemas.LoadAsync("phrases")).Properties.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_schema_of_cues_holds_every_cue()
    {
        var properties = (await Schemas.LoadAsync("cues")).Properties.Keys;
        Assert.Equal(Enum.GetNames<Cue>().Order(StringComparer.OrdinalIgnoreCase), properties.Select(key => key.Replace("-", "", StringComparison.Ordinal)).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("knowledge/areas.yaml", "responsibility", "area")]
    [InlineData("knowledge/areas.yaml", "areas", "id")]
    [InlineData("knowledge/models.yaml", "common", "model")]
    [InlineData("knowledge/providers.yaml", "services", "provider")]
    public void The_ids_that_a_schema_lists_are_those_of_the_content(string file, string schema, string property)
    {
        var ids = YamlJson.Read(File.ReadAllText(Path.Combine(Dialogs.Folder, file))).AsArray().Select(item => item?["id"]?.GetValue<string>());
        var root = JsonNode.Parse(File.ReadAllText(Schemas.PathOf(schema)));
        var node = root?["definitions"]?[property] ?? root?["properties"]?[property] ?? root?["items"]?["properties"]?[property];
        Assert.Equal(ids, Assert.IsType<JsonArray>(node?["enum"]).Select(item => item?.GetValue<string>()));
    }

    private static string SchemaOf(string file)
    {
        var first = File.ReadLines(Path.Combine(Dialogs.Folder, file)).First();
        Assert.StartsWith(Mark, first, StringComparison.Ordinal);
        var schema = Path.GetFullPath(Path.Combine(Dialogs.Folder, Path.GetDirectoryName(file) ?? "", first[Mark.Length..].Trim()));
        Assert.True(File.Exists(schema), $"{file} names {schema}, which does not exist");
        return Path.GetFileNameWithoutExtension(schema);
    }

    private static IEnumerable<string> Undescribed(JsonNode? node, string place) => Inside(node, place, (schema, at) =>
        schema["properties"] is JsonObject properties
            ? properties.Where(property => property.Value?["description"] is null && property.Value?["$ref"] is null).Select(property => $"{at}/{property.Key}")
            : []);

    private static IEnumerable<string> Open(JsonNode? node, string place) => Inside(node, place, (schema, at) =>
        schema["type"] is JsonValue type && type.ToString() == "object" && schema["additionalProperties"] is null ? [at] : []);

    private static IEnumerable<string> Inside(JsonNode? node, string place, Func<JsonObject, string, IEnumerable<string>> look) => node switch
    {
        JsonObject map => look(map, place).Concat(map.SelectMany(pair => Inside(pair.Value, $"{place}/{pair.Key}", look))),
        JsonArray list => list.SelectMany((item, at) => Inside(item, $"{place}/{at}", look)),
        _ => [],
    };
}
