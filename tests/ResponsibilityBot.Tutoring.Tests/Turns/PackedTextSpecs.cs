using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Turns;

public sealed class PackedTextSpecs
{
    private static readonly string Long = "{\"text\":\"" + string.Concat(Enumerable.Repeat("Wer schützt die Daten? 誰が? 🔒 ", 200)) + "\"}";

    [Fact]
    public void A_long_text_takes_a_fraction_and_comes_back_as_it_was()
    {
        var packed = PackedText.Of(Long);
        Assert.True(packed.Length < Long.Length / 10, $"{packed.Length} of {Long.Length}");
        Assert.Equal(Long, PackedText.Read(packed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\":\"short\"}")]
    public void A_short_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, PackedText.Of(text));
        Assert.Equal(text, PackedText.Read(text));
    }

    [Fact]
    public void A_template_is_filled_in_each_gap()
    {
        var packed = PackedText.Fill(PackedText.Template($"a{PackedText.Gap}b{PackedText.Gap}c"), "|", ",\"rest\":\"~\\n\"}");
        Assert.Equal("a|b|c,\"rest\":\"~\\n\"}", PackedText.Read(packed));
    }

    [Theory]
    [InlineData("~AAAA")]
    [InlineData("~!\n\n")]
    public void What_nobody_packed_is_an_error(string kept) => Assert.Throws<FormatException>(() => PackedText.Read(kept));

    [Fact]
    public void A_damaged_one_is_an_error() => Assert.Throws<InvalidOperationException>(() => PackedText.Read("~AAAA" + PackedText.Of(Long)[5..]));
}
