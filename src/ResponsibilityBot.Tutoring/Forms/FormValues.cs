using System.Globalization;

namespace ResponsibilityBot.Tutoring.Forms;

/// <summary>What was filled into a form, checked: each value is of its field's kind.</summary>
/// <param name="values">By the ids of the fields, as <see cref="Turns.FieldKind"/> says they are written.</param>
public sealed class FormValues(IReadOnlyDictionary<string, string> values)
{
    /// <summary>A text, or the id of a choice; empty if nothing was filled in.</summary>
    public string Text(string field) => values.GetValueOrDefault(field, "");

    /// <summary>The ids that were chosen; may be empty where that is allowed.</summary>
    public IReadOnlyList<string> Several(string field) => Text(field).Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A number, or null if nothing was filled in.</summary>
    public int? Number(string field) => int.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A time of day, or null if nothing was filled in.</summary>
    public TimeOnly? Time(string field) => TimeOnly.TryParseExact(Text(field), FormReader.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A date, or null if nothing was filled in.</summary>
    public DateOnly? Date(string field) => DateOnly.TryParseExact(Text(field), FormReader.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Whether a toggle is on.</summary>
    public bool IsOn(string field) => Text(field) == FormReader.On;
}
