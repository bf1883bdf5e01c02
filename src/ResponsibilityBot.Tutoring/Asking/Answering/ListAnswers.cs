using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers with many cells: duties, comparisons, matrices, moves, and where most is carried.</summary>
internal sealed class ListAnswers(AnswerScope scope)
{
    private KnowledgeTable Table => scope.Table;

    private Phrases Phrases => scope.Phrases;

    private IReadOnlyList<Responsibility> Rows => Table.Content.Responsibilities;

    public Answered Duties()
    {
        var places = scope.Places;
        return places.Count switch
        {
            0 => DutiesEverywhere(),
            1 => DutiesIn(places[0]),
            _ => Compare(),
        };
    }

    private Answered DutiesIn(Target place)
    {
        var party = scope.Reading.Party;
        var cells = Rows.Select(row => scope.Cell(row.Id, place.Id)).OfType<Cell>().ToList();
        var groups = new List<DutyGroup>();
        if (party != Party.Provider)
            AddGroup(groups, place, "group-customer", Owner.Customer, cells.Where(cell => cell.Owner == Owner.Customer), cell => cell.Customer);
        if (party != Party.Customer)
            AddGroup(groups, place, "group-provider", Owner.Provider, cells.Where(cell => cell.Owner == Owner.Provider), cell => cell.Provider);
        AddGroup(groups, place, "group-shared", Owner.Shared, cells.Where(cell => cell.Owner == Owner.Shared), cell => Part(cell, party));
        AddGroup(groups, place, "group-depends", Owner.Depends, cells.Where(cell => cell.Owner == Owner.Depends), cell => cell.Condition?.On);
        var name = AnswerScope.NameOf(place);
        var key = party switch { Party.Customer => "duties-title-customer", Party.Provider => "duties-title-provider", _ => "duties-title-both" };
        var (otherwise, layer) = Otherwise(Rows, [place]);
        var reply = new Reply.Duties(
            Phrases.Say(key, ("place", name), ("provider", scope.ProviderOf(place))),
            Phrases.Say("duties-lead", ("place", name), ("customer", Count(cells, Owner.Customer)), ("shared", Count(cells, Owner.Shared)), ("provider", Count(cells, Owner.Provider)))
                + otherwise,
            groups)
        {
            Sources = [.. cells.SelectMany(cell => cell.Sources).GroupBy(source => source.Id).OrderByDescending(group => group.Count()).Select(group => group.First()).Take(3)],
            Buttons =
            [
                party == Party.Provider
                    ? Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", name))), Verbs.Duties, "target", place.Id, "party", "customer")
                    : Button.To(OwnerAnswers.Short(Phrases.Say("button-duties-provider", ("provider", scope.ProviderOf(place)))), Verbs.Duties, "target", place.Id, "party", "provider"),
                Button.To(OwnerAnswers.Short(Phrases.Say("button-matrix", ("place", name))), Verbs.Matrix, "target", place.Id),
                Button.To(Phrases.Say("button-always"), Verbs.Always, "party", "customer"),
            ],
        };
        return scope.Finish(reply, Intent.Duties, cells: Narrow(cells, place, party), layer: layer);
    }

    private List<OwnedCell> Narrow(List<Cell> cells, Target place, Party? party) =>
        [.. cells.Where(cell => cell.Owner != Owner.NotApplicable && (party is not { } side || cell.Owner == side.AsOwner() || cell.Owner is Owner.Shared or Owner.Depends))
            .Select(cell => scope.Own(cell.Responsibility, place)).OfType<OwnedCell>()];

    private static string? Part(Cell cell, Party? party) => party switch
    {
        Party.Provider => cell.Provider,
        Party.Customer => cell.Customer,
        _ => $"{cell.Customer} / {cell.Provider}",
    };

    private Answered DutiesEverywhere()
    {
        var party = scope.Reading.Party ?? Party.Customer;
        var points = Table.CloudModels.Select(model => new Point(model.Label, party == Party.Customer ? model.CustomerShare : model.ProviderShare)).ToList();
        var reply = new Reply.Explanation(
            Phrases.Say(party == Party.Customer ? "duties-title-customer" : "duties-title-provider", ("place", "the cloud"), ("provider", scope.ProviderOf(null))),
            Phrases.Say("duties-lead-all"),
            points)
        {
            Sources = [.. Table.CloudModels.SelectMany(model => model.Sources).Distinct().Take(2)],
            Buttons =
            [
                .. Table.CloudModels.Select(model => Button.To(Phrases.Say("button-in", ("place", model.Label)), Verbs.Duties, "target", model.Id, "party", Words.Of(party))),
                Button.To(Phrases.Say("button-always"), Verbs.Always, "party", Words.Of(party)),
            ],
        };
        return scope.Finish(reply, Intent.Duties);
    }

    public Answered Compare()
    {
        var places = scope.Places;
        if (places.Count < 2)
            return Providers() ?? new OwnerAnswers(scope).Answer();
        var asked = scope.Reading.Responsibilities.SelectMany(Table.Rows).ToHashSet(StringComparer.Ordinal);
        var rows = Rows.Where(row => asked.Count == 0 || asked.Contains(row.Id)).ToList();
        var differing = rows.FindAll(row => places.Select(place => scope.Cell(row.Id, place.Id)?.Owner).Distinct().Count() > 1);
        var shown = asked.Count > 0 ? rows : differing;
        var names = string.Join(", ", places.Select(AnswerScope.NameOf));
        var (otherwise, layer) = Otherwise(rows, places);
        var reply = new Reply.Matrix(
            Phrases.Say("compare-title", ("places", names)),
            differing.Count == 0 ? Phrases.Say("compare-same", ("places", names)) : Phrases.Say("compare-lead", ("count", Number(differing.Count)), ("all", Number(rows.Count))) + Counts(places, asked.Count) + otherwise,
            GridOf(shown, places),
            PageOf(places))
        {
            Sources = [.. shown.SelectMany(row => places.Select(place => scope.Cell(row.Id, place.Id))).OfType<Cell>().SelectMany(cell => cell.Sources).Distinct().Take(3)],
            Buttons =
            [
                Button.To(OwnerAnswers.Short(Phrases.Say("button-move", ("from", AnswerScope.NameOf(places[0])), ("to", AnswerScope.NameOf(places[^1])))), Verbs.Move, "from", places[0].Id, "to", places[^1].Id),
                .. places.Take(3).Select(place => Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", AnswerScope.NameOf(place)))), Verbs.Duties, "target", place.Id, "party", "customer")),
            ],
        };
        var cells = asked.Count > 0 ? places.SelectMany(place => rows.Select(row => scope.Own(row.Id, place))).OfType<OwnedCell>().ToList() : [];
        return scope.Finish(reply, Intent.Compare, cells: cells, layer: layer);
    }

    /// <summary>How many duties are the customer's alone in each place; nothing where some duties were asked about.</summary>
    private string Counts(IReadOnlyList<Target> places, int asked) => asked > 0 ? "" : " " + Phrases.Say(
        "compare-counts",
        ("counts", string.Join(", ", places.Select(place => $"{AnswerScope.NameOf(place)} {Number(CountOf(Owner.Customer, place))}"))));

    private int CountOf(Owner owner, Target place) => Rows.Count(row => scope.Cell(row.Id, place.Id)?.Owner == owner);

    /// <summary>"AWS or Azure?": the split follows the service model, not the company; null where no two providers were named.</summary>
    private Answered? Providers()
    {
        var providers = scope.Reading.Targets.Select(Table.Target).OfType<CloudProvider>().ToList();
        if (providers.Count < 2)
            return null;
        var points = Table.CloudModels.Select(model => new Point(model.Label, model.CustomerShare)).ToList();
        var reply = new Reply.Explanation(
            Phrases.Say("compare-title", ("places", string.Join(", ", providers.Select(provider => provider.Name)))),
            Phrases.Say("compare-providers", ("places", string.Join(", ", providers.Select(provider => provider.Name)))),
            points)
        {
            Sources = [.. Table.CloudModels.SelectMany(model => model.Sources).Distinct().Take(3)],
            Buttons = [.. Table.CloudModels.Take(4).Select(model => Button.To(Phrases.Say("button-matrix", ("place", model.Label)), Verbs.Matrix, "target", model.Id))],
        };
        return scope.Finish(reply, Intent.Compare);
    }

    public Answered Matrix()
    {
        var places = scope.Places;
        var columns = places.Count > 0 ? places : [.. Table.Content.Models];
        var title = places.Count > 0 ? Phrases.Say("matrix-title", ("place", string.Join(", ", places.Select(AnswerScope.NameOf)))) : Phrases.Say("matrix-title-all");
        var asked = scope.Reading.Responsibilities.SelectMany(Table.Rows).ToHashSet(StringComparer.Ordinal);
        var rows = Rows.Where(row => asked.Count == 0 || asked.Contains(row.Id)).ToList();
        var (otherwise, layer) = Otherwise(rows, columns);
        var reply = new Reply.Matrix(title, Phrases.Say("matrix-lead") + otherwise, GridOf(rows, columns), PageOf(places))
        {
            Sources = [.. Table.CloudModels.SelectMany(model => model.Sources).Distinct().Take(2)],
            Buttons = [.. columns.Take(4).Select(place => Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", AnswerScope.NameOf(place)))), Verbs.Duties, "target", place.Id, "party", "customer"))],
        };
        return scope.Finish(reply, Intent.Matrix, layer: layer);
    }

    public Answered Move()
    {
        var (from, to) = (scope.Places[0], scope.Places[^1]);
        var move = ResponsibilityMove.Of(Table, scope.Cell, from, to, scope.Reading.Responsibilities.SelectMany(Table.Rows).ToHashSet(StringComparer.Ordinal));
        var (shed, gained) = (After(move, DutyChange.Shed), After(move, DutyChange.New));
        var (changed, kept) = (After(move, DutyChange.Changed), After(move, DutyChange.Kept));
        var groups = new List<DutyGroup>();
        AddGroup(groups, to, "group-shed", Owner.Provider, shed, cell => cell.Provider);
        AddGroup(groups, to, "group-new", Owner.Customer, gained, cell => cell.Customer);
        AddGroup(groups, to, "group-changed", Owner.Shared, changed, cell => cell.Customer);
        AddGroup(groups, to, "group-kept", Owner.Customer, kept, cell => cell.Customer);
        var (first, last) = (AnswerScope.NameOf(from), AnswerScope.NameOf(to));
        var reply = new Reply.Move(
            Phrases.Say("move-title", ("from", first), ("to", last)),
            Phrases.Say("move-lead", ("shed", Number(shed.Count)), ("changed", Number(changed.Count)), ("new", Number(gained.Count)), ("kept", Number(kept.Count))) + Otherwise([.. move.Duties.Select(duty => duty.Responsibility)], [to]).Said,
            groups)
        {
            Sources = [.. shed.Concat(changed).Concat(gained).SelectMany(cell => cell.Sources).Distinct().Take(3)],
            Buttons =
            [
                Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", last))), Verbs.Duties, "target", to.Id, "party", "customer"),
                Button.To(OwnerAnswers.Short(Phrases.Say("button-move", ("from", last), ("to", first))), Verbs.Move, "from", to.Id, "to", from.Id),
            ],
        };
        return scope.Finish(reply, Intent.Move, layer: LayerOf([.. move.Duties.Select(duty => duty.Responsibility)], [from, to]));
    }

    public Answered Most()
    {
        var party = scope.Reading.Party ?? Party.Customer;
        var places = scope.Places.Count > 1 ? scope.Places : [.. Table.CloudModels];
        var counts = places.Select(place => (Place: place, Name: AnswerScope.NameOf(place), Count: CountOf(party.AsOwner(), place))).OrderByDescending(pair => pair.Count).ToList();
        var key = party == Party.Customer ? "most-lead-customer" : "most-lead-provider";
        var points = counts.Select(pair => new Point(pair.Name, $"{Number(pair.Count)} of {Number(Rows.Count)}")).Append(new Point("", Phrases.Say("most-note"))).ToList();
        var reply = new Reply.Explanation(Phrases.Say("most-title"), Phrases.Say(key, ("model", counts[0].Name), ("count", Number(counts[0].Count)), ("all", Number(Rows.Count))), points)
        {
            Sources = [.. (counts[0].Place switch { ServiceModel model => model.Sources, Service service => service.Sources, _ => [] }).Take(2)],
            Buttons = [.. counts.Take(4).Select(pair => Button.To(OwnerAnswers.Short(Phrases.Say("button-duties", ("place", pair.Name))), Verbs.Duties, "target", pair.Place.Id, "party", "customer"))],
        };
        return scope.Finish(reply, Intent.Most, layer: LayerOf(Rows, places));
    }

    private static List<Cell> After(ResponsibilityMove move, DutyChange change) => [.. move.With(change).Select(duty => duty.After)];

    private void AddGroup(List<DutyGroup> groups, Target place, string key, Owner owner, IEnumerable<Cell> cells, Func<Cell, string?> text)
    {
        var lines = cells.Select(cell => new DutyLine(cell.Responsibility, Table.NameOf(cell.Responsibility), Held(cell, place) + text(cell))).ToList();
        if (lines.Count > 0)
            groups.Add(new DutyGroup(Phrases.Say(key), owner, lines));
    }

    /// <summary>Who does it in the organisation, before what is done: "Platform team: ".</summary>
    private string Held(Cell cell, Target place) => scope.Here.Brief(scope.Held(cell.Responsibility, place.Id)) is { } who ? $"{who}: " : "";

    /// <summary>Which of some rows the organisation holds otherwise in some places, in words, and the highest layer that says so; each cell is looked up once.</summary>
    private (string Said, Layer Layer) Otherwise(IReadOnlyList<Responsibility> rows, IReadOnlyList<Target> places)
    {
        if (scope.Curriculum.Held is null)
            return ("", Layer.Baseline);
        var held = rows.SelectMany(row => places.Select(place => (Duty: (Row: row, Place: place), Held: scope.Held(row.Id, place.Id)))).Where(duty => duty.Held is { IsOtherwise: true }).ToList();
        return (
            scope.Here.List(held, duty => places.Count > 1 ? $"{duty.Row.Label}, {AnswerScope.NameOf(duty.Place)}" : duty.Row.Label),
            held.Select(duty => duty.Held?.Cell.Layer ?? Layer.Baseline).DefaultIfEmpty().Max());
    }

    private Layer LayerOf(IReadOnlyList<Responsibility> rows, IReadOnlyList<Target> places) => scope.LayerOf(rows.SelectMany(row => places.Select(place => (row.Id, place.Id))));

    private Grid GridOf(IReadOnlyList<Responsibility> rows, IReadOnlyList<Target> columns) => new(
        [.. columns.Select(AnswerScope.NameOf)],
        [.. rows.Select(row => new GridRow(row.Label, AreaOf(row), [.. columns.Select(column => scope.Cell(row.Id, column.Id)?.Owner ?? Owner.NotApplicable)]))]);

    /// <summary>The page that shows the same columns with who does what in each cell.</summary>
    private static string PageOf(IReadOnlyList<Target> places) => "/matrix" + (places.Count > 0 ? "?" + string.Join('&', places.Select(place => "target=" + place.Id)) : "");

    private string AreaOf(Responsibility row) => Table.Content.Areas.FirstOrDefault(area => area.Id == row.Area)?.Name ?? row.Area;

    private static string Count(List<Cell> cells, Owner owner) => Number(cells.Count(cell => cell.Owner == owner));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
