using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>What is said of changes: the preview with before and after, what became of it, and the history.</summary>
/// <param name="curriculum">What holds in the tenant now.</param>
/// <param name="content">What the tenant says.</param>
/// <param name="day">Today (UTC).</param>
public sealed class ChangeReplies(Curriculum curriculum, OrganisationContent content, DateOnly day)
{
    /// <summary>What a button does with a change: its id named <c>do</c>.</summary>
    public const string Approve = "approve", Refuse = "refuse", TakeBack = "back", Check = "check";

    private const int MostBack = 3;

    private Phrases Phrases => curriculum.Phrases;

    private KnowledgeTable Table => curriculum.Table;

    /// <summary>A proposal with what holds now and what would hold, and buttons that decide.</summary>
    public Reply Preview(Change change, string title)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (before, after) = BeforeAndAfter(change.Override);
        return new Reply.Explanation(
            Phrases.Say(title),
            Phrases.Say("change-lead", ("duty", DutyOf(change.Override)), ("proposer", change.Proposer.Name)),
            [
                new(Phrases.Say("change-label-before"), before),
                new(Phrases.Say("change-label-after"), after),
                new(Phrases.Say("change-label-layer"), LayerOf(change.Override)),
                new(Phrases.Say("change-label-reason"), change.Override.Reason),
                new(Phrases.Say("change-label-until"), change.Override.Until is { } until ? Day(until) : Phrases.Say("change-no-end")),
                new("", Phrases.Say("change-second")),
            ])
        {
            Buttons = [Button("button-change-approve", Approve), Button("button-change-refuse", Refuse), Button("button-change-back", TakeBack)],
        };

        Button Button(string label, string what) => new(Phrases.Say(label), new(Verbs.Change, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["change"] = change.Id,
            ["do"] = what,
            ["seen"] = SeenOf(change.Override),
        }));
    }

    /// <summary>What became of a proposal, without buttons.</summary>
    public Reply Outcome(Change change, string key, string who, string why = "")
    {
        ArgumentNullException.ThrowIfNull(change);
        var (_, after) = BeforeAndAfter(change.Override);
        List<Point> points = [new(Phrases.Say("change-label-after"), after), new(Phrases.Say("change-label-reason"), why.Length > 0 ? why : change.Override.Reason)];
        if (change.Override.Until is { } until)
            points.Add(new(Phrases.Say("change-label-until"), Day(until)));
        points.Add(new(Phrases.Say("change-label-id"), change.Id));
        return new Reply.Explanation(Phrases.Say(key, ("who", who)), DutyOf(change.Override), points);
    }

    /// <summary>For who had learned otherwise what a duty is now in a place, with buttons that ask without points who does it.</summary>
    /// <param name="change">What moved it, or what moved it before if it is as by default again.</param>
    /// <param name="place">A service or service model.</param>
    /// <param name="isMoved">Whether it is with another side than by default now.</param>
    /// <param name="asked">By what the answer is told apart: <c>change</c> with the id of one, or <c>duty</c> with that of a row.</param>
    public Reply Taught(Override change, string place, bool isMoved, (string Name, string Id) asked)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new Reply.Explanation(
            Phrases.Say("change-learned-title"),
            Phrases.Say(isMoved ? "change-learned-lead" : "change-learned-back", ("duty", Table.NameOf(change.Responsibility)), ("place", Table.Target(place)?.Name ?? place)),
            [
                new(Phrases.Say("change-label-reason"), change.Reason),
                new("", Phrases.Say("change-learned-ask", ("duty", DutyOf(change)))),
            ])
        {
            Buttons = curriculum.Cell(change.Responsibility, place) is null ? [] : [.. new[] { Owner.Customer, Owner.Provider, Owner.Shared }.Select(owner => new Button(PlainText.Name(owner), new(Verbs.Change, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [asked.Name] = asked.Id,
                ["do"] = Check,
                ["place"] = place,
                ["owner"] = Words.Of(owner),
            })))],
        };
    }

    /// <summary>The history, the latest first, with buttons to end what holds for whoever may.</summary>
    public Reply History(IReadOnlyList<ChangeEvent> history, bool mayChange)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
            return new Reply.Said(Phrases.Say("change-none")) { Buttons = mayChange ? [ChangeForm.Button(Phrases)] : [] };
        var points = history.Select(line => new Point(
            $"{line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Phrases.Say(StepKey(line.Step), ("who", line.By?.Name ?? Phrases.Say("change-calendar")))}",
            $"{DutyOf(line.Change.Override)}: {WhoOf(line.Change.Override)}. {line.Why}".TrimEnd() + $" ({line.Change.Id})")).ToList();
        var live = history.Select(line => line.Change).Where(change => change.IsLive).DistinctBy(change => change.Id).Take(MostBack);
        return new Reply.Explanation(Phrases.Say("change-history-title"), Phrases.Say("change-history-lead"), points)
        {
            Buttons = !mayChange ? [] :
            [
                .. live.Select(change => Turns.Button.To(
                    OwnerAnswers.Short(Phrases.Say("button-roll-back", ("duty", Table.NameOf(change.Override.Responsibility)))), Verbs.Open, Verbs.Form, RollBackForm.FormId, "change", change.Id)),
                ChangeForm.Button(Phrases),
            ],
        };
    }

    /// <summary>The duty and the place that a change is about.</summary>
    public string DutyOf(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var workload = content.Workloads.FirstOrDefault(known => known.Id == change.Workload);
        return string.Join(" · ", new[] { DutyOf(change.Responsibility, change.Target), workload is null ? change.Workload : HereWords.NameOf(workload) }.OfType<string>());
    }

    /// <summary>A duty in a place; null for everywhere.</summary>
    public string DutyOf(string responsibility, string? place) =>
        $"{Table.NameOf(responsibility)} · {(place is not null && Table.Target(place) is { } target ? AnswerScope.NameOf(target) : Phrases.Say("change-everywhere"))}";

    /// <summary>Who does it by the change: a role or a side.</summary>
    public string WhoOf(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return content.Role(change.Role)?.Name ?? (change.Owner is { } owner ? PlainText.Name(owner) : change.Role ?? "");
    }

    /// <summary>A mark of what holds now where the change would hold; another one means that something was changed meanwhile.</summary>
    public string SeenOf(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var held = content.Overrides.Where(other => other.Id != change.Id && other.Responsibility == change.Responsibility && other.HoldsOn(day)).Select(other => other.Id).Order(StringComparer.Ordinal);
        var cells = PlacesOf(change).Select(place => Table.Cell(change.Responsibility, place.Id)?.Owner);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(',', held)} {string.Join(',', cells)}")))[..12];
    }

    /// <summary>Whether the change would leave everything as it is.</summary>
    public bool ChangesNothing(Override change)
    {
        var (before, after) = BeforeAndAfter(change, withTerms: false);
        return before == after;
    }

    private (string Before, string After) BeforeAndAfter(Override change, bool withTerms = true)
    {
        var others = content.Overrides.Where(other => other.Id != change.Id).ToList();
        var workload = content.Workloads.FirstOrDefault(known => known.Id == change.Workload);
        var (before, after) = (new OrganisationTable(Table, content with { Overrides = others }), new OrganisationTable(Table, content with { Overrides = [.. others, change with { Since = day }] }));
        var places = PlacesOf(change);
        return places.Count == 0 ? ("", WhoOf(change)) : (Words(before), Words(after));

        string Words(OrganisationTable table) => string.Join("; ", places
            .Select(place => (Place: place, Held: table.Duty(change.Responsibility, place.Id, workload, day)))
            .GroupBy(pair => pair.Held is { } held ? Who(held) : "–", pair => AnswerScope.NameOf(pair.Place))
            .Select(group => places.Count == 1 ? group.Key : $"{group.Key} ({string.Join(", ", group)})"));

        string Who(HeldDuty held) => held.Role is { } role ? $"{PlainText.Name(held.Cell.Owner)} ({role.Name}{(withTerms && held.By?.Until is { } last ? $", {HereWords.Inside(Phrases.Say("here-until", ("day", Day(last))))}" : "")})" : PlainText.Name(held.Cell.Owner);
    }

    /// <summary>The places to show: the one that is named, a provider's services by their models, or the models of the cloud.</summary>
    private IReadOnlyList<Target> PlacesOf(Override change) => change.Target is null
        ? [.. Table.CloudModels]
        : Table.Target(change.Target) switch
        {
            CloudProvider provider => [.. Table.Content.Services.Where(service => service.Provider == provider.Id).DistinctBy(service => service.Model)],
            { } target => [target],
            null => [],
        };

    private string LayerOf(Override change) => Phrases.Say(change.Layer switch
    {
        Layer.Contract => "change-layer-contract",
        Layer.Workload => "change-layer-workload",
        _ => "change-layer-organisation",
    });

    private static string StepKey(ChangeStep step) => step switch
    {
        ChangeStep.Proposed => "change-step-proposed",
        ChangeStep.Approved => "change-step-approved",
        ChangeStep.Refused => "change-step-refused",
        ChangeStep.TakenBack => "change-step-taken-back",
        ChangeStep.RolledBack => "change-step-rolled-back",
        _ => "change-step-expired",
    };

    private static string Day(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
