using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Testing.Replies;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.Forms;

public sealed class FormViewSpecs
{
    private static readonly FormOrigin Origin = new("C111;1.1", "C111", "1.1", IsOwn: false);

    public static TheoryData<string> Names => [.. SampleForms.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_form_becomes_the_approved_view_within_the_limits(string name)
    {
        var view = FormView.Of(SampleForms.All[name], Origin);
        BlockLint.CheckModal(view);
        Approved.Json(name, view);
    }

    [Fact]
    public void What_is_said_in_a_view_is_within_the_limits_too_and_has_no_button()
    {
        BlockLint.CheckModal(FormView.Loading());
        foreach (var reply in SampleReplies.All.Values)
        {
            var view = FormView.Saying(reply);
            BlockLint.CheckModal(view.With(modal => (modal["submit"], modal["close"]) = (Inputs(view).Any() ? Text("x") : null, null)).With(Prune));
            Assert.DoesNotContain(BlockLint.Objects(view), block => (string?)block["type"] is "actions" or "table");
        }
    }

    [Fact]
    public void Whatever_a_form_holds_it_may_be_shown() => AnyForm.Any.Sample(form => BlockLint.CheckModal(FormView.Of(form, Origin)), iter: 60);

    [Theory, MemberData(nameof(Names))]
    public void What_is_filled_in_comes_back_as_the_values_of_its_fields(string name)
    {
        var form = SampleForms.All[name];
        var heard = Read(Submission(FormView.Of(form, Origin)));
        Assert.Equal(Verbs.Submit, heard?.Press?.Verb);
        Assert.Equal(form.Fields.Select(field => field.Kind == FieldKind.Toggle && field.Value == "false" ? "" : field.Value), form.Fields.Select(field => heard?.Press?[Verbs.Filled + field.Id] ?? ""));
        Assert.All(form.Ids, id => Assert.Equal(id.Value, heard?.Press?[id.Key]));
        Assert.Equal(("C111;1.1", Place.Thread, new ReplyWay.Submitted(Origin)), (heard?.Conversation, heard?.Place, heard?.Way));
    }

    [Fact]
    public void What_is_filled_in_never_takes_the_place_of_an_id()
    {
        var payload = Submission(FormView.Of(SampleForms.All["form-quiz"], Origin));
        var values = payload["view"]?["state"]?["values"]?.AsObject() ?? [];
        values["form"] = new JsonObject { ["form"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "settings" } };
        values["by"] = new JsonObject { ["by"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "U666" } };
        Assert.Equal(("quiz-set-up", "U111"), (Read(payload)?.Press?["form"], Read(payload)?.Press?["by"]));
    }

    [Fact]
    public void The_errors_stand_at_their_fields()
    {
        var errors = FormView.Errors(SampleForms.All["form-quiz-errors"]);
        Assert.Equal("errors", (string?)errors["response_action"]);
        Assert.Equal(["field-zone", "field-number"], errors["errors"]?.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("callback_id", "older")]
    [InlineData("callback_id", null)]
    [InlineData("private_metadata", "")]
    [InlineData("private_metadata", "{}")]
    [InlineData("private_metadata", "[1]")]
    [InlineData("private_metadata", """{"conversation":"C1"}""")]
    [InlineData("private_metadata", """{"conversation":7,"ids":{}}""")]
    [InlineData("id", "not an id")]
    public void A_view_that_this_program_could_not_have_shown_is_not_read(string field, string? value)
    {
        var payload = Submission(FormView.Of(SampleForms.All["form-quiz"], Origin));
        payload["view"]?.AsObject().With(view => view[field] = value);
        Assert.Null(Read(payload));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"field-time":7,"field-zone":{"field-zone":null},"x":{"field-days":{"selected_options":[null,7,{"value":{}}]}}}""")]
    public void Values_of_another_shape_count_as_not_filled_in(string values)
    {
        var payload = Submission(FormView.Of(SampleForms.All["form-quiz"], Origin));
        payload["view"]?["state"]?.AsObject().With(state => state["values"] = JsonNode.Parse(values));
        Assert.Equal("", Read(payload)?.Press?.Ids.Where(id => id.Key.StartsWith(Verbs.Filled, StringComparison.Ordinal)).Select(id => id.Value).FirstOrDefault() ?? "");
    }

    [Fact]
    public void The_same_form_sent_off_again_is_the_same_and_after_an_error_another()
    {
        var view = FormView.Of(SampleForms.All["form-quiz"], Origin);
        var key = Read(Submission(view))?.Key;
        Assert.Equal(key, Read(Submission(view))?.Key);
        Assert.NotEqual(key, Read(Submission(view, "2.2.b"))?.Key);
    }

    [Theory]
    [InlineData("D111", null, "D111", Place.Personal)]
    [InlineData(null, null, "chat-with:U111", Place.Personal)]
    [InlineData("C111", "1.1", "C111;1.1", Place.Thread)]
    [InlineData("C111", null, "C111;U111", Place.Channel)]
    public void It_is_heard_where_it_was_opened(string? channel, string? thread, string conversation, Place place)
    {
        var heard = Read(Submission(FormView.Of(SampleForms.All["form-settings"], new(conversation, channel, thread, IsOwn: false))));
        Assert.Equal((conversation, place), (heard?.Conversation, heard?.Place));
    }

    /// <summary>The view as a client sends it off, with what stands in it.</summary>
    internal static JsonObject Submission(JsonObject view, string trigger = "1.1.a")
    {
        var values = new JsonObject();
        foreach (var input in Inputs(view))
        {
            var (name, element) = ((string?)input["block_id"] ?? "", input["element"]?.AsObject() ?? []);
            var state = new JsonObject { ["type"] = element["type"]?.DeepClone() };
            foreach (var (initial, sent) in new[] { ("initial_value", "value"), ("initial_time", "selected_time"), ("initial_date", "selected_date"), ("initial_option", "selected_option"), ("initial_options", "selected_options") })
            {
                if (element[initial] is { } value)
                    state[sent] = value.DeepClone();
            }

            values[name] = new JsonObject { [name] = state };
        }

        return new()
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = "T111" },
            ["user"] = new JsonObject { ["id"] = "U111", ["name"] = "maria" },
            ["trigger_id"] = trigger,
            ["view"] = new JsonObject
            {
                ["id"] = "V111",
                ["hash"] = "1.abc",
                ["callback_id"] = view["callback_id"]?.DeepClone(),
                ["private_metadata"] = view["private_metadata"]?.DeepClone(),
                ["state"] = new JsonObject { ["values"] = values },
            },
        };
    }

    private static IEnumerable<JsonObject> Inputs(JsonObject view) => BlockLint.Objects(view["blocks"]).Where(block => (string?)block["type"] == "input");

    private static JsonObject Text(string text) => new() { ["type"] = "plain_text", ["text"] = text };

    private static void Prune(JsonObject view)
    {
        foreach (var name in view.Where(property => property.Value is null).Select(property => property.Key).ToList())
            view.Remove(name);
    }
}
