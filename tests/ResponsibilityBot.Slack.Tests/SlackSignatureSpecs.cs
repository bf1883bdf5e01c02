using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace ResponsibilityBot.Slack.Tests;

public sealed class SlackSignatureSpecs
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1531420618);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("token=xyz&command=%2Fresponsibility&text=who+owns+backups");

    [Fact]
    public void A_request_that_Slack_signed_is_valid() =>
        Assert.Equal(SignatureVerdict.Valid, SlackSignature.Judge(Secret, Stamp(0), Sign(Stamp(0), Body), Body, Now));

    [Theory]
    [InlineData(-300, SignatureVerdict.Valid)]
    [InlineData(300, SignatureVerdict.Valid)]
    [InlineData(-301, SignatureVerdict.Stale)]
    [InlineData(301, SignatureVerdict.Stale)]
    [InlineData(86400, SignatureVerdict.Stale)]
    public void A_timestamp_may_be_five_minutes_off_either_way(int seconds, SignatureVerdict verdict) =>
        Assert.Equal(verdict, SlackSignature.Judge(Secret, Stamp(seconds), Sign(Stamp(seconds), Body), Body, Now));

    [Theory]
    [InlineData(null, "v0=")]
    [InlineData("", "")]
    [InlineData("soon", null)]
    [InlineData("1531420618", null)]
    [InlineData("1531420618", "v0=xyz")]
    [InlineData("1531420618", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("99999999999999999999999", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("-1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void Headers_without_a_readable_form_are_malformed(string? timestamp, string? signature) =>
        Assert.Equal(SignatureVerdict.Malformed, SlackSignature.Judge(Secret, timestamp, signature, Body, Now));

    [Fact]
    public void Any_changed_byte_is_refused() =>
        Gen.Select(Gen.Byte.Array[1, 200], Gen.Int[0, 199], Gen.Byte[1, 255]).Sample((body, at, change) =>
        {
            var signature = Sign(Stamp(0), body);
            body[at % body.Length] ^= change;
            return SlackSignature.Judge(Secret, Stamp(0), signature, body, Now) == SignatureVerdict.Mismatch;
        });

    [Fact]
    public void Another_secret_is_refused() =>
        Assert.Equal(SignatureVerdict.Mismatch, SlackSignature.Judge("another secret", Stamp(0), Sign(Stamp(0), Body), Body, Now));

    private static string Stamp(int secondsFromNow) => (Now.ToUnixTimeSeconds() + secondsFromNow).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Sign(string timestamp, byte[] body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:").Concat(body).ToArray()));
}
