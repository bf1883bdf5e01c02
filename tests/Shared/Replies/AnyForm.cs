using CsCheck;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Forms with any text in them; ids are of the kind that subjects write.</summary>
internal static class AnyForm
{
    public static Gen<Reply.Form> Any { get; } = Gen.Select(
        AnyReply.Text, AnyReply.Text, AnyReply.Text.Array[1, Reply.Form.MostFields], Gen.Enum<FieldKind>(), AnyReply.Text, Gen.Bool, (title, lead, labels, kind, value, isWrong) =>
            Of(title, lead, [.. labels.Select((label, at) => Field($"field{at}", label, kind, value, isWrong ? label : ""))]));

    /// <summary>A form filled to the brim with the same text.</summary>
    public static Reply.Form Worst(string text) =>
        Of(text, text, [.. Enumerable.Range(0, Reply.Form.MostFields).Select(at => Field($"field{at}", text, FieldKind.Several, text, text))]) with { Words = [.. Enumerable.Repeat(text, 60)] };

    private static Field Field(string id, string label, FieldKind kind, string value, string error) => new(id, label, kind)
    {
        Hint = label,
        Value = kind switch { FieldKind.Time => "09:00", FieldKind.Date => "2026-12-01", FieldKind.Number => "3", _ => value },
        Error = error,
        Options = kind is FieldKind.Choice or FieldKind.Several ? [.. Enumerable.Range(0, 10).Select(at => new FieldOption($"option{at}", label))] : [],
    };

    private static Reply.Form Of(string title, string lead, IReadOnlyList<Field> fields) => new("any", title, lead, fields, title, [lead])
    {
        Ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["form"] = "any", ["by"] = "U111", ["place"] = "C111", ["version"] = "0123456789ab" },
    };
}
