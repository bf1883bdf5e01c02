using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Guessing;

/// <summary>
/// Puts guesses on offer where a question was declined: "Did you mean …?" with buttons that ask the table. Only ids that the table has are looked at; every
/// word that people read is the table's own.
/// </summary>
internal static class GuessedQuestions
{
    private const int Most = 3;

    /// <summary>Whether a question was declined that is about something near: a row or place of the table, by its letters at least.</summary>
    public static bool Wants(Answered answered) =>
        answered.Answer is { Intent: "unknown" } answer && (answer.Targets.Count > 0 || answer.Suggestions.Any(suggestion => suggestion.Responsibility is not null));

    /// <summary>The answer with the guesses in the place of what was near by its letters; as it was, where none holds.</summary>
    public static Answered Offer(Curriculum curriculum, Answered declined, IReadOnlyList<MeantQuestion> guesses)
    {
        var buttons = guesses.Select(guess => Ask(curriculum, guess)).OfType<Button>().DistinctBy(button => button.Label, StringComparer.Ordinal).Take(Most).ToList();
        if (buttons.Count == 0)
            return declined;
        buttons.Add(Button.To(curriculum.Phrases.Say("button-help"), Verbs.Help));
        return declined with
        {
            Reply = declined.Reply is Reply.Said said ? said with { Text = curriculum.Phrases.Say("guess-lead"), Buttons = buttons } : new Reply.Said(curriculum.Phrases.Say("guess-lead")) { Buttons = buttons },
            // A press says which was meant, and that is counted.
            Answer = declined.Answer with { Suggestions = [.. buttons.Select(button => new AnswerSuggestion(button.Label, button.Press["responsibility"], button.Press["target"]))] },
        };
    }

    /// <summary>A button that asks it; null where the table has not all that it is about.</summary>
    private static Button? Ask(Curriculum curriculum, MeantQuestion guess)
    {
        var (table, phrases) = (curriculum.Table, curriculum.Phrases);
        var row = guess.Responsibility is { } id && table.Rows(id).Count > 0 ? id : null;
        var (place, to) = (Place(table, guess.Target), Place(table, guess.To));
        if ((guess.Responsibility is not null && row is null) || (guess.Target is not null && place is null) || (guess.To is not null && to is null))
            return null;
        return (guess.Intent, row, place, to) switch
        {
            ("owner", not null, not null, _) => Short(phrases.Say("guess-owner", ("row", table.NameOf(row)), ("place", AnswerScope.NameOf(place))), Verbs.Owner, "responsibility", row, "target", place.Id),
            ("owner", not null, null, _) => Short(phrases.Say("button-who-owns", ("row", table.NameOf(row))), Verbs.Owner, "responsibility", row),
            ("duties", _, not null, _) => Short(phrases.Say("button-duties", ("place", AnswerScope.NameOf(place))), Verbs.Duties, "target", place.Id, "party", "customer"),
            ("matrix", _, not null, _) => Short(phrases.Say("button-matrix", ("place", AnswerScope.NameOf(place))), Verbs.Matrix, "target", place.Id),
            ("move", _, not null, not null) when place != to => Short(phrases.Say("button-move", ("from", AnswerScope.NameOf(place)), ("to", AnswerScope.NameOf(to))), Verbs.Move, "from", place.Id, "to", to.Id),
            ("define", _, not null, _) => Short(phrases.Say("button-what-is", ("place", AnswerScope.NameOf(place))), Verbs.Define, "term", place.Id),
            _ => null,
        };
    }

    /// <summary>A service model or service; providers have no cells.</summary>
    private static Target? Place(KnowledgeTable table, string? id) => id is not null && table.Target(id) is { } target && KnowledgeTable.ModelOf(target) is not null ? target : null;

    private static Button Short(string label, string verb, string name, string id) => Button.To(OwnerAnswers.Short(label), verb, name, id);

    private static Button Short(string label, string verb, string name, string id, string otherName, string otherId) =>
        Button.To(OwnerAnswers.Short(label), verb, name, id, otherName, otherId);
}
