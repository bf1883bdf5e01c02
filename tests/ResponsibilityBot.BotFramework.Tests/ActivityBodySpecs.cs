using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Schema;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests;

public sealed class ActivityBodySpecs
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n", "is empty")]
    [InlineData("hello", "is not JSON")]
    [InlineData("{\"type\":\"message\"", "is not JSON")]
    [InlineData("{} {}", "is not JSON")]
    [InlineData("[]", "must be one JSON object")]
    [InlineData("5", "must be one JSON object")]
    [InlineData("null", "is null")]
    [InlineData("{}", "type is missing")]
    [InlineData("""{"type":5}""", "type has the wrong type")]
    [InlineData("""{"type":"message","from":{"id":"u"}}""", "conversation.id is missing")]
    [InlineData("""{"type":"message","conversation":{},"from":{"id":"u"}}""", "conversation.id is missing")]
    [InlineData("""{"type":"message","conversation":"c","from":{"id":"u"}}""", "conversation has the wrong type")]
    [InlineData("""{"type":"message","conversation":{"id":7},"from":{"id":"u"}}""", "conversation.id has the wrong type")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""", "from.id is missing")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":[]}}""", "from.id has the wrong type")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u"},"text":{}}""", "text has the wrong type")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u"},"serviceUrl":true}""", "serviceUrl has the wrong type")]
    [InlineData("""{"type":"message","conversation":{"id":".."},"from":{"id":"u"}}""", "conversation.id must not be dots")]
    [InlineData("""{"type":"message","id":".","conversation":{"id":"c"},"from":{"id":"u"}}""", "id must not be dots")]
    [InlineData("""{"type":"message","conversation":{"id":"c\u0000"},"from":{"id":"u"}}""", "conversation.id holds a control character")]
    [InlineData("""{"type":"message","id":"a\nb","conversation":{"id":"c"},"from":{"id":"u"}}""", "id holds a control character")]
    [InlineData("""{"type":"message","conversation":{"id":"c","tenantId":"\u007f"},"from":{"id":"u"}}""", "conversation.tenantId holds a control character")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u","aadObjectId":"\u0000"}}""", "from.aadObjectId holds a control character")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u"},"channelData":{"team":{"id":"\u0000"}}}""", "channelData.team.id holds a control character")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u"},"text":"\ud800"}""", "not valid Unicode")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"from":{"id":"u"},"channelData":{"\udc00":1}}""", "not valid Unicode")]
    public void What_is_wrong_is_said(string body, string says)
    {
        var (activity, problem) = ActivityBody.Read(Encoding.UTF8.GetBytes(body));
        Assert.Null(activity);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"type":"message","text":" """).AsSpan()[..^1], 0xFF, 0xFE, .. "\"}"u8];
        Assert.Contains("not valid Unicode", ActivityBody.Read(body).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nests_too_deep_is_refused()
    {
        var deep = $$"""{"type":"message","channelData":{{new string('[', 100)}}{{new string(']', 100)}}}""";
        Assert.Contains("deeper than 64", ActivityBody.Read(Encoding.UTF8.GetBytes(deep)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversation", "id")]
    [InlineData("from", "id")]
    [InlineData(null, "id")]
    [InlineData(null, "serviceUrl")]
    public void An_id_that_is_too_long_is_refused(string? parent, string name)
    {
        var activity = Message();
        (parent is null ? activity : activity[parent]?.AsObject() ?? activity)[name] = new string('x', 1001);
        Assert.Contains("longer than 1000", ActivityBody.Read(activity.Bytes()).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("locale")]
    [InlineData("recipient")]
    [InlineData("entities")]
    [InlineData("membersAdded")]
    [InlineData("membersRemoved")]
    [InlineData("action")]
    [InlineData("channelData")]
    [InlineData("attachments")]
    [InlineData("timestamp")]
    [InlineData("anything new")]
    public void A_field_that_does_not_matter_may_hold_anything(string field)
    {
        foreach (var odd in new[] { "5", "\"x\"", "[1,null]", "{\"id\":[]}", "true", "null" })
            Assert.Equal("key", Message().With(field, JsonNode.Parse(odd)).Turn()?.Id);
    }

    [Fact]
    public void A_byte_order_mark_is_no_problem() => Assert.NotNull(ActivityBody.Read([0xEF, 0xBB, 0xBF, .. Message().Bytes()]).Activity);
}
