using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>Answers questions and presses from one curriculum. Pure: the same question, topic and curriculum give the same answer.</summary>
public static class QuestionAnswerer
{
    /// <summary>Answers a question. Any text gets an answer; nothing a person types is an exception.</summary>
    /// <param name="curriculum">What to answer from.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="topic">What was talked about before, or null.</param>
    public static Answered Answer(Curriculum curriculum, string question, Topic? topic)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(question);
        if (WorkloadOf(curriculum, question) is not ({ } workload, var rest))
            return Answer(curriculum, question, curriculum.Reader.Read(question, topic));
        var reading = curriculum.Reader.Read(rest, topic);
        if (reading.Targets.Count == 0)
            reading = reading with { Targets = workload.Services };
        return Answer(new AnswerScope(curriculum, question, reading) { Workload = workload }, null, null);
    }

    /// <summary>The workload that a question names where it is asked, with the rest of the question; null where it names none.</summary>
    internal static (Workload? Workload, string Question) WorkloadOf(Curriculum curriculum, string question) =>
        curriculum.Held is { } held ? WorkloadNames.Split(held.Table.Content.Workloads, question) : (null, question);

    /// <summary>Answers a question that was read.</summary>
    internal static Answered Answer(Curriculum curriculum, string question, Reading reading) => Answer(new AnswerScope(curriculum, question, reading), null, null);

    /// <summary>Answers a button. Every id is looked up again; unknown ones get "I don't know". Null for a verb that is not about asking.</summary>
    /// <param name="curriculum">What to answer from.</param>
    /// <param name="press">What the button carried.</param>
    /// <param name="topic">What was talked about before, or null.</param>
    public static Answered? Answer(Curriculum curriculum, Press press, Topic? topic)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(press);
        if (IntentOf(press.Verb) is not { } intent)
            return null;
        var table = curriculum.Table;
        var rows = (press["responsibility"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(id => table.Rows(id).Count > 0).ToList();
        string?[] named = intent == Intent.Move ? [press["from"], press["to"]] : [press["target"], press["term"]];
        var targets = named.OfType<string>().Where(id => table.Target(id) is not null).ToList();
        var reading = new Reading
        {
            Intent = intent,
            Responsibilities = intent == Intent.Why && rows.Count == 0 ? topic?.Responsibilities ?? [] : rows,
            Targets = intent == Intent.Why && targets.Count == 0 ? topic?.Targets ?? [] : targets,
            Party = press["party"] switch { "customer" => Party.Customer, "provider" => Party.Provider, _ => null },
            Subject = press["term"],
            Trace = [$"button {press.Verb}"],
        };
        if (intent == Intent.Owner && rows.Count == 0 || intent == Intent.Move && targets.Count < 2)
            reading = reading with { Intent = Intent.Unknown };
        int? option = int.TryParse(press["option"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Answer(new AnswerScope(curriculum, "", reading), option, press["gray"]);
    }

    private static Intent? IntentOf(string verb) => verb switch
    {
        Verbs.Owner => Intent.Owner,
        Verbs.Duties => Intent.Duties,
        Verbs.Matrix => Intent.Matrix,
        Verbs.Move => Intent.Move,
        Verbs.Define => Intent.Define,
        Verbs.Classify => Intent.Classify,
        Verbs.Why => Intent.Why,
        Verbs.Gray => Intent.Gray,
        Verbs.Always => Intent.Always,
        Verbs.Help => Intent.Help,
        _ => null,
    };

    private static Answered Answer(AnswerScope scope, int? option, string? gray)
    {
        var teaching = new TeachingAnswers(scope);
        var lists = new ListAnswers(scope);
        return scope.Reading.Intent switch
        {
            Intent.Owner when AiLayer(scope) is { } layer => teaching.Ai(layer),
            Intent.Owner => new OwnerAnswers(scope).Answer(option),
            Intent.Duties when scope.Reading.Responsibilities.Count > 0 => new OwnerAnswers(scope).Answer(),
            Intent.Duties => lists.Duties(),
            Intent.Compare => lists.Compare(),
            Intent.Matrix => lists.Matrix(),
            Intent.Move when scope.Places.Count > 1 => lists.Move(),
            Intent.Most => lists.Most(),
            Intent.Define => teaching.Define(),
            Intent.Classify => teaching.Classify(),
            Intent.Misconception => teaching.Believe(),
            Intent.Gray => teaching.Gray(gray),
            Intent.Always => teaching.Always(),
            Intent.Why => teaching.Why(),
            Intent.Help => teaching.Help(),
            Intent.Smalltalk => scope.Finish(new Reply.Said(scope.Phrases.Say("small-talk"))),
            Intent.Quiz => scope.Finish(new Reply.Said(scope.Phrases.Say("quiz-later"))),
            Intent.Score => scope.Finish(new Reply.Said(scope.Phrases.Say("score-later"))),
            Intent.Leaderboard => scope.Finish(new Reply.Said(scope.Phrases.Say("leaderboard-later"))),
            Intent.Clarify => teaching.Clarify(),
            _ => teaching.Unknown(),
        };
    }

    private static AiLayer? AiLayer(AnswerScope scope) =>
        scope.Reading.Subject is { } id ? scope.Table.Content.AiLayers.FirstOrDefault(layer => layer.Id == id) : null;
}
