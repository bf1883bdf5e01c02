using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>What every answer of one question needs: the curriculum, the question, how it was read.</summary>
internal sealed record AnswerScope(Curriculum Curriculum, string Question, Reading Reading)
{
    public KnowledgeTable Table => Curriculum.Table;

    public Phrases Phrases => Curriculum.Phrases;

    /// <summary>The workload that the question names, or null.</summary>
    public Workload? Workload { get; init; }

    /// <summary>How the answer says what the organisation holds otherwise.</summary>
    public HereWords Here => new(Phrases, Workload);

    /// <summary>A cell as it holds for whoever asks.</summary>
    public Cell? Cell(string row, string place) => Workload is null ? Curriculum.Cell(row, place) : Held(row, place)?.Cell;

    /// <summary>What the organisation made of a cell, or null where the table alone speaks.</summary>
    public HeldDuty? Held(string row, string place) =>
        Curriculum.Held?.Duty(row, place, Workload) is { } duty && (duty.IsOtherwise || Workload is not null) ? duty : null;

    /// <summary>The targets that were read and that have cells, in order.</summary>
    public IReadOnlyList<Target> Places => [.. Reading.Targets.Select(PlaceOf).OfType<Target>().Where(target => KnowledgeTable.ModelOf(target) is not null)];

    /// <summary>Whoever moves to a provider, and does not say to what, moves machines.</summary>
    private Target? PlaceOf(string id) =>
        Table.Target(id) is CloudProvider && Reading.Intent == Intent.Move ? Table.Target(KnowledgeTable.Iaas) : Table.Target(id);

    /// <summary>How answers call the one who runs a target: the company, or "the provider".</summary>
    public string ProviderOf(Target? target) => ProviderOf(Table, target, Reading.Provider);

    /// <summary>How answers call the one who runs a target, where the question named a provider or not.</summary>
    public static string ProviderOf(KnowledgeTable table, Target? target, string? named)
    {
        if (target is Service { Vendor.Length: > 0 } other)
            return other.Vendor;
        var id = target is Service service ? service.Provider : named;
        return id is not null && table.Target(id) is CloudProvider provider && provider.Party.Length > 0 && id != "other" ? provider.Party : "the provider";
    }

    /// <summary>A place's name in a sentence: the abbreviation of a model, the name of a service.</summary>
    public static string NameOf(Target target) => target is ServiceModel model ? model.Label : target.Name;

    /// <summary>"OS patching · PaaS".</summary>
    public string Understood =>
        string.Join(" · ", Reading.Responsibilities.Select(Table.NameOf).Concat(Places.Select(NameOf)));

    /// <summary>The cell of a row in a place, with the owner that this question is about: an aspect's, one side's own part, or the cell's.</summary>
    public OwnedCell? Own(string row, Target place)
    {
        if (Table.Responsibility(row) is not { } responsibility || Cell(row, place.Id) is not { } cell)
            return null;
        var model = KnowledgeTable.ModelOf(place);
        var held = Held(row, place.Id);
        // Who moves the whole work moves its parts.
        var aspect = held?.By?.Owner is null && cell.Owner != Owner.NotApplicable && Reading.Aspect is { } named && named.StartsWith(row + "/", StringComparison.Ordinal)
            ? responsibility.Aspects.FirstOrDefault(item => item.Id == named[(row.Length + 1)..] && item.Models.Contains(model) && !item.Except.Contains(place.Id))
            : null;
        if (aspect is not null)
            return new OwnedCell(responsibility, place, cell, aspect.Owner.AsOwner(), aspect) { Held = held };
        return new OwnedCell(responsibility, place, cell, OwnPart(cell), null) { Held = held };
    }

    private Owner OwnPart(Cell cell) => Reading.OwnThings switch
    {
        Party.Provider when cell.Target != KnowledgeTable.OnPremises && cell.Provider is not null && cell.Owner is Owner.Shared or Owner.Depends or Owner.Customer => Owner.Provider,
        Party.Customer when cell.Customer is not null && (cell.Owner is Owner.Shared or Owner.Depends or Owner.Provider) => Owner.Customer,
        _ => cell.Owner,
    };

    /// <summary>An answer that holds a reply's text and nothing of the table but what is given.</summary>
    public Answered Finish(Reply reply, Intent? intent = null, string certainty = "sure", IReadOnlyList<OwnedCell>? cells = null, string? verdict = null, Layer? layer = null)
    {
        var first = cells is { Count: 1 } ? cells[0] : null;
        var deciding = cells is null ? null : Deciding(cells);
        var gray = cells?.Select(owned => owned.Cell.Gray).FirstOrDefault(id => id is not null) is { } id ? Table.GrayArea(id) : null;
        var shown = reply with { Understood = reply.Understood.Length > 0 ? reply.Understood : Understood, Trace = Reading.Trace };
        return new Answered(
            new Answer(
                Question,
                IntentWords.Of(intent ?? Reading.Intent),
                certainty,
                Common(deciding?.Select(owned => Words.Of(owned.Owner))),
                Common(deciding?.Select(owned => AccountableFor(owned) is { } side ? Words.Of(side) : null)),
                verdict,
                Reading.Responsibilities,
                Reading.Targets,
                PlainText.Of(shown),
                first is null ? null : new AnswerSplit(first.Cell.Provider, first.Cell.Customer),
                first?.Cell.Condition?.On,
                gray is null ? null : AnswerGray.Of(gray),
                [.. shown.Sources.Select(AnswerSource.Of)],
                [.. shown.Buttons.Select(button => new AnswerSuggestion(button.Label, button.Press["responsibility"], button.Press["target"]))],
                Words.Of(layer ?? (cells is { Count: > 0 } ? cells.Max(owned => owned.Cell.Layer) : Layer.Baseline)),
                Table.Revision,
                Reading.Trace,
                cells is { Count: > 1 } ? [.. cells.Select(owned => new AnswerCell(owned.Responsibility.Id, owned.Target.Id, Words.Of(owned.Owner), AccountableFor(owned) is { } side ? Words.Of(side) : null, new AnswerSplit(owned.Cell.Provider, owned.Cell.Customer)) { Layer = Words.Of(owned.Cell.Layer), Role = owned.Held?.Role?.Name })] : [],
                Reading.Party is { } party ? Words.Of(party) : null)
            {
                Role = first?.Held?.Role?.Name,
                Here = first?.Held is { } held ? AnswerHere.Of(held) : null,
                Workload = Workload?.Name,
            },
            shown,
            Reading.Aspect)
        {
            Corrects = Reading.Corrects,
            Workload = Workload?.Id,
        };
    }

    /// <summary>The highest layer that some cells come from.</summary>
    public Layer LayerOf(IEnumerable<(string Row, string Place)> cells) =>
        Curriculum.Held is null ? Layer.Baseline : cells.Select(cell => Cell(cell.Row, cell.Place)?.Layer ?? Layer.Baseline).DefaultIfEmpty().Max();

    /// <summary>The cells that decide a common owner: those in which the part that was asked about exists, else those that apply at all.</summary>
    public static IReadOnlyList<OwnedCell> Deciding(IReadOnlyList<OwnedCell> cells)
    {
        var parts = cells.Where(owned => owned.Aspect is not null).ToList();
        var applying = (parts.Count > 0 ? parts : cells).Where(owned => owned.Owner != Owner.NotApplicable).ToList();
        return applying.Count > 0 ? applying : cells;
    }

    /// <summary>A part that one side holds makes that side accountable for the part, unless the duty always stays with the customer.</summary>
    private static Party? AccountableFor(OwnedCell owned) =>
        owned.Aspect is { } aspect && !owned.Responsibility.Always ? aspect.Owner : owned.Cell.Accountable;

    /// <summary>The sources of some cells, each once, at most four.</summary>
    public static IReadOnlyList<Source> SourcesOf(IEnumerable<OwnedCell> cells) => [.. cells.SelectMany(owned => owned.Cell.Sources).Distinct().Take(4)];

    private static string? Common(IEnumerable<string?>? values)
    {
        var distinct = values?.Distinct().Take(2).ToList();
        return distinct is [var only] ? only : null;
    }
}
