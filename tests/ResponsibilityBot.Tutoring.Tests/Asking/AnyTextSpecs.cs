using System.Text;
using System.Text.Json;
using CsCheck;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Laws that hold for any text that a person, or a program, can send.</summary>
public sealed class AnyTextSpecs(TaughtCurriculum taught)
{
    private static readonly string[] Certainties = ["sure", "choose", "unknown"];

    /// <summary>Any UTF-16 at all: control characters, half surrogates, other scripts.</summary>
    private static readonly Gen<string> AnyUnits = Gen.Char.Array[0, 300].Select(units => new string(units));

    /// <summary>Words that the reader knows in any order, with odd signs between them.</summary>
    private static readonly Gen<string> WordSalad = Gen.OneOf(
        "who", "owns", "we", "aws", "does", "not", "patch", "os", "backups", "paas", "saas", "ec2", "lambda", "rds", "always", "why", "and", "what about", "move", "from", "to",
        "compare", "vs", "most", "is", "it", "our", "provider's", "don't", "box", "it's", "pass", "matrix", "define", "hello", "quiz", "encryption", "at", "rest", "kubernetes", "nodes",
        "?", "!", ",", "->", "=", "'", "’", "\0", "\u202e", "🙂", "\ud83d", "é", "ﬁ", "İ", "\r\n", "x", "42").Array[0, 40].Select(words => string.Join(' ', words));

    private static readonly Gen<string> AnyText = Gen.Frequency((1, AnyUnits), (3, WordSalad), (1, Gen.String[Gen.Char[' ', '~'], 0, 200]));

    private static readonly Gen<Topic?> AnyTopic = Gen.OneOf<Topic?>(
        null,
        new Topic("owner", ["backup-and-restore"], ["paas"], "customer", null, DateTimeOffset.UnixEpoch),
        new Topic("compare", [], ["iaas", "saas"], null, null, DateTimeOffset.UnixEpoch),
        new Topic("duties", [], ["amazon-rds"], "provider", null, DateTimeOffset.UnixEpoch),
        new Topic("gone", ["a-row-that-is-gone", "family:gone"], ["a-place-that-is-gone"], "nobody", "gone/gone", DateTimeOffset.UnixEpoch));

    [Fact]
    public void Any_text_gets_an_answer_and_the_same_text_the_same_answer() =>
        Gen.Select(AnyText, AnyTopic).Sample((text, topic) =>
        {
            var answer = taught.Ask(text, topic);
            Assert.NotEmpty(answer.Text);
            Assert.Contains(answer.Certainty, Certainties);
            Assert.Equal(text, answer.Question);
            Assert.Equal(Json(answer), Json(taught.Ask(text, topic)));
        }, iter: 3000, threads: 1);

    [Theory]
    [InlineData("n't")]
    [InlineData("wash n’t tiles")]
    public void A_contraction_without_its_verb_is_answered(string text) => Assert.NotEmpty(taught.Ask(text).Text);

    [Fact]
    public void An_owner_is_only_named_where_a_duty_was_read() =>
        AnyText.Sample(text =>
        {
            var answer = taught.Ask(text);
            Assert.True(answer.Owner is null || answer.Responsibilities.Count > 0 || answer.Intent is "duties" or "always" or "owner", $"{answer.Intent} has the owner {answer.Owner}");
        }, iter: 1500, threads: 1);

    [Fact]
    public void Of_any_text_at_most_24_words_are_counted_and_no_sign_that_an_address_or_a_formula_begins_with() =>
        AnyText.Sample(text =>
        {
            var words = taught.Current.Reader.WordsOf(text, "Pat Quibble");
            Assert.True(words.Split(' ').Length <= 24, words);
            Assert.DoesNotContain(words, sign => sign != '…' && sign != ' ' && !char.IsLetterOrDigit(sign));
        }, iter: 3000, threads: 1);

    [Theory]
    [InlineData("who owns os patching in paas? ", 2700)]
    [InlineData("a", 100_000)]
    [InlineData("\ud800", 100_000)]
    [InlineData("e\u0301", 50_000)]
    [InlineData("\ufdfa", 100_000)] // one sign that is written out to eighteen
    [InlineData("'s ", 33_000)]
    [InlineData("\0", 100_000)]
    [InlineData("->", 50_000)]
    public void A_hundred_thousand_characters_are_answered(string part, int times)
    {
        var text = new StringBuilder().Insert(0, part, times).ToString();
        Assert.NotEmpty(taught.Ask(text).Text);
        Assert.NotNull(taught.Current.Reader.WordsOf(text, text));
    }

    /// <summary>Records compare lists by reference; their JSON compares what is in them.</summary>
    private static string Json(Answer answer) => JsonSerializer.Serialize(answer);
}
