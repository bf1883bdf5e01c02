using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>Where in a proposal something is wrong.</summary>
internal enum ChangePart
{
    What,
    Who,
    Reason,
    Until,
}

/// <summary>Reads a proposal. Names are read as in questions: everything that a question may call a duty or a place.</summary>
internal sealed class ChangeReader(Curriculum curriculum, OrganisationContent content)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>What it says, without an approver; or what is wrong and where.</summary>
    public (Override? Override, ChangePart Part, Misread? Wrong) Read(string id, ChangeWords words, DateOnly today)
    {
        var (row, target, workload, wrong) = ReadPlace(words.What);
        if (wrong is not null)
            return (null, ChangePart.What, wrong);
        var (owner, role, notWho) = ReadWho(words.Who);
        if (notWho is not null)
            return (null, ChangePart.Who, notWho);
        if (workload is not null && words.IsContract)
            return (null, ChangePart.Who, new("change-contract-workload"));
        var reason = ShownText.Line(words.Reason).Trim();
        if (reason.Length == 0)
            return (null, ChangePart.Reason, new("change-no-reason"));
        if (reason.Length > LongestReason)
            return (null, ChangePart.Reason, new("change-long-reason", ("most", $"{LongestReason}")));
        DateOnly? until = null;
        if (words.Until.Length > 0)
        {
            var (date, notDay) = DateWords.Read(words.Until, today.AddDays(-1));
            if (notDay is not null)
                return (null, ChangePart.Until, notDay);
            until = date;
        }

        return (new Override
        {
            Id = id,
            Layer = workload is not null ? Layer.Workload : words.IsContract ? Layer.Contract : Layer.Organisation,
            Workload = workload?.Id,
            Responsibility = row,
            Target = target,
            Owner = owner,
            Role = role?.Id,
            Reason = reason,
            Approver = "",
            Since = today,
            Until = until,
        }, default, null);
    }

    /// <summary>The duty, the place and the workload that words name; or what is wrong.</summary>
    public (string Row, string? Target, Workload? Workload, Misread? Wrong) ReadPlace(string what)
    {
        var (workload, rest) = WorkloadNames.Split(content.Workloads, what);
        var table = curriculum.Table;
        var reading = curriculum.Reader.Read($"who is responsible for {rest}?", null);
        var rows = (table.Responsibility(rest.Trim()) is { } named ? [named.Id] : reading.Responsibilities).SelectMany(table.Rows).Distinct(StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            return ("", null, null, new("change-no-row", ("words", ShownText.Cut(rest, 80))));
        if (rows.Count > 1)
            return ("", null, null, new("change-many-rows", ("rows", string.Join(", ", rows.Select(table.NameOf)))));
        var targets = reading.Targets.Where(id => table.Target(id) is not null).ToList();
        if (targets.Count == 0 && reading.Provider is { } provider)
            targets = [provider];
        if (targets.Count > 1)
            return ("", null, null, new("change-many-places", ("places", string.Join(", ", targets.Select(id => table.Target(id)?.Name ?? id)))));
        // "on the moon" names a place that is none; silently it would hold everywhere.
        if (targets.Count == 0 && PlaceOf(rest) is { } unread)
            return ("", null, null, new("change-no-place", ("words", ShownText.Cut(unread, 80))));
        return (rows[0], targets.FirstOrDefault(), workload, null);
    }

    private static string? PlaceOf(string words)
    {
        foreach (var before in new[] { " on ", " in " })
        {
            var at = words.LastIndexOf(before, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                return words[(at + before.Length)..].Trim();
        }

        return null;
    }

    private (Owner? Owner, Role? Role, Misread? Wrong) ReadWho(string who)
    {
        var key = RoleName.KeyOf(who);
        if (content.RoleCalled(who) is { } found)
            return (null, found, null);
        Owner? owner = key switch
        {
            "you" or "us" or "we" or "customer" => Owner.Customer,
            "provider" or "them" => Owner.Provider,
            "shared" or "both" => Owner.Shared,
            "nobody" or "none" or "not applicable" => Owner.NotApplicable,
            _ => curriculum.Table.Content.Providers.Any(provider => provider.Party.Equals(who, StringComparison.OrdinalIgnoreCase) || provider.Name.Equals(who, StringComparison.OrdinalIgnoreCase)) ? Owner.Provider : null,
        };
        if (owner is not null)
            return (owner, null, null);
        return (null, null, content.Roles.Count == 0
            ? new("change-no-roles", ("words", ShownText.Cut(who, 80)))
            : new("change-no-who", ("words", ShownText.Cut(who, 80)), ("roles", string.Join(", ", content.Roles.Take(20).Select(role => role.Name)))));
    }
}
