using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>Answers who owns one or several rows in one or several places.</summary>
internal sealed class OwnerAnswers(AnswerScope scope)
{
    private const int MaxPlaceButtons = 4;

    private Reading Reading => scope.Reading;

    private Phrases Phrases => scope.Phrases;

    /// <summary>Answers the question; <paramref name="option"/> is the number of a condition's option that was chosen, or null.</summary>
    public Answered Answer(int? option = null)
    {
        var places = scope.Places;
        var asked = places.Count > 0 ? places : [.. scope.Table.CloudModels];
        var rows = Reading.Responsibilities.SelectMany(scope.Table.Rows).Distinct(StringComparer.Ordinal).ToList();
        var cells = (Reading.Pairs.Count > 0 ? Paired() : asked.SelectMany(place => rows.Select(row => scope.Own(row, place)))).OfType<OwnedCell>().ToList();
        if (cells.Count == 0)
            return new OpenAnswers(scope).Unknown();
        return cells.Count == 1 ? One(cells[0], option) : Several(cells, places.Count > 0);
    }

    /// <summary>Each duty where it is asked for: "patching on EC2, backups in RDS".</summary>
    private IEnumerable<OwnedCell?> Paired() =>
        from pair in Reading.Pairs
        join place in scope.Places on pair.Target equals place.Id
        from row in scope.Table.Rows(pair.Responsibility)
        select scope.Own(row, place);

    private Answered One(OwnedCell owned, int? option)
    {
        var chosen = option is { } number && owned.Cell.Condition?.Options.ElementAtOrDefault(number) is { } found ? found : null;
        if (chosen is not null)
            owned = owned with { Owner = chosen.Owner };
        var answers = Reading.AsksAccountable ? owned.Cell.Accountable : null;
        var verdict = Direction(answers?.AsOwner() ?? owned.Owner);
        var lead = Lead(owned, chosen);
        var reply = new Reply.OwnerAnswer(VerdictWords(verdict, answers is { } side && side.AsOwner() != owned.Owner ? "verdict-accountable-" + Words.Of(side) : "verdict-" + Words.Of(owned.Owner)), lead, owned)
        {
            Here = scope.Here.Of(owned.Held),
            Sources = AnswerScope.SourcesOf([owned]),
            Buttons = Buttons(owned, chosen is null),
        };
        return scope.Finish(reply, Stated, cells: [owned], verdict: verdict);
    }

    private Answered Several(List<OwnedCell> cells, bool placed)
    {
        var rows = cells.DistinctBy(owned => owned.Responsibility.Id).Count();
        var owners = AnswerScope.Deciding(cells).Select(owned => owned.Owner).Distinct().ToList();
        var row = string.Join(", ", Reading.Responsibilities.Select(scope.Table.NameOf));
        var lead = owners switch
        {
            [Owner.Customer] => Phrases.Say("table-common-customer", ("row", row)),
            [Owner.Provider] => Phrases.Say("table-common-provider", ("row", row)),
            [Owner.Shared] => Phrases.Say("table-common-shared", ("row", row)),
            _ => Phrases.Say(placed ? "table-mixed" : "table-choose", ("row", row)),
        };
        var verdict = owners is [var common] ? Direction(common) : placed && IsOneFamily() ? Direction(Owner.Shared) : null;
        if (verdict is not null)
            lead = $"{Phrases.Say("verdict-" + verdict)}. {lead}";
        if (cells.Find(owned => owned.Aspect is not null)?.Aspect is { } aspect)
        {
            // What is true of the part is not true of the whole where the part does not exist.
            var everywhere = cells.TrueForAll(owned => owned.Aspect is not null || owners.Contains(owned.Owner));
            lead = everywhere ? $"{lead} {aspect.Says}" : verdict is null ? aspect.Says : $"{Phrases.Say("verdict-" + verdict)}. {aspect.Says}";
        }

        lead += scope.Here.List(cells.Select(owned => (owned, owned.Held)), owned => rows > 1 ? $"{owned.Responsibility.Label}, {AnswerScope.NameOf(owned.Target)}" : AnswerScope.NameOf(owned.Target));
        var reply = new Reply.OwnerTable(Phrases.Say("table-title", ("row", row)), lead, cells)
        {
            Sources = AnswerScope.SourcesOf(cells),
            Buttons = TableButtons(cells, placed),
        };
        return scope.Finish(reply, Stated, cells: cells, verdict: verdict);
    }

    /// <summary>"Does Microsoft handle network security in PaaS?": some of the family yes, some no, so partly.</summary>
    private bool IsOneFamily() => Reading.Responsibilities is [var row] && scope.Table.Family(row) is not null;

    /// <summary>A wrong belief that no entry describes, and the duties within one responsibility, are answered by their cells.</summary>
    private Intent Stated => Reading.Intent is Intent.Misconception or Intent.Duties ? Reading.Intent : Intent.Owner;

    /// <summary>Yes, no or partly, only where the question is a yes-no question and its party is certain; null otherwise.</summary>
    private string? Direction(Owner owner)
    {
        if (!Reading.IsYesNo || Reading.Party is not { } party || owner is Owner.Depends or Owner.NotApplicable)
            return null;
        if (owner == Owner.Shared)
            return Reading.Wholly ? Reading.Negated ? "yes" : "no" : "partly";
        return owner == party.AsOwner() ^ Reading.Negated ? "yes" : "no";
    }

    private string VerdictWords(string? verdict, string key)
    {
        var who = Phrases.Say(key);
        return verdict is null ? who : $"{Phrases.Say("verdict-" + verdict)}: {char.ToLowerInvariant(who[0])}{who[1..]}";
    }

    private string Lead(OwnedCell owned, ConditionOption? chosen)
    {
        var row = Lower(owned.Responsibility.Name);
        var place = AnswerScope.NameOf(owned.Target);
        var provider = scope.ProviderOf(owned.Target);
        if (chosen is not null)
            return Phrases.Say("lead-option", ("when", chosen.When), ("owner", PlainText.Name(chosen.Owner)));
        if (owned.Aspect is { } aspect)
            return aspect.Says;
        var key = owned.Owner == owned.Cell.Owner ? "lead-" + Words.Of(owned.Owner) : owned.Owner == Owner.Provider ? "lead-own-provider" : "lead-own-customer";
        return Phrases.Say(key, ("row", row), ("place", place), ("provider", provider), ("on", owned.Cell.Condition?.On ?? ""));
    }

    /// <summary>Names begin with a capital that a sentence does not want, unless it is an abbreviation or a proper name.</summary>
    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) && !name.StartsWith("Kubernetes", StringComparison.Ordinal) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private List<Button> Buttons(OwnedCell owned, bool ask)
    {
        var buttons = new List<Button>();
        var id = owned.Responsibility.Id;
        if (ask && owned.Cell.Condition is { } condition)
        {
            buttons.AddRange(condition.Options.Select((option, number) => new Button(
                Short(option.When),
                new Press(Verbs.Owner, new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["responsibility"] = id,
                    ["target"] = owned.Target.Id,
                    ["option"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }))).Select(InWorkload));
        }

        if (owned.Held?.Role is { Contact: not null } role)
            buttons.Add(AskForm.Button(Phrases, role, id, owned.Target.Id));
        var others = scope.Table.CloudModels.Where(model => model.Id != owned.Target.Id && model.Id != KnowledgeTable.ModelOf(owned.Target)).Select(model => model.Id);
        foreach (var model in others.Order(new ModelOrder()).Take(buttons.Count > 0 ? 2 : 3))
            buttons.Add(Button.To(Phrases.Say("button-in", ("place", AnswerScope.NameOf(scope.Table.Target(model) ?? owned.Target))), Verbs.Owner, "responsibility", id, "target", model));
        buttons.Add(Button.To(Phrases.Say("button-all-models"), Verbs.Owner, "responsibility", id));
        if (owned.Cell.Gray is { } gray)
            buttons.Add(Button.To(Phrases.Say("button-gray"), Verbs.Gray, "gray", gray));
        buttons.Add(Button.To(Short(Phrases.Say("button-duties", ("place", AnswerScope.NameOf(owned.Target)))), Verbs.Duties, "target", owned.Target.Id, "party", "customer"));
        return [.. buttons.Take(6)];
    }

    private List<Button> TableButtons(List<OwnedCell> cells, bool placed)
    {
        var buttons = cells.Select(owned => owned.Target).DistinctBy(target => target.Id).Take(placed ? MaxPlaceButtons : 5)
            .Select(target => cells.DistinctBy(owned => owned.Responsibility.Id).Count() == 1
                ? InWorkload(Button.To(Short(Phrases.Say("button-in", ("place", AnswerScope.NameOf(target)))), Verbs.Owner, "responsibility", cells[0].Responsibility.Id, "target", target.Id))
                : Button.To(Short(Phrases.Say("button-duties", ("place", AnswerScope.NameOf(target)))), Verbs.Duties, "target", target.Id, "party", "customer"))
            .ToList();
        if (cells.Find(owned => owned.Held?.Role is { Contact: not null }) is { Held.Role: { } role } first)
            buttons.Add(AskForm.Button(Phrases, role, first.Responsibility.Id, first.Target.Id));
        return buttons;
    }

    /// <summary>A button that asks about the same workload, where the question is about one.</summary>
    private Button InWorkload(Button button) => scope.Workload is not { } workload ? button : button with
    {
        Press = button.Press with { Ids = new Dictionary<string, string>(button.Press.Ids, StringComparer.Ordinal) { ["workload"] = workload.Id } },
    };

    internal static string Short(string label) => label.Length <= 40 ? label : label[..39].TrimEnd() + "…";

    /// <summary>The models that people ask for most come first.</summary>
    private sealed class ModelOrder : IComparer<string>
    {
        private static readonly string[] Order = ["iaas", "paas", "saas", "caas", "faas"];

        public int Compare(string? left, string? right) => Array.IndexOf(Order, left).CompareTo(Array.IndexOf(Order, right));
    }
}
