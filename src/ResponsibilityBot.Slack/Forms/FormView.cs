using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Forms;

/// <summary>Views that open over the conversation. Pure.</summary>
/// <remarks>Source: https://docs.slack.dev/surfaces/modals and https://docs.slack.dev/reference/views/modal-views.</remarks>
internal static class FormView
{
    /// <summary>The <c>callback_id</c> of a form.</summary>
    public const string CallbackId = "rb:form";

    /// <summary>The value of a toggle that is on.</summary>
    private const string On = "true";

    private const string Title = "ResponsibilityBot";

    /// <summary>A form with its inputs. It is drawn again with shorter texts until it is no larger than a message may be: what a view may hold is not written anywhere.</summary>
    public static JsonObject Of(Reply.Form form, FormOrigin origin) =>
        SlackRoom.Steps.Select(room => Draw(form, origin, room.Characters)).FirstOrDefault(view => view["blocks"] is JsonArray blocks && BlockKitRenderer.Fits(blocks))
            ?? throw new UnreachableException($"the form {form.Id} does not fit into the smallest room");

    private static JsonObject Draw(Reply.Form form, FormOrigin origin, int room)
    {
        var view = Modal(MessageFrame.Cut(form.Title, SlackLimits.ViewTitle), [.. form.Lead.Length > 0 ? [Prose(form.Lead, room)] : Array.Empty<JsonObject>(), .. form.Fields.Select(field => Input(field, room))]);
        view["callback_id"] = CallbackId;
        view["submit"] = BlockKit.PlainText(MessageFrame.Cut(form.Submit, SlackLimits.ViewButton));
        view["close"] = BlockKit.PlainText("Cancel");
        view["private_metadata"] = origin.Write(form.Ids);
        return view;
    }

    /// <summary>What stands there until the form is known: Slack wants a view within three seconds.</summary>
    public static JsonObject Loading() => Modal(Title, [Prose("One moment …", SlackLimits.Text)]);

    /// <summary>A reply where a form was or was to be. What it says is read there; its buttons stay where the conversation goes on.</summary>
    public static JsonObject Saying(Reply reply) => Modal(Title, [.. BlockKitRenderer.InView(reply).OfType<JsonObject>().Select(block => (JsonObject)block.DeepClone())]);

    /// <summary>A sentence where a form was.</summary>
    public static JsonObject Saying(string text) => Modal(Title, [Prose(text, SlackLimits.Text)]);

    /// <summary>The answer to a <c>view_submission</c> that shows what is wrong, each at its field.</summary>
    public static JsonObject Errors(Reply.Form form) => new()
    {
        ["response_action"] = "errors",
        ["errors"] = new JsonObject(form.Fields.Where(field => field.Error.Length > 0)
            .Select(field => KeyValuePair.Create<string, JsonNode?>(NameOf(field), MessageFrame.Cut(field.Error, SlackLimits.InputHint)))),
    };

    /// <summary>The answer to a <c>view_submission</c> that shows another view in the place of the form.</summary>
    public static JsonObject Instead(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>The answer to a <c>view_submission</c> that closes the form, and whatever it was opened over.</summary>
    public static JsonObject Closed() => new() { ["response_action"] = "clear" };

    private static JsonObject Modal(string title, IEnumerable<JsonObject> blocks) => new() { ["type"] = "modal", ["title"] = BlockKit.PlainText(title), ["blocks"] = BlockKit.Array(blocks) };

    private static JsonObject Prose(string text, int room) => BlockKit.RichText(BlockKit.Paragraph(BlockKit.Run(MessageFrame.Cut(text, room))));

    private static JsonObject Input(Field field, int room)
    {
        var input = BlockKit.Input(NameOf(field), MessageFrame.Cut(field.Label, Math.Min(room, SlackLimits.InputLabel)), Element(field, room));
        if (field.Hint.Length > 0)
            input["hint"] = BlockKit.PlainText(MessageFrame.Cut(field.Hint, Math.Min(room, SlackLimits.InputHint)));
        if (!field.IsRequired || field.Kind == FieldKind.Toggle)
            input["optional"] = true;
        return input;
    }

    private static JsonObject Element(Field field, int room) => field.Kind switch
    {
        FieldKind.Choice => Initial(Placed(BlockKit.Choice("static_select", NameOf(field), Options(field, room)), "Choose one"), "initial_option", Chosen(field, room).FirstOrDefault()),
        FieldKind.Several => Initial(BlockKit.Choice("checkboxes", NameOf(field), Options(field, room)), "initial_options", Several(Chosen(field, room))),
        FieldKind.Toggle => Initial(BlockKit.Choice("checkboxes", NameOf(field), [Switch()]), "initial_options", field.Value == On ? BlockKit.Array([Switch()]) : null),
        FieldKind.Number => Initial(Number(field), "initial_value", TextOf(field)),
        FieldKind.Time => Initial(Of(field, "timepicker"), "initial_time", TextOf(field)),
        FieldKind.Date => Initial(Of(field, "datepicker"), "initial_date", TextOf(field)),
        _ => Initial(Text(field), "initial_value", TextOf(field)),
    };

    private static JsonObject Number(Field field)
    {
        var element = Of(field, "number_input");
        element["is_decimal_allowed"] = false;
        element["min_value"] = field.Least.ToString(CultureInfo.InvariantCulture);
        element["max_value"] = field.Most.ToString(CultureInfo.InvariantCulture);
        return element;
    }

    private static JsonObject Text(Field field)
    {
        var element = Of(field, "plain_text_input");
        element["max_length"] = Math.Clamp(field.Most, 1, SlackLimits.InputText);
        return element;
    }

    private static JsonObject Of(Field field, string type) => new() { ["type"] = type, ["action_id"] = NameOf(field) };

    private static JsonObject Placed(JsonObject element, string placeholder)
    {
        element["placeholder"] = BlockKit.PlainText(placeholder);
        return element;
    }

    private static JsonObject Initial(JsonObject element, string name, JsonNode? value)
    {
        if (value is not null)
            element[name] = value;
        return element;
    }

    private static IEnumerable<JsonObject> Options(Field field, int room) =>
        field.Options.Select(option => BlockKit.Option(MessageFrame.Cut(option.Label, Math.Min(SlackLimits.Option, room * 3 / 4)), option.Id));

    private static JsonObject Switch() => BlockKit.Option("On", On);

    private static IEnumerable<JsonObject> Chosen(Field field, int room) =>
        Options(field, room).Where(option => field.Value.Split(',').Contains((string?)option["value"], StringComparer.Ordinal));

    /// <summary>Slack takes no empty list.</summary>
    private static JsonArray? Several(IEnumerable<JsonObject> options) => BlockKit.Array(options) is { Count: > 0 } some ? some : null;

    private static JsonValue? TextOf(Field field) => SlackMarkup.Plain(field.Value, Math.Clamp(field.Most, 10, SlackLimits.InputText)) is { Length: > 0 } text ? JsonValue.Create(text) : null;

    private static string NameOf(Field field) => Verbs.Filled + field.Id;
}
