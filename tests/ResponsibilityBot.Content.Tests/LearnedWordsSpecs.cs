using ResponsibilityBot.Tutoring.Asking.Understanding;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The files of what was learned from labelled questions.</summary>
public sealed class LearnedWordsSpecs
{
    private const string Upper = "labels\towner gray\nstep\t0.25\nbias\t0 -1.5 3E-05\nlabel-bias\t0.125 -2\noutput\t1 2 3\noutput\t-1 0.5 0\n";

    [Theory]
    [InlineData(LearnedWords.Intents, "owner", "gray")]
    [InlineData(LearnedWords.Rows, "physical-security", "family:patching")]
    [InlineData(LearnedWords.Sides, "Provider", "Open")]
    [InlineData(LearnedWords.Places, "saas", "none")]
    public void What_is_written_is_read_the_same(string file, string label, string other)
    {
        var builder = new LearnedNetwork.Builder(new([label, other], 0.25f, [0, -1.5f, 3E-05f], [0.125f, -2], [[1, 2, 3], [-1, 0.5f, 0]]));
        builder.Add("w:who @does", [1, -2, 127]);
        builder.Add("c:Who+Duty", [0, -127, 5]);
        using var written = new StringWriter();
        LearnedWords.Write(written, builder.Build());
        Assert.Equal(Upper.Replace("owner gray", $"{label} {other}", StringComparison.Ordinal) + "w:who @does\tAf5/\nc:Who+Duty\tAIEF\n", written.ToString());
        var read = LearnedWords.Read(file, new StringReader(written.ToString()));
        Assert.Equal([("w:who @does", [1, -2, 127]), ("c:Who+Duty", [0, -127, 5])], read.All().Select(pair => (pair.Feature, pair.Vector.ToArray())));
        using var again = new StringWriter();
        LearnedWords.Write(again, read);
        Assert.Equal(written.ToString(), again.ToString());
    }

    [Theory]
    [InlineData("no tab", ":1: write a name, a tab and what belongs to it")]
    [InlineData("\towner", ":1: write a name, a tab and what belongs to it")]
    [InlineData("step\t1", ":1: 'step' stands where labels belongs")]
    [InlineData("labels\towner nobody", ":1: 'nobody' is no label")]
    [InlineData("labels\towner\nbias\t1", ":2: 'bias' stands where step belongs")]
    [InlineData("labels\towner\nstep\tmuch", ":2: 'much' is no number")]
    [InlineData("labels\towner\nstep\tNaN", ":2: 'NaN' is no number")]
    [InlineData("labels\towner\nstep\t1 2", ":2: there are 2 numbers, and 1 belong here")]
    [InlineData("labels\towner\nstep\t1\nbias\t1 2\nlabel-bias\t1 2", ":4: there are 2 numbers, and 1 belong here")]
    [InlineData("labels\towner\nstep\t1\nbias\t1 2\nlabel-bias\t1\noutput\t1 2 3", ":5: there are 3 numbers, and 2 belong here")]
    [InlineData("labels\towner gray\nstep\t1\nbias\t1 2\nlabel-bias\t1 2\noutput\t1 2\n", ":5: the line of output is missing")]
    [InlineData("", ":0: the line of labels is missing")]
    [InlineData(Upper + "w:a\tAf5/\nw:b\tAf5/AA==", ":8: the vector of 'w:b' is not 3 bytes as Base64")]
    [InlineData(Upper + "w:a\tAf5/\nw:b\tAf5/\nw:a\tAf5/", ":9: feature 'w:a' cannot be told from 'w:a'")]
    [InlineData(Upper + "w:a\tAf5", ":7: the vector of 'w:a' is not 3 bytes as Base64")]
    public void A_wrong_line_is_named(string lines, string words)
    {
        var wrong = Assert.Throws<FormatException>(() => LearnedWords.Read(LearnedWords.Intents, new StringReader(lines)));
        Assert.StartsWith(LearnedWords.Intents + words, wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith("; train writes this file", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("7")]
    public void Nobody_else_is_a_side(string label) =>
        Assert.StartsWith($"{LearnedWords.Sides}:1: '{label}' is no label", Assert.Throws<FormatException>(() => LearnedWords.Read(LearnedWords.Sides, new StringReader($"labels\t{label}"))).Message, StringComparison.Ordinal);

    /// <summary>Files are read piece by piece, so lines end in the middle of a piece, at its end, and behind it; one is longer than a piece.</summary>
    [Fact]
    public void Lines_are_read_wherever_a_piece_of_the_file_ends()
    {
        var features = Enumerable.Range(1, 400).Select(length => new string((char)('a' + length % 26), length) + length).Append(new string('z', 100_000)).ToList();
        var lines = Upper + string.Concat(features.Select((feature, at) => $"{feature}\t{Convert.ToBase64String([(byte)at, (byte)(at / 2), 7])}\n"));
        var learned = LearnedWords.Read(LearnedWords.Intents, new StringReader(lines.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(features.Select((feature, at) => (feature, (sbyte)at, (sbyte)(at / 2))), learned.All().Select(each => (each.Feature, each.Vector.Span[0], each.Vector.Span[1])));
    }

    [Fact]
    public void What_comes_with_the_program_knows_every_row_of_the_table()
    {
        var known = LearnedWords.Read(LearnedWords.Rows).Labels.ToHashSet(StringComparer.Ordinal);
        Assert.Superset(Dialogs.Files.Where(file => file.StartsWith("knowledge/responsibilities/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal), known);
    }

    [Fact]
    public void What_comes_with_the_program_knows_questions_of_every_kind() =>
        Assert.Superset(
            new HashSet<Intent> { Intent.Owner, Intent.Duties, Intent.Compare, Intent.Move, Intent.Classify, Intent.Most, Intent.Always, Intent.Misconception, Intent.Gray, Intent.Define, Intent.Matrix, Intent.Unknown },
            LearnedWords.Read(LearnedWords.Intents).Labels.Select(label => IntentWords.TryRead(label, out var intent) ? intent : Intent.Unknown).ToHashSet());
}
