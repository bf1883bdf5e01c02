using CsCheck;
using ResponsibilityBot.BotFramework.Cards;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed class CardTextSpecs
{
    [Theory]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("  bell\a and\0 null ", "bell and null")]
    [InlineData("safe\u202Etxt.exe", "safetxt.exe")]
    [InlineData("half \ud83d of a pair", "half of a pair")]
    [InlineData("🔥 stays, and so does שלום", "🔥 stays, and so does שלום")]
    public void Cleaning_takes_away_what_is_not_text(string text, string clean) => Assert.Equal(clean, CardText.Clean(text));

    [Theory]
    [InlineData("[click](https://evil.example)", @"\[click\](https\://evil.example)")]
    [InlineData("*bold* _it_ `code` <b>", @"\*bold\* \_it\_ \`code\` \<b\>")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("1. first", @"1\. first")]
    [InlineData("2.5 GB (EKS) - R&D", "2.5 GB (EKS) - R&D")]
    [InlineData("&lt;b&gt; {{DATE(2026-01-01T00:00:00Z)}}", @"\&lt;b\&gt; \{{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("mail me@corp.example at www.corp.example", @"mail me\@corp.example at www\.corp.example")]
    public void Escaping_leaves_nothing_for_Markdown(string text, string escaped) => Assert.Equal(escaped, CardText.Escape(text));

    [Theory]
    [InlineData("https://example.org/a(b)[c]?q=1_2", "[T](https://example.org/a%28b%29%5Bc%5D?q=1%5F2)")]
    [InlineData("http://example.org/", "[T](http://example.org/)")]
    [InlineData("javascript:alert(1)", "T")]
    [InlineData("ftp://example.org/", "T")]
    [InlineData("/matrix", "T")]
    public void Only_addresses_of_the_web_become_links(string address, string link) =>
        Assert.Equal(link, CardText.Link("T", new Uri(address, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void An_address_that_is_too_long_is_no_link() => Assert.Equal("T", CardText.Link("T", new Uri("https://example.org/" + new string('x', CardLimits.Address))));

    [Fact]
    public void Cutting_never_splits_a_character() => Gen.Select(Gen.String, Gen.Int[1, 40]).Sample((text, length) =>
    {
        var cut = CardText.Cut(CardText.Clean(text) + "👩‍🚀🏽é", length);
        Assert.True(cut.Length <= Math.Max(length, 1));
        Assert.Equal(cut, CardText.Clean(cut));
    });

    [Theory]
    [InlineData("👩‍🚀 flies", 4, "…")]
    [InlineData("ab 🚀 flies", 6, "ab 🚀…")]
    [InlineData("short", 5, "short")]
    public void Cutting_keeps_whole_characters(string text, int length, string cut) => Assert.Equal(cut, CardText.Cut(text, length));
}
