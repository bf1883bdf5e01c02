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
        if (WorkloadOf(curriculum, question, topic) is ({ } workload, var rest))
            return Answer(new AnswerScope(curriculum, question, ReadingFor(curriculum, workload, rest, topic)) { Workload = workload }, null, null);
        if (SaidOption.Of(curriculum, question, topic) is { } said)
            return Answer(new AnswerScope(curriculum, question, said.Reading) { Workload = StayingWith(curriculum, said.Reading, topic) }, said.Number, null);
        return Answer(curriculum, question, curriculum.Reader.Read(question, topic), topic);
    }

    /// <summary>
    /// The workload that a question names where it is asked, with the rest of the question; null where it names none. After a question on a workload
    /// "what about portal?" names one, too, unless the words mean something else.
    /// </summary>
    internal static (Workload? Workload, string Question) WorkloadOf(Curriculum curriculum, string question, Topic? topic)
    {
        if (curriculum.Held?.Table.Content.Workloads is not { Count: > 0 } workloads)
            return (null, question);
        var named = WorkloadNames.Split(workloads, question);
        return named.Workload is null && topic?.Workload is not null && curriculum.Reader.Read(question, null) is { Responsibilities: [] } alone && alone.Targets.All(id => curriculum.Table.Target(id) is not Service) ? WorkloadNames.Split(workloads, question, isAfterAnother: true) : named;
    }

    /// <summary>Answers a question that was read.</summary>
    internal static Answered Answer(Curriculum curriculum, string question, Reading reading, Topic? topic) =>
        Answer(new AnswerScope(curriculum, question, reading) { Workload = StayingWith(curriculum, reading, topic) }, null, null);

    /// <summary>How a question on a workload is read. The places are its services unless the question itself names one; one that says nothing else is the question before.</summary>
    private static Reading ReadingFor(Curriculum curriculum, Workload workload, string rest, Topic? topic)
    {
        var (reading, alone) = (curriculum.Reader.Read(rest, topic), curriculum.Reader.Read(rest, null));
        var targets = alone.Targets.Count > 0 ? alone.Targets : workload.Services;
        return topic is { Responsibilities: [_, ..] } && alone is { Responsibilities: [], Targets: [] } && (alone.Intent is Intent.Unknown or Intent.Clarify || !rest.Any(char.IsLetterOrDigit))
            ? Again(topic) with { Targets = targets, Trace = [.. alone.Trace, $"owner: the same for {workload.Name} (from the question before)"] }
            : reading with { Targets = targets };
    }

    private static Reading Again(Topic topic) => new()
    {
        Intent = Intent.Owner,
        Responsibilities = topic.Responsibilities,
        Aspect = topic.Aspect,
        LeansOnTopic = true,
    };

    /// <summary>The workload of the question before, while a question leans on that and names no place that is none of the workload's.</summary>
    private static Workload? StayingWith(Curriculum curriculum, Reading reading, Topic? topic) =>
        topic?.Workload is { } id && reading is { LeansOnTopic: true, Targets.Count: > 0 } ? Running(curriculum, id, reading.Targets) : null;

    private static Workload? Running(Curriculum curriculum, string? id, IReadOnlyList<string> targets) =>
        curriculum.Held?.Table.Content.Workloads.FirstOrDefault(workload => workload.Id == id) is { } workload && targets.All(workload.Services.Contains) ? workload : null;

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
        var workload = WorkloadOf(curriculum, press, reading, topic);
        if (workload is not null && reading.Targets.Count == 0)
            reading = reading with { Targets = workload.Services };
        if (intent == Intent.Owner && rows.Count == 0 || intent == Intent.Move && targets.Count < 2)
            reading = reading with { Intent = Intent.Unknown };
        int? option = int.TryParse(press["option"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Answer(new AnswerScope(curriculum, "", reading) { Workload = workload }, option, press["gray"]);
    }

    /// <summary>The workload that a button carries; "why?" carries nothing and is about the question before.</summary>
    private static Workload? WorkloadOf(Curriculum curriculum, Press press, Reading reading, Topic? topic) =>
        Running(curriculum, press["workload"] ?? (reading.Intent == Intent.Why && press["responsibility"] is null ? topic?.Workload : null), reading.Targets);

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
        var definitions = new DefinitionAnswers(scope);
        var disputes = new DisputeAnswers(scope);
        var open = new OpenAnswers(scope);
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
            Intent.Define => definitions.Define(),
            Intent.Classify => definitions.Classify(),
            Intent.Misconception => disputes.Believe(),
            Intent.Gray => disputes.Gray(gray),
            Intent.Always => teaching.Always(),
            Intent.Why => teaching.Why(),
            Intent.Help => open.Help(),
            Intent.Smalltalk => scope.Finish(new Reply.Said(scope.Phrases.Say(scope.Reading.EndsTalk ? "small-talk-end" : "small-talk"))),
            Intent.Quiz => scope.Finish(new Reply.Said(scope.Phrases.Say("quiz-later"))),
            Intent.Score => scope.Finish(new Reply.Said(scope.Phrases.Say("score-later"))),
            Intent.Leaderboard => scope.Finish(new Reply.Said(scope.Phrases.Say("leaderboard-later"))),
            Intent.Clarify => open.Clarify(),
            _ => open.Unknown(),
        };
    }

    private static AiLayer? AiLayer(AnswerScope scope) =>
        scope.Reading.Subject is { } id ? scope.Table.Content.AiLayers.FirstOrDefault(layer => layer.Id == id) : null;
}
