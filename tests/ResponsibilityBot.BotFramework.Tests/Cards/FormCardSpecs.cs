using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed class FormCardSpecs
{
    public static TheoryData<string> Names => [.. SampleForms.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Each_field_has_an_input_with_a_label_and_what_stands_in_it(string name)
    {
        var (form, inputs) = (SampleForms.All[name], Inputs(name));
        Assert.Equal(form.Fields.Select(field => Verbs.Filled + field.Id), inputs.Select(input => (string?)input["id"]));
        foreach (var (field, input) in form.Fields.Zip(inputs))
        {
            Assert.Equal(field.Label, (string?)input["label"] ?? (string?)input["title"]);
            Assert.Equal(field.Kind == FieldKind.Number && !int.TryParse(field.Value, out _) ? "" : field.Value, $"{input["value"]}");
            Assert.Equal(field.IsRequired && field.Kind != FieldKind.Toggle, input.ContainsKey("errorMessage"));
        }
    }

    [Fact]
    public void What_was_wrong_stands_over_its_input_and_what_was_filled_in_stays()
    {
        var form = SampleForms.All["form-quiz-errors"];
        var text = string.Join('\n', CardSpecs.Objects(Card("form-quiz-errors")["body"]).Where(item => (string?)item["type"] == "TextRun").Select(run => (string?)run["text"]));
        Assert.All(form.Fields.Where(field => field.Error.Length > 0), field => Assert.Contains($"⚠ {field.Label}: {field.Error}", text, StringComparison.Ordinal));
        Assert.Equal("CET", (string?)Inputs("form-quiz-errors").Single(input => (string?)input["id"] == "field-zone")["value"]);
    }

    [Fact]
    public void What_is_filled_in_comes_back_with_the_ids_of_the_form_and_never_in_their_place()
    {
        var data = Submit("form-quiz")["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in new (string, JsonNode?)[] { ("field-time", "07:00"), ("field-number", 3), ("field-days", "monday,friday"), ("field-toggle", true), ("form", "settings"), ("by", "somebody else") })
            data[name] = value;
        var press = ActionData.PressOf(JsonSerializer.SerializeToElement(new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "dark" } }));
        Assert.Equal(Verbs.Submit, press?.Verb);
        Assert.Equal(("quiz-set-up", "U111", "07:00", "3", "monday,friday", "true"), (press?["form"], press?["by"], press?["field-time"], press?["field-number"], press?["field-days"], press?["field-toggle"]));
    }

    [Fact]
    public void A_form_in_a_conversation_is_its_words_and_has_no_input()
    {
        foreach (var surface in new[] { CardSurface.Teams, CardSurface.WebChat, CardSurface.Inserted })
        {
            var card = AdaptiveCardRenderer.Card(SampleForms.All["form-quiz"], surface);
            Assert.DoesNotContain(CardSpecs.Objects(card), item => ((string?)item["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);
            Assert.Contains("daily quiz on 09:00", card.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_button_for_a_form_opens_a_dialog_in_Teams_and_is_like_any_other_elsewhere()
    {
        var reply = new Reply.Said("Settings") { Buttons = [Tutoring.Turns.Button.To("Change", Verbs.Open, Verbs.Form, "settings")] };
        var inTeams = Button(AdaptiveCardRenderer.Card(reply, CardSurface.Teams));
        Assert.Equal(("Action.Submit", "task/fetch"), ((string?)inTeams["type"], (string?)inTeams["data"]?["msteams"]?["type"]));
        var elsewhere = Button(AdaptiveCardRenderer.Card(reply, CardSurface.WebChat));
        Assert.Equal(("Action.Submit", null), ((string?)elsewhere["type"], elsewhere["data"]?["msteams"]));
        Assert.All(new[] { inTeams, elsewhere }, button => Assert.Equal("settings", ActionData.PressOf(JsonSerializer.SerializeToElement(button["data"]))?["form"]));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("漢")]
    public void The_worst_form_stays_below_the_limit(string letter)
    {
        var json = AdaptiveCardRenderer.Card(AnyForm.Worst(string.Concat(Enumerable.Repeat(letter, 700))), CardSurface.Dialog).ToJsonString();
        Assert.InRange(System.Text.Encoding.Unicode.GetByteCount(json), 10_000, CardLimits.MessageBytes - CardLimits.EnvelopeBytes);
    }

    private static JsonObject Card(string name) => AdaptiveCardRenderer.Card(SampleForms.All[name], CardSurface.Dialog);

    private static List<JsonObject> Inputs(string name) => [.. CardSpecs.Objects(Card(name)).Where(item => ((string?)item["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)];

    private static JsonObject Submit(string name) => Button(Card(name));

    private static JsonObject Button(JsonObject card) => Assert.Single(CardSpecs.Objects(card), item => ((string?)item["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);
}
