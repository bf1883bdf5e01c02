using ResponsibilityBot.Tutoring.Asking.Understanding;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The file of what was learned from labelled questions.</summary>
public sealed class LearnedWordsSpecs
{
    [Fact]
    public void What_is_written_is_read_the_same()
    {
        var learned = new Dictionary<string, IReadOnlyList<IntentWeight>>
        {
            ["w:who @does"] = [new(Intent.Owner, 0.53f), new(Intent.Gray, -1.2f)],
            ["c:Who+Duty"] = [new(Intent.Unknown, 0.2f)],
        };
        using var file = new StringWriter();
        LearnedWords.Write(file, learned);
        Assert.Equal("c:Who+Duty\tunknown:20\nw:who @does\towner:53 gray:-120\n", file.ToString());
        Assert.Equal(
            learned.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Select(weight => (IntentWords.Of(weight.Intent), weight.Weight)).ToList())),
            LearnedWords.Read(new StringReader(file.ToString())).All().Select(pair => (pair.Feature, pair.Weights.ToList())));
    }

    [Theory]
    [InlineData("a\towner:1\nno tab", ":2: write a feature, a tab and its weights")]
    [InlineData("\towner:1", ":1: write a feature, a tab and its weights")]
    [InlineData("a\towner", ":1: 'owner' is no intent and weight")]
    [InlineData("a\towner:much", ":1: 'owner:much' is no intent and weight")]
    [InlineData("a\towner:0.5", ":1: 'owner:0.5' is no intent and weight")]
    [InlineData("a\towner:40000", ":1: 'owner:40000' is no intent and weight")]
    [InlineData("a\tnobody:1", ":1: 'nobody:1' is no intent and weight")]
    public void A_wrong_line_is_named(string lines, string words)
    {
        var wrong = Assert.Throws<FormatException>(() => LearnedWords.Read(new StringReader(lines)));
        Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("train writes this file", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>Files are read piece by piece, so lines end in the middle of a piece, at its end, and behind it; one is longer than a piece.</summary>
    [Fact]
    public void Lines_are_read_wherever_a_piece_of_the_file_ends()
    {
        var features = Enumerable.Range(1, 400).Select(length => new string((char)('a' + length % 26), length) + length).Append(new string('z', 100_000)).ToList();
        var learned = LearnedWords.Read(new StringReader(string.Join("\r\n", features.Select((feature, at) => $"{feature}\towner:{at} gray:{-at}"))));
        Assert.Equal(features.Select((feature, at) => (feature, at / 100f, -at / 100f)), learned.All().Select(each => (each.Feature, each.Weights[0].Weight, each.Weights[1].Weight)));
    }

    [Fact]
    public void Rows_are_written_and_read_the_same_families_too()
    {
        var learned = new Dictionary<string, IReadOnlyList<RowWeight>>
        {
            ["w:building locked"] = [new("physical-security", 1.2f), new("family:patching", -0.4f)],
            ["found:logging"] = [new("none", 0.3f)],
        };
        using var file = new StringWriter();
        LearnedWords.WriteRows(file, learned);
        Assert.Equal("found:logging\tnone:30\nw:building locked\tphysical-security:120 family:patching:-40\n", file.ToString());
        Assert.Equal(
            learned.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Select(weight => (weight.Row, weight.Weight)).ToList())),
            LearnedWords.ReadRows(new StringReader(file.ToString())).All().Select(pair => (pair.Feature, pair.Weights.ToList())));
    }

    [Theory]
    [InlineData("w:a\tlogging", "learned-rows.tsv:1: 'logging' is no row and weight")]
    [InlineData("w:a\tlogging:1\nw:b\tlogging:much", "learned-rows.tsv:2: 'logging:much' is no row and weight")]
    [InlineData("no tab", "learned-rows.tsv:1: write a feature, a tab and its weights")]
    public void A_wrong_line_of_rows_is_named(string lines, string words) =>
        Assert.StartsWith(words, Assert.Throws<FormatException>(() => LearnedWords.ReadRows(new StringReader(lines))).Message, StringComparison.Ordinal);

    [Fact]
    public void Sides_are_written_and_read_the_same()
    {
        var learned = new Dictionary<string, IReadOnlyList<SideWeight>> { ["g:does @them"] = [new(AskedSide.Provider, 1.5f), new(AskedSide.Open, -0.4f)] };
        using var file = new StringWriter();
        LearnedWords.WriteSides(file, learned);
        Assert.Equal("g:does @them\tProvider:150 Open:-40\n", file.ToString());
        var (feature, weights) = Assert.Single(LearnedWords.ReadSides(new StringReader(file.ToString())).All());
        Assert.Equal("g:does @them", feature);
        Assert.Equal([("Provider", 1.5f), ("Open", -0.4f)], weights);
    }

    [Fact]
    public void Places_are_written_and_read_the_same()
    {
        var learned = new Dictionary<string, IReadOnlyList<PlaceWeight>> { ["n:we rent"] = [new("saas", 1.5f), new("none", -0.4f)] };
        using var file = new StringWriter();
        LearnedWords.WritePlaces(file, learned);
        Assert.Equal("n:we rent\tsaas:150 none:-40\n", file.ToString());
        var (feature, weights) = Assert.Single(LearnedWords.ReadPlaces(new StringReader(file.ToString())).All());
        Assert.Equal("n:we rent", feature);
        Assert.Equal([("saas", 1.5f), ("none", -0.4f)], weights);
        Assert.StartsWith("learned-places.tsv:1: 'saas' is no place and weight", Assert.Throws<FormatException>(() => LearnedWords.ReadPlaces(new StringReader("w:a\tsaas"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w:a\tNobody:1", "learned-sides.tsv:1: 'Nobody:1' is no side and weight")]
    [InlineData("w:a\t7:1", "learned-sides.tsv:1: '7:1' is no side and weight")]
    [InlineData("w:a\tOpen:1\nno tab", "learned-sides.tsv:2: write a feature, a tab and its weights")]
    public void A_wrong_line_of_sides_is_named(string lines, string words) =>
        Assert.StartsWith(words, Assert.Throws<FormatException>(() => LearnedWords.ReadSides(new StringReader(lines))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_comes_with_the_program_knows_every_row_of_the_table()
    {
        var known = LearnedWords.ReadRows().Labels.ToHashSet(StringComparer.Ordinal);
        Assert.Superset(Dialogs.Files.Where(file => file.StartsWith("knowledge/responsibilities/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal), known);
    }

    [Fact]
    public void What_comes_with_the_program_knows_questions_of_every_kind() =>
        Assert.Superset(
            new HashSet<Intent> { Intent.Owner, Intent.Duties, Intent.Compare, Intent.Move, Intent.Classify, Intent.Most, Intent.Always, Intent.Misconception, Intent.Gray, Intent.Define, Intent.Matrix, Intent.Unknown },
            LearnedWords.Read().Labels.Select(label => IntentWords.TryRead(label, out var intent) ? intent : Intent.Unknown).ToHashSet());
}
