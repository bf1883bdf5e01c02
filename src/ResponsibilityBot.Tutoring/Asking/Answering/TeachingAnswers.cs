using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers that explain: terms, wrong beliefs, disagreements, standing duties, models, reasons; and what is said when there is no answer.</summary>
internal sealed class TeachingAnswers(AnswerScope scope)
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
        return row is null ? Unknown() : DefineRow(row);
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

    private Button WhatIs(Target target) =>
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

    private List<Button> ServiceButtons(Service service) =>
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

    public Answered Believe()
    {
        // What is wrong by default may be right in an organisation: there its cells answer.
        if (Reading.Subject is not { } id || Table.Misconception(id) is not { } belief || IsHeldOtherwise(belief))
            return new OwnerAnswers(scope).Answer();
        var proof = belief.Proof.Select(key => Table.Cell(key.Responsibility, key.Target) is { } cell && Table.Target(key.Target) is { } place && Table.Responsibility(key.Responsibility) is { } row ? new OwnedCell(row, place, cell, cell.Owner, null) : null)
            .OfType<OwnedCell>().ToList();
        var points = proof.Select(owned => new Point(
            Phrases.Say("label-row", ("row", owned.Responsibility.Label), ("place", AnswerScope.NameOf(owned.Target))),
            $"{PlainText.Name(owned.Cell.Owner)}. {owned.Cell.Customer ?? owned.Cell.Provider}")).ToList();
        var reply = new Reply.Explanation(Phrases.Say("belief-title", ("belief", belief.Belief)), Phrases.Say(belief.Partly ? "belief-lead-partly" : "belief-lead-no", ("truth", belief.Truth)), points)
        {
            Sources = belief.Sources.Count > 0 ? belief.Sources : AnswerScope.SourcesOf(proof),
            Buttons = [.. proof.Take(3).Select(owned => Button.To(OwnerAnswers.Short(Phrases.Say("label-row", ("row", owned.Responsibility.Label), ("place", AnswerScope.NameOf(owned.Target)))), Verbs.Owner, "responsibility", owned.Responsibility.Id, "target", owned.Target.Id))],
        };
        return scope.Finish(reply, Intent.Misconception, cells: ProofFor(proof), verdict: belief.Partly ? "partly" : "no");
    }

    private bool IsHeldOtherwise(Misconception belief)
    {
        if (scope.Curriculum.Held is null || Reading.Responsibilities.Count == 0)
            return false;
        var rows = Reading.Responsibilities.SelectMany(Table.Rows).ToList();
        var places = scope.Places.Count > 0 ? scope.Places : [.. belief.Proof.Select(key => Table.Target(key.Target)).OfType<Target>()];
        return places.Any(place => rows.Any(row => scope.Held(row, place.Id)?.By?.Owner is not null));
    }

    /// <summary>The rows of the proof that the question itself is about; their common owner is the answer's.</summary>
    private List<OwnedCell> ProofFor(List<OwnedCell> proof)
    {
        var named = Reading.Responsibilities.SelectMany(Table.Rows).ToHashSet(StringComparer.Ordinal);
        var about = proof.Where(owned => named.Contains(owned.Responsibility.Id)).ToList();
        if (scope.Places.Count > 0 && named.Count > 0)
            about = [.. scope.Places.SelectMany(place => named.Select(row => scope.Own(row, place))).OfType<OwnedCell>()];
        return about;
    }

    public Answered Gray(string? id = null)
    {
        if (id is not null && Table.GrayArea(id) is { } area)
            return Disagreement(area);
        var place = scope.Places.Count > 0 ? scope.Places[0] : null;
        var rows = Reading.Responsibilities.SelectMany(Table.Rows).ToHashSet(StringComparer.Ordinal);
        var model = place is null ? null : KnowledgeTable.ModelOf(place);
        var areas = Table.Content.GrayAreas.Where(gray =>
            (rows.Count == 0 || gray.Responsibilities.Any(rows.Contains)) && (model is null || gray.Targets.Count == 0 || gray.Targets.Any(target => target == model || target == place?.Id))).ToList();
        if (rows.Count > 0 && areas.Count == 1)
            return Disagreement(areas[0]);
        var shared = place is null ? [] : Table.Content.Responsibilities.Select(row => scope.Cell(row.Id, place.Id)).OfType<Cell>().Where(cell => cell.Owner is Owner.Shared or Owner.Depends).ToList();
        var name = place is null ? "the cloud" : AnswerScope.NameOf(place);
        var points = areas.Take(6).Select(gray => new Point(gray.Title, gray.Says)).ToList();
        if (shared.Count > 0)
            points.Insert(0, new Point(Phrases.Say("gray-joint", ("place", name)), string.Join(", ", shared.Select(cell => Table.NameOf(cell.Responsibility)))));
        var reply = new Reply.Explanation(
            Phrases.Say("gray-title", ("title", name)), points.Count == 0 ? Phrases.Say("gray-none", ("place", name)) : Phrases.Say("gray-lead"), points)
        {
            Sources = [.. areas.SelectMany(gray => gray.Sources).Distinct().Take(3)],
            Buttons = [.. areas.Take(5).Select(gray => Button.To(OwnerAnswers.Short(gray.Title), Verbs.Gray, "gray", gray.Id))],
        };
        return scope.Finish(reply, Intent.Gray);
    }

    private Answered Disagreement(GrayArea area)
    {
        var points = area.Readings.Select(reading => new Point($"{reading.By} ({PlainText.Name(reading.Owner)})", reading.Says))
            .Append(new Point(Phrases.Say("label-decides"), area.Decides))
            .Append(new Point(Phrases.Say("label-say"), area.Says))
            .Append(new Point(Phrases.Say("label-ask-for"), string.Join("; ", area.AskFor))).ToList();
        var reply = new Reply.Explanation(Phrases.Say("gray-title", ("title", area.Title)), Phrases.Say("gray-lead"), points) { Sources = area.Sources };
        var answered = scope.Finish(reply with { Understood = area.Title }, Intent.Gray);
        return answered with { Answer = answered.Answer with { Gray = AnswerGray.Of(area) } };
    }

    public Answered Always()
    {
        var party = Reading.Party ?? Party.Customer;
        var duties = Table.Content.StandingDuties.Where(duty => duty.Party == party).ToList();
        var key = Words.Of(party);
        var reply = new Reply.Explanation(Phrases.Say("always-title-" + key), Phrases.Say("always-lead-" + key), [.. duties.Select(duty => new Point(duty.Name, duty.Why))])
        {
            Sources = [.. duties.SelectMany(duty => duty.Sources).Distinct().Take(4)],
            Buttons =
            [
                Button.To(Phrases.Say(party == Party.Customer ? "always-title-provider" : "button-always"), Verbs.Always, "party", Words.Of(party.Other())),
                Button.To(Phrases.Say("matrix-title-all"), Verbs.Matrix),
            ],
        };
        var answered = scope.Finish(reply, Intent.Always);
        return answered with
        {
            Answer = answered.Answer with
            {
                Owner = key,
                Accountable = key,
                Responsibilities = Reading.Responsibilities.Count > 0 ? Reading.Responsibilities : [.. duties.SelectMany(duty => duty.Responsibilities).Distinct(StringComparer.Ordinal)],
            },
        };
    }

    public Answered Why()
    {
        var places = scope.Places.Count > 0 ? scope.Places : [.. Table.CloudModels];
        var cells = places.SelectMany(place => Reading.Responsibilities.SelectMany(Table.Rows).Select(row => scope.Own(row, place))).OfType<OwnedCell>().Take(6).ToList();
        if (cells.Count == 0)
            return scope.Finish(new Reply.Said(Phrases.Say("why-nothing")), Intent.Why, "choose");
        var points = new List<Point>();
        foreach (var owned in cells)
        {
            points.Add(new Point(
                Phrases.Say("label-row", ("row", owned.Responsibility.Label), ("place", AnswerScope.NameOf(owned.Target))),
                string.Join(" ", new[] { owned.Aspect?.Says, owned.Cell.Provider is { } provider ? $"Provider: {provider}" : null, owned.Cell.Customer is { } customer ? $"You: {customer}" : null, owned.Cell.Note }.OfType<string>())));
            if (cells.Count == 1)
                points.Add(new Point("", Phrases.Say("why-evidence", ("evidence", Words.Of(owned.Cell.Evidence)))));
        }

        points.AddRange(cells.Select(owned => (Label: Phrases.Say("label-row", ("row", owned.Responsibility.Label), ("place", AnswerScope.NameOf(owned.Target))), Here: scope.Here.Of(owned.Held)))
            .Where(held => held.Here.Length > 0).Select(held => new Point(held.Label, held.Here)));
        points.Add(new Point("", Phrases.Say("why-layer", ("revision", Table.Revision), ("layer", Words.Of(cells.Max(owned => owned.Cell.Layer))))));
        var lead = cells.Count == 1
            ? Phrases.Say("why-lead", ("row", cells[0].Responsibility.Name), ("place", AnswerScope.NameOf(cells[0].Target)), ("owner", PlainText.Name(cells[0].Owner)))
            : cells[0].Responsibility.What;
        var gray = cells.Select(owned => owned.Cell.Gray).OfType<string>().FirstOrDefault();
        var reply = new Reply.Explanation(Phrases.Say("why-title"), lead, points)
        {
            Sources = AnswerScope.SourcesOf(cells),
            Buttons = gray is null ? [] : [Button.To(Phrases.Say("button-gray"), Verbs.Gray, "gray", gray)],
        };
        return scope.Finish(reply, Intent.Why, cells: cells);
    }

    /// <summary>A layer of the model for AI, in the place that was named or over the three models.</summary>
    public Answered Ai(AiLayer layer)
    {
        var cells = scope.Places.Count > 0 ? [.. layer.Cells.Where(cell => scope.Places.Any(place => KnowledgeTable.ModelOf(place) == cell.Target))] : layer.Cells;
        if (layer.Cells.Count == 0)
            return AiOverview(layer);
        cells = cells.Count > 0 ? cells : layer.Cells;
        var points = cells.Select(cell => new Point(
            $"{(Table.Target(cell.Target) is { } place ? AnswerScope.NameOf(place) : cell.Target)}: {PlainText.Name(cell.Owner)}", $"{cell.Customer} {cell.Provider}".Trim())).ToList();
        var owners = cells.Select(cell => cell.Owner).Distinct().ToList();
        var reply = new Reply.Explanation(layer.Name, Phrases.Say("ai-lead", ("layer", layer.Name), ("what", layer.What)), points) { Sources = [.. cells.SelectMany(cell => cell.Sources).Distinct().Take(3)] };
        var answered = scope.Finish(reply with { Understood = layer.Name }, Intent.Owner);
        return owners is [var only]
            ? answered with { Answer = answered.Answer with { Owner = Words.Of(only), Accountable = cells[0].Accountable is { } side ? Words.Of(side) : null } }
            : answered;
    }

    private Answered AiOverview(AiLayer overview)
    {
        var layers = Table.Content.AiLayers.Where(layer => layer.Cells.Count > 0).ToList();
        var points = layers.Select(layer => new Point(layer.Name, string.Join(", ", layer.Cells.Select(cell =>
            $"{(Table.Target(cell.Target) is { } place ? AnswerScope.NameOf(place) : cell.Target)} {PlainText.Name(cell.Owner)}")))).ToList();
        var reply = new Reply.Explanation(overview.Name, overview.What, points) { Sources = [.. layers.SelectMany(layer => layer.Cells).SelectMany(cell => cell.Sources).Distinct().Take(3)] };
        return scope.Finish(reply with { Understood = overview.Name }, Intent.Owner);
    }

    public Answered Clarify()
    {
        if (Reading.Torn.Count > 0)
            return scope.Finish(new Reply.Choices(Phrases.Say("unknown-nearest")) { Buttons = [.. Torn(), Button.To(Phrases.Say("button-help"), Verbs.Help)] }, Intent.Clarify, "choose");
        if (scope.Places is [Service service, ..])
            return scope.Finish(new Reply.Choices(Phrases.Say("choose-place", ("place", service.Name))) { Buttons = ServiceButtons(service) }, Intent.Clarify, "choose");
        if (scope.Places is [var place, ..])
        {
            var name = AnswerScope.NameOf(place);
            List<Button> about =
            [
                Button.To(Phrases.Say("button-duties", ("place", name)), Verbs.Duties, "target", place.Id, "party", "customer"),
                Button.To(Phrases.Say("button-matrix", ("place", name)), Verbs.Matrix, "target", place.Id),
                WhatIs(place),
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
        var reply = new Reply.Said(Phrases.Say(rows.Count > 0 ? "unknown-nearest" : "unknown")) { Buttons = [.. buttons, Button.To(Phrases.Say("button-help"), Verbs.Help)] };
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
