using System.Globalization;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>An answer as data: the JSON of <c>ask --json</c> and <c>GET /api/v1/answer</c>, in that order of fields.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Intent"><c>owner duties compare move classify most always misconception gray define matrix why quiz score leaderboard help smalltalk clarify unknown</c>.</param>
/// <param name="Certainty"><c>sure</c>, <c>choose</c> or <c>unknown</c>.</param>
/// <param name="Owner">The owner common to all cells, or null.</param>
/// <param name="Accountable">The side that is accountable in all cells, or null.</param>
/// <param name="Verdict"><c>yes</c>, <c>no</c>, <c>partly</c>, or null where the question is not a yes-no question or its direction is uncertain.</param>
/// <param name="Responsibilities">Ids of rows and families that were read.</param>
/// <param name="Targets">Ids of models and services that were read.</param>
/// <param name="Text">The answer in plain text.</param>
/// <param name="Split">Who does what, where there is one cell.</param>
/// <param name="Depends">What decides, where the owner depends.</param>
/// <param name="Gray">The readings, where sources disagree.</param>
/// <param name="Sources">Where it is written.</param>
/// <param name="Suggestions">What to ask next.</param>
/// <param name="Layer">The layer that the answer comes from.</param>
/// <param name="Revision">The table's revision.</param>
/// <param name="Trace">How the question was read.</param>
/// <param name="Cells">Each cell, where there are several rows or places.</param>
/// <param name="Party">The side that the question was about, or null.</param>
public sealed record Answer(
    string Question,
    string Intent,
    string Certainty,
    string? Owner,
    string? Accountable,
    string? Verdict,
    IReadOnlyList<string> Responsibilities,
    IReadOnlyList<string> Targets,
    string Text,
    AnswerSplit? Split,
    string? Depends,
    AnswerGray? Gray,
    IReadOnlyList<AnswerSource> Sources,
    IReadOnlyList<AnswerSuggestion> Suggestions,
    string Layer,
    string Revision,
    IReadOnlyList<string> Trace,
    IReadOnlyList<AnswerCell> Cells,
    string? Party)
{
    /// <summary>The name of the role that does the customer's part, where there is one cell and the organisation said so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>What the organisation holds otherwise than by default, where there is one cell and it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerHere? Here { get; init; }

    /// <summary>The name of the workload that was asked about, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workload { get; init; }
}

/// <summary>What an organisation holds otherwise.</summary>
/// <param name="Default">The owner by default: what the table says.</param>
/// <param name="Layer">The layer that had the last say, or <c>baseline</c> where a role alone was named.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Approver">Who approved it, or null.</param>
/// <param name="Since">The first day (ISO 8601), or null.</param>
/// <param name="Until">The last day (ISO 8601), or null.</param>
public sealed record AnswerHere(string Default, string Layer, string? Reason, string? Approver, string? Since, string? Until)
{
    /// <summary>What a duty holds otherwise, or null where it does not.</summary>
    public static AnswerHere? Of(HeldDuty held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return !held.IsOtherwise ? null : new(
            Words.Of(held.Baseline.Owner), Words.Of(held.Cell.Layer), held.By?.Reason, held.By?.Approver, Day(held.By?.Since), Day(held.By?.Until));
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Who does what.</summary>
/// <param name="Provider">What the provider does, or null.</param>
/// <param name="Customer">What the customer does, or null.</param>
public sealed record AnswerSplit(string? Provider, string? Customer);

/// <summary>A disagreement of sources.</summary>
/// <param name="Readings">Each reading in one line.</param>
/// <param name="Decides">What decides between them.</param>
public sealed record AnswerGray(IReadOnlyList<string> Readings, string Decides)
{
    /// <summary>The readings of a gray area.</summary>
    public static AnswerGray Of(GrayArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return new([.. area.Readings.Select(reading => $"{reading.By}: {Words.Of(reading.Owner)}. {reading.Says}")], area.Decides);
    }
}

/// <summary>A citation.</summary>
/// <param name="Publisher">Who wrote it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Checked">The day it was last compared (ISO 8601), or null.</param>
public sealed record AnswerSource(string Publisher, string Title, string Url, string? Checked)
{
    /// <summary>The citation of a source.</summary>
    public static AnswerSource Of(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.Publisher, source.Title, source.Url.ToString(), source.Checked?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Something to ask next.</summary>
/// <param name="Label">What a button would say.</param>
/// <param name="Responsibility">The row's id, or null.</param>
/// <param name="Target">The place's id, or null.</param>
public sealed record AnswerSuggestion(string Label, string? Responsibility, string? Target);

/// <summary>One cell of an answer with several.</summary>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Target">The place's id.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Accountable">Its accountable side, or null.</param>
/// <param name="Split">Who does what.</param>
public sealed record AnswerCell(string Responsibility, string Target, string Owner, string? Accountable, AnswerSplit Split)
{
    /// <summary>The layer that it comes from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Layer { get; init; }

    /// <summary>The name of the role that does the customer's part, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }
}
