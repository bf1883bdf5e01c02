using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Forms;

/// <summary>Reads what was filled in. It comes from outside: a client may send anything, also for a field that it did not show.</summary>
internal sealed class FormReader(Phrases phrases)
{
    /// <summary>How values are written.</summary>
    public const string TimeFormat = "HH:mm", DateFormat = "yyyy-MM-dd", On = "true", Off = "false";

    /// <summary>The value as it is written, or what is wrong with it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="filled">What came, or null if nothing did.</param>
    public (string Value, string? Wrong) Read(Field field, string? filled)
    {
        var text = ShownText.Line(filled ?? "").Trim();
        if (field.Kind == FieldKind.Toggle)
            return (text.Equals(On, StringComparison.OrdinalIgnoreCase) ? On : Off, null);
        if (text.Length == 0)
            return ("", field.IsRequired ? phrases.Say("form-required") : null);
        return field.Kind switch
        {
            FieldKind.Choice => field.Options.Any(option => option.Id == text) ? (text, null) : ("", phrases.Say("form-option")),
            FieldKind.Several => Several(field, text),
            FieldKind.Number => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= field.Least && number <= field.Most
                ? (Number(number), null)
                : (text, phrases.Say("form-number", ("least", Number(field.Least)), ("most", Number(field.Most)))),
            FieldKind.Time => TimeOnly.TryParseExact(text, [TimeFormat, "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? (time.ToString(TimeFormat, CultureInfo.InvariantCulture), null)
                : ("", phrases.Say("form-time")),
            FieldKind.Date => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? (date.ToString(DateFormat, CultureInfo.InvariantCulture), null)
                : ("", phrases.Say("form-date")),
            _ => text.Length <= field.Most ? (text, null) : (ShownText.Cut(text, field.Most), phrases.Say("form-long", ("most", Number(field.Most)))),
        };
    }

    private (string Value, string? Wrong) Several(Field field, string text)
    {
        var ids = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        var known = field.Options.Where(option => ids.Contains(option.Id, StringComparer.Ordinal)).Select(option => option.Id).ToList();
        return (string.Join(',', known), known.Count < ids.Count ? phrases.Say("form-option") : known.Count == 0 && field.IsRequired ? phrases.Say("form-required") : null);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
