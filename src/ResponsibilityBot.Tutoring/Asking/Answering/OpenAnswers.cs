using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>What is said when there is no answer yet: what could have been meant, that it is not known, what can be asked.</summary>
internal sealed class OpenAnswers(AnswerScope scope)
{
    private KnowledgeTable Table => scope.Table;

    private Phrases Phrases => scope.Phrases;

    private Reading Reading => scope.Reading;

    public Answered Clarify()
    {
        if (Reading.Torn.Count > 0)
            return scope.Finish(new Reply.Choices(Phrases.Say("unknown-nearest")) { Buttons = [.. Torn(), Button.To(Phrases.Say("button-help"), Verbs.Help)] }, Intent.Clarify, "choose");
        if (scope.Places is [Service service, ..])
            return scope.Finish(new Reply.Choices(Phrases.Say("choose-place", ("place", service.Name))) { Buttons = new DefinitionAnswers(scope).ServiceButtons(service) }, Intent.Clarify, "choose");
        if (scope.Places is [var place, ..])
        {
            var name = AnswerScope.NameOf(place);
            List<Button> about =
            [
                Button.To(Phrases.Say("button-duties", ("place", name)), Verbs.Duties, "target", place.Id, "party", "customer"),
                Button.To(Phrases.Say("button-matrix", ("place", name)), Verbs.Matrix, "target", place.Id),
                new DefinitionAnswers(scope).WhatIs(place),
                .. Offered(place),
            ];
            return scope.Finish(new Reply.Choices(Phrases.Say("choose-place", ("place", name))) { Buttons = [.. about.Take(6)] }, Intent.Clarify, "choose");
        }

        string[] usual = ["guest-os-patching", "backup-and-restore", "encryption-at-rest", "access-authorization", "regulatory-compliance"];
        var rows = Reading.Nearest.Count > 0 ? Reading.Nearest : usual;
        var reply = new Reply.Choices(Phrases.Say("choose-what"))
        {
            Buttons = [.. rows.Select(Table.Responsibility).OfType<Responsibility>().Select(row => Button.To(OwnerAnswers.Short(row.Label), Verbs.Owner, "responsibility", row.Id)), Button.To(Phrases.Say("button-help"), Verbs.Help)],
        };
        return scope.Finish(reply, Intent.Clarify, "choose");
    }

    /// <summary>One button a duty between which it could not be decided, each with the place where there is one.</summary>
    private IEnumerable<Button> Torn()
    {
        foreach (var id in Reading.Torn.Where(id => Table.Rows(id).Count > 0))
        {
            var label = OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", Table.NameOf(id))));
            yield return scope.Places is [var place, ..] ? Button.To(label, Verbs.Owner, "responsibility", id, "target", place.Id) : Button.To(label, Verbs.Owner, "responsibility", id);
        }
    }

    private IEnumerable<Button> Offered(Target place) =>
        Reading.Nearest.Select(Table.Responsibility).OfType<Responsibility>()
            .Select(row => Button.To(OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", row.Label))), Verbs.Owner, "responsibility", row.Id, "target", place.Id));

    /// <summary>"I don't know", with the row on offer where one was named or is near.</summary>
    public Answered Unknown()
    {
        var rows = Reading.Responsibilities.SelectMany(Table.Rows).Concat(Reading.Nearest).Distinct(StringComparer.Ordinal).Take(3).Select(Table.Responsibility).OfType<Responsibility>().ToList();
        var place = scope.Places.Count > 0 ? scope.Places[0].Id : null;
        var buttons = rows.Select(row => place is null
            ? Button.To(OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", row.Label))), Verbs.Owner, "responsibility", row.Id)
            : Button.To(OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", row.Label))), Verbs.Owner, "responsibility", row.Id, "target", place));
        var reply = new Reply.Said(Phrases.Say(Reading.IsElsewhere ? rows.Count > 0 ? "elsewhere-nearest" : "elsewhere" : rows.Count > 0 ? "unknown-nearest" : "unknown")) { Buttons = [.. buttons, Button.To(Phrases.Say("button-help"), Verbs.Help)] };
        return scope.Finish(reply, Intent.Unknown, "unknown");
    }

    public Answered Help()
    {
        var reply = new Reply.Help(Phrases.Say("help-title"), Phrases.Say("help-lead"), Examples) { Buttons = [Button.To(Phrases.Say("button-always"), Verbs.Always, "party", "customer"), Button.To(Phrases.Say("matrix-title-all"), Verbs.Matrix), Button.To(Phrases.Say("button-quiz"), Verbs.Quiz)] };
        return scope.Finish(reply, Intent.Help);
    }

    /// <summary>Questions to try.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "Who owns OS patching in PaaS?",
        "Does AWS back up our RDS?",
        "What changes if we move from EC2 to Lambda?",
        "What are our duties in SaaS?",
        "Is Lambda PaaS?",
        "Our provider is certified, so are we compliant?",
    ];
}
