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
        Assert.Equal("c:Who+Duty\tunknown:0.2\nw:who @does\towner:0.53 gray:-1.2\n", file.ToString());
        var read = LearnedWords.Read(new StringReader(file.ToString()));
        Assert.Equal(learned.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a\towner:1\nno tab", ":2: write a feature, a tab and its weights")]
    [InlineData("\towner:1", ":1: write a feature, a tab and its weights")]
    [InlineData("a\towner", ":1: 'owner' is no intent and weight")]
    [InlineData("a\towner:much", ":1: 'owner:much' is no intent and weight")]
    [InlineData("a\tnobody:1", ":1: 'nobody:1' is no intent and weight")]
    public void A_wrong_line_is_named(string lines, string words)
    {
        var wrong = Assert.Throws<FormatException>(() => LearnedWords.Read(new StringReader(lines)));
        Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("train writes this file", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_with_the_program_knows_questions_of_every_kind() =>
        Assert.Superset(
            new HashSet<Intent> { Intent.Owner, Intent.Duties, Intent.Compare, Intent.Move, Intent.Classify, Intent.Most, Intent.Always, Intent.Misconception, Intent.Gray, Intent.Define, Intent.Matrix, Intent.Unknown },
            LearnedWords.Read().Values.SelectMany(weights => weights).Select(weight => weight.Intent).ToHashSet());
}
