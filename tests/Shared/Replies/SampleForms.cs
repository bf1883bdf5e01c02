using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Forms by name.</summary>
internal static class SampleForms
{
    private static readonly string[] Week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static IReadOnlyDictionary<string, Reply.Form> All { get; } = new Dictionary<string, Reply.Form>(StringComparer.Ordinal)
    {
        ["form-quiz"] = Quiz(),
        ["form-quiz-errors"] = With(Quiz(), ("zone", "CET", "I take \"CET\" for a time zone, but not for one that I know. Do you mean Europe/Berlin?"), ("number", "40", "Write a whole number from 1 to 10.")),
        ["form-settings"] = Settings(),
        ["form-kinds"] = Kinds(),
    };

    private static Reply.Form Quiz() => new(
        "quiz-set-up",
        "Set up the daily quiz",
        "It comes to this conversation by itself. What you save here takes the place of the plan before; holidays stay.",
        [
            new("time", "At", FieldKind.Time) { Value = "09:00" },
            new("zone", "Time zone", FieldKind.Text) { Value = "Europe/Berlin", Hint = "A region and a city, such as Europe/Berlin.", Most = 64 },
            new("days", "Days", FieldKind.Several) { Value = "monday,wednesday,friday", Options = [.. Week.Select(day => new FieldOption(day.ToLowerInvariant(), day))] },
            new("number", "Questions each time", FieldKind.Number) { Value = "3", Least = 1, Most = 10 },
            new("topics", "Topics", FieldKind.Text) { Hint = "With commas between them, such as patching, backup. None means all.", Most = 400, IsRequired = false },
        ],
        "Save",
        ["daily quiz on 09:00 Europe/Berlin weekdays 3 questions patching, backup"])
    {
        Ids = Ids("quiz-set-up"),
        IsPrivate = true,
    };

    private static Reply.Form Settings() => new(
        "settings",
        "Your settings",
        "They hold wherever you meet me. Nobody else sees them.",
        [
            new("zone", "Time zone", FieldKind.Text) { Hint = "A region and a city, such as Europe/Berlin.", Most = 64, IsRequired = false },
            new("follow-ups", "Personal questions after a scheduled quiz", FieldKind.Toggle) { Value = "true", Hint = "Up to two a day in our own chat, about what you are likely to forget." },
            new("name", "My name on the boards of my team", FieldKind.Toggle) { Value = "false", Hint = "With your points. Without it nobody is named." },
        ],
        "Save",
        ["my time zone Europe/Berlin", "follow-ups on, or off", "show my name on, or off"])
    {
        Ids = Ids("settings"),
        IsPrivate = true,
    };

    private static Reply.Form Kinds() => new(
        "kinds",
        "Every kind of field",
        "",
        [
            new("choice", "Against whom", FieldKind.Choice) { Value = "blue", Options = [new("blue", "Blue"), new("green", "Green & <friends>")] },
            new("from", "From", FieldKind.Date) { Value = "2026-12-01" },
            new("until", "Until", FieldKind.Date) { IsRequired = false },
        ],
        "Begin",
        ["challenge Blue"])
    {
        Ids = Ids("kinds"),
    };

    /// <summary>A form as it comes back with errors.</summary>
    private static Reply.Form With(Reply.Form form, params IEnumerable<(string Id, string Value, string Error)> wrong) => form with
    {
        Fields = [.. form.Fields.Select(field => wrong.FirstOrDefault(each => each.Id == field.Id) is { Id: not null } found ? field with { Value = found.Value, Error = found.Error } : field)],
    };

    private static Dictionary<string, string> Ids(string form) => new(StringComparer.Ordinal) { ["form"] = form, ["by"] = "U111", ["place"] = "C111", ["version"] = "0123456789ab" };
}
