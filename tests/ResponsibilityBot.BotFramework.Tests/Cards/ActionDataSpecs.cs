using System.Text.Json;
using CsCheck;
using ResponsibilityBot.BotFramework.Cards;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed class ActionDataSpecs
{
    private static readonly string[] Names = ["rb", "verb", "ids", "action", "data", "owner", "target"];

    private static readonly Gen<string> Word = Gen.OneOf(Gen.Int[0, Names.Length - 1].Select(index => Names[index]), Gen.String);

    private static readonly Gen<object?> Value = Gen.Recursive<object?>((depth, nested) => depth > 4 ? Leaf() : Gen.OneOf(
        Leaf(),
        Gen.Select(Word, nested, (name, value) => (name, value)).Array[0, 5].Select(object? (pairs) => pairs.DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.value)),
        nested.Array[0, 3].Select(object? (items) => items)));

    [Fact]
    public void Any_JSON_is_read_without_an_exception() => Value.Sample(value =>
    {
        var press = ActionData.PressOf(JsonSerializer.SerializeToElement(value));
        Assert.True(press is null or { Verb.Length: > 0, Ids.Count: <= ActionData.MostIds });
    });

    [Theory]
    [InlineData("""{"rb":{"verb":"owner","ids":{"target":"paas"}}}""")]
    [InlineData("""{"rb":{"verb":"owner","ids":{"target":"paas","other":7,"more":["x"]}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"owner","data":{"rb":{"verb":"owner","ids":{"target":"paas"}}}},"trigger":"manual"}""")]
    public void A_press_is_read_from_a_message_and_from_an_invoke(string json)
    {
        var press = Read(json);
        Assert.Equal("owner", press?.Verb);
        Assert.Equal("paas", press?["target"]);
        Assert.Equal(1, press?.Ids.Count);
    }

    [Fact]
    public void What_is_typed_into_the_card_comes_beside_our_ids_and_replaces_none()
    {
        var press = Read("""{"rb":{"verb":"owner","ids":{"target":"paas"}},"typed":"hello","target":"saas"}""");
        Assert.Equal("hello", press?["typed"]);
        Assert.Equal("paas", press?["target"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"owner\"")]
    [InlineData("[]")]
    [InlineData("""{"verb":"owner","ids":{}}""")]
    [InlineData("""{"rb":"owner"}""")]
    [InlineData("""{"rb":{"verb":7}}""")]
    [InlineData("""{"rb":{"verb":""}}""")]
    [InlineData("""{"rb":{"verb":"\ud800"}}""")]
    [InlineData("""{"rb":{"verb":"owner","ids":{"\ud800":"paas"}}}""")]
    [InlineData("""{"rb":{"verb":"owner","ids":{"target":"\udfff"}}}""")]
    public void What_we_could_not_have_written_is_no_press(string json) => Assert.Null(Read(json));

    [Fact]
    public void An_undefined_value_is_no_press() => Assert.Null(ActionData.PressOf(default));

    [Fact]
    public void Names_ids_and_their_number_are_limited()
    {
        static string Ids(IEnumerable<string> pairs) => """{"rb":{"verb":"owner","ids":{""" + string.Join(',', pairs) + "}}}";
        var most = Enumerable.Range(0, ActionData.MostIds).Select(number => $"\"{number}\":\"x\"").ToList();
        var longest = new string('x', ActionData.LongestId);

        Assert.Equal(ActionData.MostIds, Read(Ids(most))?.Ids.Count);
        Assert.Null(Read(Ids(most.Append("\"more\":\"x\""))));
        Assert.Equal(longest, Read(Ids([$"\"target\":\"{longest}\""]))?["target"]);
        Assert.Equal(0, Read(Ids([$"\"target\":\"{longest}x\""]))?.Ids.Count);
        Assert.Null(Read("""{"rb":{"verb":" """.TrimEnd() + new string('v', ActionData.LongestName + 1) + "\"}}"));
    }

    private static Gen<object?> Leaf() => Gen.OneOf(
        Word.Select(object? (text) => text), Gen.Int.Select(object? (number) => number), Gen.Bool.Select(object? (flag) => flag), Gen.Bool.Select(object? (_) => null));

    private static Tutoring.Turns.Press? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ActionData.PressOf(document.RootElement);
    }
}
