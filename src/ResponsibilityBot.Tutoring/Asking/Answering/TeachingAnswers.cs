using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers that explain: the duties that never change sides, why a duty is whose it is, the layers of the model for AI.</summary>
internal sealed class TeachingAnswers(AnswerScope scope)
{
    private KnowledgeTable Table => scope.Table;

    private Phrases Phrases => scope.Phrases;

    private Reading Reading => scope.Reading;

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
}
