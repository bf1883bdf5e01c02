using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Raci;

/// <summary>"RACI checkout": who does, answers, is asked and is told, for each duty of a workload. Everybody may look.</summary>
public sealed partial class RaciDialog(ICurriculum curriculum, IOrganisations organisations, IAccess access) : IDialog
{
    /// <summary>Workloads that are offered.</summary>
    private const int MostOffered = 6;

    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 200;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var asked = turn.Press is { Verb: Verbs.Raci } press ? press["workload"]
            : turn.Kind == TurnKind.Said && turn.Text.Length <= MaxLength && Words().Match(turn.Text) is { Success: true } words ? words.Groups["name"].Value.Trim()
            : null;
        if (asked is null)
            return null;
        var content = await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false);
        var now = curriculum.Current;
        var named = OrganisationWords.Named(content, asked);
        // "RACI for PaaS": a place of the table, which the matrix answers.
        if (turn.Press is null && named.Count == 0 && now.Reader.Read(turn.Text, null) is { Targets.Count: > 0 })
            return null;
        if (content.Workloads.Count == 0)
            return [new Reply.Said(now.Phrases.Say("workload-none"))];
        var found = asked.Length == 0 ? content.Workloads : named;
        return [found switch
        {
            [var one] => Chart(now, content, one, DateOnly.FromDateTime(turn.At.UtcDateTime), OrganisationWords.MayEdit(access, turn)),
            [] => new Reply.Said(now.Phrases.Say("workload-unknown", ("name", ShownText.Cut(ShownText.Line(asked), 60)))),
            _ => new Reply.Choices(now.Phrases.Say(found.Count > MostOffered ? "raci-which-more" : "raci-which", ("count", Number(found.Count))))
            {
                Buttons = [.. found.Take(MostOffered).Select(workload => Button.To(ShownText.Cut(WorkloadName.Of(workload), 40), Verbs.Raci, "workload", workload.Id))],
            },
        }];
    }

    private static Reply.Duties Chart(Curriculum now, OrganisationContent content, Workload workload, DateOnly day, bool mayEdit)
    {
        var phrases = now.Phrases;
        var table = new OrganisationTable(now.Table, content);
        var sheet = new RaciBuilder(table, day).Of(workload);
        var groups = sheet.Rows.GroupBy(row => row.Accountable.Side == Party.Provider ? Owner.Provider : row.Accountable.Role is null ? Owner.Depends : Owner.Customer)
            .OrderBy(group => group.Key switch { Owner.Depends => 0, Owner.Customer => 1, _ => 2 })
            .SelectMany(group => group.GroupBy(row => row.Accountable.Role).Select(rows => new DutyGroup(
                phrases.Say(group.Key switch { Owner.Depends => "raci-nobody", Owner.Customer => "raci-role", _ => "raci-provider" }, ("role", OrganisationWords.RoleName(content, rows.Key, phrases))),
                group.Key,
                [.. rows.Select(row => new DutyLine(row.Responsibility.Id, row.Responsibility.Label, TextOf(phrases, content, row, sheet)))])));
        var open = sheet.Rows.Count(row => row.IsOpen);
        return new(
            phrases.Say("raci-title", ("workload", WorkloadName.Of(workload))),
            open > 0 ? phrases.Say("raci-lead-open", ("count", Number(sheet.Rows.Count)), ("open", Number(open))) : phrases.Say("raci-lead", ("count", Number(sheet.Rows.Count))),
            [.. groups])
        {
            Buttons = mayEdit && open > 0 ? [Button.To(phrases.Say("button-assign"), Verbs.Workload, "workload", workload.Id)] : [],
        };
    }

    /// <summary>The letters of everybody in one line, and where, if not everywhere.</summary>
    private static string TextOf(Phrases phrases, OrganisationContent content, RaciRow row, RaciSheet sheet)
    {
        var parties = row.Shares.OrderByDescending(share => share.Part.HasFlag(RaciPart.Accountable)).ThenBy(share => share.Part)
            .Select(share => $"{RaciSheet.Letters(share.Part)} {(share.Side == Party.Provider ? phrases.Say("raci-the-provider") : OrganisationWords.RoleName(content, share.Role, phrases))}");
        var where = row.Places.Count < sheet.Workload.Services.Count ? $" ({string.Join(", ", row.Places.Select(place => place.Name))})" : "";
        return string.Join(", ", parties) + where;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:show\s+(?:me\s+)?)?(?:the\s+)?raci\b(?:\s+(?:chart|matrix))?(?:\s+(?:for|of)\b)?\s*(?<name>[^\n]*?)\s*[.!?]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
