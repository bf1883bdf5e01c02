using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>What is said of clauses: the list, what became of one, the history, and the reminder.</summary>
/// <param name="curriculum">What holds in the tenant now.</param>
/// <param name="content">What the tenant says.</param>
/// <param name="day">Today.</param>
public sealed class ClauseReplies(Curriculum curriculum, OrganisationContent content, DateOnly day)
{
    private const int MostLines = 12;

    private const int MostButtons = 3;

    private Phrases Phrases => curriculum.Phrases;

    /// <summary>The clauses, the next day first, with buttons for whoever may renew them.</summary>
    public Reply List(bool mayChange)
    {
        var button = ClauseForm.Button(Phrases);
        if (content.Clauses.Count == 0)
            return new Reply.Said(Phrases.Say(mayChange ? "clause-none-author" : "clause-none")) { Buttons = mayChange ? [button] : [] };
        var next = content.Clauses.OrderBy(clause => clause.Renewal).ThenBy(clause => clause.Id, StringComparer.Ordinal).ToList();
        var more = next.Count - MostLines;
        return new Reply.Explanation(
            Phrases.Say("clause-list-title"),
            more > 0 ? Phrases.Say("clause-list-more", ("most", Number(MostLines)), ("count", Number(next.Count))) : Phrases.Say("clause-list-lead"),
            [.. next.Take(MostLines).Select(clause => new Point(
                Phrases.Say("clause-list-label", ("role", RoleOf(clause)), ("renewal", HereWords.Inside(RenewalOf(clause)))),
                Phrases.Say("clause-list-line", ("says", ShownText.Cut(clause.Says, 160)), ("source", clause.Source), ("id", clause.Id))))])
        {
            Buttons = mayChange ? [.. next.Take(MostButtons).Select(clause => RenewForm.Button(Phrases, clause)), button] : [],
        };
    }

    /// <summary>A clause as it stands after something was done to it.</summary>
    public Reply Kept(Clause clause, string key)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return new Reply.Explanation(Phrases.Say(key), clause.Says, [.. Points(clause), new(Phrases.Say("change-label-id"), clause.Id)]);
    }

    /// <summary>That a clause has to be renewed soon.</summary>
    public Reply Reminder(Clause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var role = content.Role(clause.Role);
        return new Reply.Explanation(Phrases.Say("clause-card-title", ("when", LeftOf(clause))), clause.Says, [.. Points(clause)])
        {
            Buttons = [RenewForm.Button(Phrases, clause), .. role is { Contact: not null } ? new[] { AskForm.Button(Phrases, role, clause) } : []],
        };
    }

    /// <summary>The history, the latest first.</summary>
    public Reply History(IReadOnlyList<ClauseEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Count == 0 ? new Reply.Said(Phrases.Say("clause-history-none")) : new Reply.Explanation(
            Phrases.Say("clause-history-title"),
            Phrases.Say("change-history-lead"),
            [.. history.Select(line => new Point(
                $"{line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Phrases.Say(KeyOf(line.Step), ("who", line.By.Name), ("day", Day(line.Clause.Renewal)))}",
                $"{ShownText.Cut(line.Clause.Says.TrimEnd('.'), 160)}. {line.Why}".TrimEnd() + $" ({line.Clause.Id})"))]);
    }

    private IEnumerable<Point> Points(Clause clause)
    {
        yield return new(Phrases.Say("clause-label-source"), clause.Source);
        yield return new(Phrases.Say("clause-label-owner"), RoleOf(clause));
        yield return new(Phrases.Say("clause-label-renewal"), RenewalOf(clause));
        if (clause.Responsibility is { } row)
        {
            var place = clause.Target is { } id && curriculum.Table.Target(id) is { } target ? AnswerScope.NameOf(target) : Phrases.Say("change-everywhere");
            yield return new(Phrases.Say("clause-label-about"), $"{curriculum.Table.NameOf(row)} · {place}");
        }
    }

    private string RoleOf(Clause clause) => content.Role(clause.Role)?.Name ?? clause.Role;

    private string RenewalOf(Clause clause) => Phrases.Say("clause-renewal", ("day", Day(clause.Renewal)), ("when", HereWords.Inside(LeftOf(clause))));

    private string LeftOf(Clause clause) => (clause.Renewal.DayNumber - day.DayNumber) switch
    {
        < 0 => Phrases.Say("clause-over"),
        0 => Phrases.Say("clause-today"),
        1 => Phrases.Say("clause-tomorrow"),
        var left => Phrases.Say("clause-left", ("days", Number(left))),
    };

    private static string KeyOf(ClauseStep step) => step switch
    {
        ClauseStep.Added => "clause-step-added",
        ClauseStep.Renewed => "clause-step-renewed",
        _ => "clause-step-removed",
    };

    private static string Day(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
