using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Quizzes.Health;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Host.Items;

/// <summary>How an item does, as it is written.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Topic">The id of the row it is about.</param>
/// <param name="Fact">What one learns by it.</param>
/// <param name="Prompt">The question.</param>
/// <param name="Answers">How many; 0 for an item that is only listed because it is put aside.</param>
/// <param name="Right">The mean mark, 0 to 1.</param>
/// <param name="Discrimination">-1 to 1, or null where there are too few answers.</param>
/// <param name="Options">Each with its share.</param>
/// <param name="Flags">What is to be looked at.</param>
/// <param name="Aside">In how many tenants it is put aside.</param>
internal sealed record ItemEntry(
    string Item, string Kind, string Topic, string Fact, string Prompt, int Answers, double? Right, double? Discrimination,
    IReadOnlyList<OptionEntry> Options, IReadOnlyList<string> Flags, int Aside)
{
    public static ItemEntry Of(ItemHealth health, int aside) => new(
        health.Item.Id, FileWords.Of(health.Item.Kind), health.Item.Topic, health.Item.Fact, health.Item.Prompt, health.Answers, Math.Round(health.Right, 3),
        health.Discrimination is { } known ? Math.Round(known, 3) : null,
        [.. health.Item.Options.Zip(health.Shares, (option, share) => new OptionEntry(option.Text, option.IsRight, Math.Round(share, 3)))],
        [.. health.Flags.Select(FileWords.Of)], aside);

    /// <summary>An item that has too few answers to tell of.</summary>
    public static ItemEntry Of(Item item, int aside) => new(
        item.Id, FileWords.Of(item.Kind), item.Topic, item.Fact, item.Prompt, 0, null, null, [.. item.Options.Select(option => new OptionEntry(option.Text, option.IsRight, null))], [], aside);
}

/// <summary>An option of an item.</summary>
/// <param name="Text">What people read.</param>
/// <param name="IsRight">Whether it is right.</param>
/// <param name="Share">The share of answers that chose it, or put it to its owner; null where there are too few.</param>
internal sealed record OptionEntry(string Text, bool IsRight, double? Share);

/// <summary>The same as a line of CSV; the names are the headings.</summary>
[CsvRecord]
internal sealed partial record ItemLine(
    string Item, string Kind, string Topic, string Fact, string Prompt, int Answers, double? Right, double? Discrimination, string Options, string Flags, int Aside)
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IReadOnlyList<ItemEntry> entries) => CsvFile.Write(entries.Select(Of));

    private static ItemLine Of(ItemEntry entry) => new(
        entry.Item, entry.Kind, entry.Topic, entry.Fact, entry.Prompt, entry.Answers, entry.Right, entry.Discrimination,
        string.Join("; ", entry.Options.Select(option => string.Create(CultureInfo.InvariantCulture, $"{(option.IsRight ? "+" : "-")} {option.Text}{(option.Share is { } share ? $" ({share:P0})" : "")}"))),
        string.Join("; ", entry.Flags), entry.Aside);
}

/// <summary>How items are written as JSON: camel case, nulls kept, one field a line.</summary>
[JsonSerializable(typeof(IReadOnlyList<ItemEntry>))]
internal sealed partial class ItemJson : JsonSerializerContext
{
    public static ItemJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
