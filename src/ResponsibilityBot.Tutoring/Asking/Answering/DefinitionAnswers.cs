using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers that say what something is: a term, a duty, a service model, a service and the model that it comes nearest to.</summary>
internal sealed class DefinitionAnswers(AnswerScope scope)
{
    private KnowledgeTable Table => scope.Table;

    private Phrases Phrases => scope.Phrases;

    private Reading Reading => scope.Reading;

    public Answered Define()
    {
        if (Reading.Subject is { } id && Table.Term(id) is { } term)
            return DefineTerm(term);
        if (scope.Places is [ServiceModel model, ..] && Reading.Responsibilities.Count == 0)
            return DefineModel(model);
        if (scope.Places is [Service service, ..] && Reading.Responsibilities.Count == 0)
            return DefineService(service);
        var row = Reading.Responsibilities.SelectMany(Table.Rows).Select(Table.Responsibility).FirstOrDefault();
        return row is null ? new OpenAnswers(scope).Unknown() : DefineRow(row);
    }

    private Answered DefineTerm(Term term)
    {
        var models = term.See.Select(Table.Target).OfType<ServiceModel>().ToList();
        var rows = term.See.Select(Table.Responsibility).OfType<Responsibility>().ToList();
        var reply = new Reply.Explanation(term.Name, term.Meaning, [])
        {
            Sources = term.Sources,
            Buttons =
            [
                .. rows.Take(3).Select(row => Button.To(OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", row.Label))), Verbs.Owner, "responsibility", row.Id)),
                .. models.Take(3).Select(WhatIs),
            ],
        };
        return scope.Finish(reply with { Understood = term.Name }, Intent.Define);
    }

    /// <summary>A button that asks what a place is.</summary>
    public Button WhatIs(Target target) =>
        Button.To(OwnerAnswers.Short(Phrases.Say("button-what-is", ("place", AnswerScope.NameOf(target)))), Verbs.Define, "term", target.Id);

    private Answered DefineModel(ServiceModel model)
    {
        var reply = new Reply.Explanation(
            $"{model.Name} ({model.Label})",
            model.What,
            [
                new Point(Phrases.Say("define-provider-share"), model.ProviderShare),
                new Point(Phrases.Say("define-customer-share"), model.CustomerShare),
                new Point(Phrases.Say("define-examples"), string.Join(", ", model.Examples)),
            ])
        {
            Sources = model.Sources,
            Buttons =
            [
                Button.To(Phrases.Say("button-duties", ("place", model.Label)), Verbs.Duties, "target", model.Id, "party", "customer"),
                Button.To(Phrases.Say("button-matrix", ("place", model.Label)), Verbs.Matrix, "target", model.Id),
                .. Table.CloudModels.Where(other => other.Id != model.Id).Take(3).Select(WhatIs),
            ],
        };
        // "We rent a box and install everything, which model is that?": what it is said to be answers it.
        return scope.Finish(reply, Reading.Intent == Intent.Classify ? Intent.Classify : Intent.Define);
    }

    private Answered DefineService(Service service)
    {
        var model = ModelOf(service);
        var points = service.Traps.Select(trap => new Point(Phrases.Say("label-trap"), trap)).Prepend(new Point(model, service.Classification)).ToList();
        return scope.Finish(new Reply.Explanation(service.Name, service.What, points) { Sources = [.. service.Sources.Take(3)], Buttons = ServiceButtons(service) }, Intent.Define);
    }

    private string ModelOf(Service service) => Table.Target(service.Model) is ServiceModel model ? model.Label : service.Model;

    /// <summary>What may be asked about a service.</summary>
    public List<Button> ServiceButtons(Service service) =>
    [
        Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", service.Name))), Verbs.Duties, "target", service.Id, "party", "customer"),
        Button.To(OwnerAnswers.Short(Phrases.Say("button-duties-provider", ("provider", scope.ProviderOf(service)))), Verbs.Duties, "target", service.Id, "party", "provider"),
        Button.To(OwnerAnswers.Short(Phrases.Say("button-matrix", ("place", service.Name))), Verbs.Matrix, "target", service.Id),
        Button.To(OwnerAnswers.Short(Phrases.Say("button-what-is", ("place", service.Name))), Verbs.Define, "term", service.Id),
    ];

    private Answered DefineRow(Responsibility row)
    {
        var reply = new Reply.Explanation(row.Name, row.What, [])
        {
            Buttons =
            [
                Button.To(OwnerAnswers.Short(Phrases.Say("button-who-owns", ("row", row.Label))), Verbs.Owner, "responsibility", row.Id),
                .. Table.CloudModels.Take(4).Select(model => Button.To(Phrases.Say("button-in", ("place", model.Label)), Verbs.Owner, "responsibility", row.Id, "target", model.Id)),
            ],
        };
        return scope.Finish(reply with { Understood = row.Label }, Intent.Define);
    }

    public Answered Classify()
    {
        var service = scope.Places.OfType<Service>().FirstOrDefault();
        if (service is null)
            return Define();
        var reply = new Reply.Explanation(
            Phrases.Say("classify-title", ("service", service.Name)),
            Phrases.Say("classify-lead", ("service", service.Name), ("model", ModelOf(service))),
            [new Point("", service.Classification), .. service.Traps.Select(trap => new Point(Phrases.Say("label-trap"), trap))])
        {
            Sources = [.. service.Sources.Take(3)],
            Buttons = ServiceButtons(service),
        };
        return scope.Finish(reply, Intent.Classify);
    }
}
