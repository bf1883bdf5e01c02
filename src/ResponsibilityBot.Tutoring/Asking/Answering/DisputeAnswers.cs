using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers to what is wrongly believed and to what is in dispute.</summary>
internal sealed class DisputeAnswers(AnswerScope scope)
{
    private KnowledgeTable Table => scope.Table;

    private Phrases Phrases => scope.Phrases;

    private Reading Reading => scope.Reading;

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
            Phrases.Say("gray-title", ("title", name)), points.Count == 0 ? Phrases.Say("gray-none", ("place", name)) : Phrases.Say(shared.Count > 0 ? "gray-lead-place" : "gray-lead"), points)
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
}
