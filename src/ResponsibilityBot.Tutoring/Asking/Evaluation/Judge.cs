using System.Text.Json;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>How an answer compares with its label.</summary>
public enum Outcome
{
    /// <summary>As labelled.</summary>
    Right,

    /// <summary>No answer, or a choice instead of one.</summary>
    Declined,

    /// <summary>Something else was answered.</summary>
    Wrong,
}

/// <summary>A question, its answer, and how they compare.</summary>
/// <param name="Question">What was asked and what is right.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Outcome">How they compare.</param>
public sealed record Judgement(LabelledQuestion Question, Answer Answer, Outcome Outcome);

/// <summary>Judges answers against labels.</summary>
public static class Judge
{
    private static readonly HashSet<string> OwnerFree = ["quiz", "score", "leaderboard", "help", "smalltalk", "unknown", "clarify"];

    /// <summary>Asks every question, each after those in its context, and compares.</summary>
    public static IReadOnlyList<Judgement> All(Curriculum curriculum, IEnumerable<LabelledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(questions);
        var judged = new List<Judgement>();
        foreach (var question in questions)
        {
            var answer = QuestionSeries.Answer(curriculum, question.Question, question.Before);
            judged.Add(new Judgement(question, answer, Of(question, answer, curriculum.Table)));
        }

        return judged;
    }

    /// <summary>The share of an outcome in percent; 0 where nothing was judged.</summary>
    public static double Share(IReadOnlyCollection<Judgement> judged, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return judged.Count == 0 ? 0 : 100.0 * judged.Count(item => item.Outcome == outcome) / judged.Count;
    }

    /// <summary>Compares one answer with its label.</summary>
    /// <param name="question">The label.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="table">Tells which ids are rows.</param>
    public static Outcome Of(LabelledQuestion question, Answer answer, KnowledgeTable table)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(table);
        return question switch
        {
            { Gold: { } gold } => Reading(question, gold, answer, table),
            { Expected: { } owner } => Owner(owner, answer),
            { Duty: { } duty } => One(duty, answer.Responsibilities, answer),
            { Side: { } side } => Side(side, answer),
            { Place: { } place } => One(place, answer.Targets, answer),
            { Asked: { } asked and not "unknown" } => Asked(asked, answer),
            { Verdict.ValueKind: JsonValueKind.String or JsonValueKind.Array } => Direction(question.Verdict, answer),
            _ => IsAnswer(answer) ? Outcome.Wrong : Outcome.Right,
        };
    }

    private static Outcome Reading(LabelledQuestion question, GoldReading gold, Answer answer, KnowledgeTable table)
    {
        var accept = question.Accept;
        var intent = answer.Intent == gold.Intent || accept?.Intent?.Contains(answer.Intent) == true;
        var rows = Same(gold.Responsibilities, answer.Responsibilities) || accept?.Responsibilities?.Any(other => Same(other, answer.Responsibilities)) == true;
        var places = Same(gold.Targets, answer.Targets) || accept?.Targets?.Any(other => Same(other, answer.Targets)) == true;

        // Commands, definitions and the like are judged by what they mean, not by rows that happen to be named.
        var bare = OwnerFree.Contains(answer.Intent) || (answer.Intent is "always" or "most" && gold.Intent == answer.Intent)
            || (answer.Intent is "define" or "misconception" && gold.Intent == answer.Intent && !gold.Responsibilities.All(id => table.Rows(id).Count > 0))
            || (answer.Intent == "define" && gold.Intent == "define" && (rows || places));
        if (intent && (bare || (rows && places)))
            return Outcome.Right;
        return Missed(answer);
    }

    private static Outcome Owner(string expected, Answer answer)
    {
        if (answer.Owner == expected)
            return Outcome.Right;
        return answer.Certainty != "sure" || answer.Owner is null or "depends" ? Outcome.Declined : Outcome.Wrong;
    }

    /// <summary>Compares what was answered with the one that is right, or with none.</summary>
    private static Outcome One(string label, IReadOnlyList<string> answered, Answer answer)
    {
        IReadOnlyList<string> right = label == LabelledQuestion.NoDuty ? [] : [label];
        return Same(right, answered) ? Outcome.Right : Missed(answer);
    }

    private static Outcome Asked(string intent, Answer answer) => answer.Intent == intent ? Outcome.Right : Missed(answer);

    private static Outcome Side(string side, Answer answer)
    {
        var said = (answer.Verdict, answer.Owner) switch
        {
            ("yes", "customer") or ("no", "provider") => "customer",
            ("yes", "provider") or ("no", "customer") => "provider",
            (null, _) => "open",
            _ => null,
        };
        if (said == side)
            return Outcome.Right;
        return said is null or "open" ? Outcome.Declined : Outcome.Wrong;
    }

    private static Outcome Direction(JsonElement verdict, Answer answer)
    {
        if (answer.Verdict is null)
            return Outcome.Declined;
        var right = verdict.ValueKind == JsonValueKind.String ? verdict.GetString() == answer.Verdict : verdict.EnumerateArray().Any(item => item.GetString() == answer.Verdict);
        return right ? Outcome.Right : Outcome.Wrong;
    }

    /// <summary>What an answer is that is not the labelled one.</summary>
    private static Outcome Missed(Answer answer) => IsAnswer(answer) ? Outcome.Wrong : Outcome.Declined;

    /// <summary>Whether it states something of the table: no choice, and no command or courtesy.</summary>
    private static bool IsAnswer(Answer answer) => answer.Certainty == "sure" && !OwnerFree.Contains(answer.Intent);

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) => left.Count == right.Count && left.ToHashSet(StringComparer.Ordinal).SetEquals(right);
}
