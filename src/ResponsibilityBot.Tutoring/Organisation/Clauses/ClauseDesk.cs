using System.Globalization;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>Where in a clause something is wrong.</summary>
internal enum ClausePart
{
    Says,
    Source,
    Owner,
    Renewal,
    About,
}

/// <summary>Writes clauses down, renews and removes them for people who may change what the organisation says. Nobody has to agree: a reminder changes no answer.</summary>
public sealed class ClauseDesk(ChangeDesk desk, IClauses clauses)
{
    /// <summary>The key of what people are told who may not.</summary>
    internal const string NotAuthor = "clause-not-author";

    /// <summary>The longest text and source, in characters.</summary>
    internal const int LongestText = 300, LongestSource = 120;

    /// <summary>How many clauses a tenant may have.</summary>
    internal const int Most = 500;

    /// <summary>How far ahead a day may be: 20 years.</summary>
    private const int MostDays = 7305;

    /// <summary>Whether a person may.</summary>
    public bool Allows(Turn turn) => desk.Allows(turn);

    /// <summary>Whether a person may. Who may not is noted.</summary>
    internal bool IsFor(Turn turn) => desk.Allows(turn, NotAuthor);

    /// <summary>What there is now.</summary>
    internal async ValueTask<(OrganisationContent Content, ClauseReplies Replies)> NowAsync(Turn turn, CancellationToken cancel)
    {
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        return (content, new(now, content, DateOnly.FromDateTime(turn.At.UtcDateTime)));
    }

    /// <summary>Keeps a clause and says so; or what is wrong, and at which part.</summary>
    internal async ValueTask<(Reply? Reply, ClausePart Part, Misread? Wrong)> AddAsync(Turn turn, ClauseWords words, CancellationToken cancel)
    {
        if (!IsFor(turn))
            return (null, ClausePart.Says, new(NotAuthor));
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(turn.At.UtcDateTime);
        var id = $"k-{ItemIds.OfRound(turn.Id)[..10]}";
        var (says, source) = (ShownText.Line(words.Says).Trim(), ShownText.Line(words.Source).Trim());
        if (says.Length is 0 or > LongestText)
            return (null, ClausePart.Says, says.Length == 0 ? new("clause-no-text") : new("clause-long-text", ("most", Number(LongestText))));
        if (source.Length is 0 or > LongestSource)
            return (null, ClausePart.Source, source.Length == 0 ? new("clause-no-source") : new("clause-long-text", ("most", Number(LongestSource))));
        if (content.RoleCalled(words.Owner) is not { } role)
            return (null, ClausePart.Owner, UnknownRole(content, words.Owner));
        var (renewal, notDay) = DateWords.Read(words.Renewal, today, MostDays);
        if (notDay is not null)
            return (null, ClausePart.Renewal, Far(notDay));
        var (row, target, wrong) = words.About.Length > 0 ? ReadAbout(new(now, content), words.About) : default;
        if (wrong is not null)
            return (null, ClausePart.About, wrong);
        var clause = new Clause { Id = id, Says = says, Source = source, Role = role.Id, Renewal = renewal, Responsibility = row, Target = target };
        if (content.Clauses.FirstOrDefault(other => other.Id != id && IsSame(other, clause)) is { } twice)
            return (null, ClausePart.Says, new("clause-taken", ("id", twice.Id)));
        if (content.Clauses.Count >= Most)
            return (null, ClausePart.Says, new("clause-many", ("most", Number(Most))));
        await clauses.AddAsync(turn.Tenant, clause, ChangeDesk.NameOf(turn, now.Phrases), turn.At, cancel).ConfigureAwait(false);
        return (new ClauseReplies(now, content, today).Kept(clause, "clause-added"), default, null);
    }

    /// <summary>Gives a clause another day. The reply, or what is wrong.</summary>
    internal async ValueTask<(Reply? Reply, Misread? Wrong)> RenewAsync(Turn turn, string id, string until, string why, CancellationToken cancel)
    {
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var (today, reason) = (DateOnly.FromDateTime(turn.At.UtcDateTime), ShownText.Line(why).Trim());
        if (!IsFor(turn))
            return (null, new(NotAuthor));
        if (content.Clauses.FirstOrDefault(clause => clause.Id == id) is not { } known)
            return (null, new("clause-unknown", ("id", ShownText.Cut(id, 40))));
        if (until.Length == 0)
            return (null, new("clause-renew-how", ("id", known.Id)));
        var (renewal, notDay) = DateWords.Read(until, today, MostDays);
        if (notDay is not null)
            return (null, Far(notDay));
        if (reason.Length > ChangeReader.LongestReason)
            return (null, new("change-long-reason", ("most", Number(ChangeReader.LongestReason))));
        // What the files say is not made shorter here.
        if (known.IsOfFiles && renewal < now.Organisation.Clauses.FirstOrDefault(clause => clause.Id == id)?.Renewal)
            return (null, new("clause-of-files", ("id", id)));
        var renewed = known with { Renewal = renewal };
        return await clauses.RenewAsync(turn.Tenant, renewed, ChangeDesk.NameOf(turn, now.Phrases), turn.At, reason, cancel).ConfigureAwait(false)
            ? (new ClauseReplies(now, content, today).Kept(renewed, "clause-renewed"), null)
            : (null, new("clause-unknown", ("id", ShownText.Cut(id, 40))));
    }

    /// <summary>Removes a clause. What to say of it.</summary>
    internal async ValueTask<Misread> RemoveAsync(Turn turn, string id, string why, CancellationToken cancel)
    {
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var reason = ShownText.Line(why).Trim();
        if (!IsFor(turn))
            return new(NotAuthor);
        if (content.Clauses.FirstOrDefault(clause => clause.Id == id) is not { } known)
            return new("clause-unknown", ("id", ShownText.Cut(id, 40)));
        if (known.IsOfFiles)
            return new("clause-of-files", ("id", id));
        if (reason.Length > ChangeReader.LongestReason)
            return new("change-long-reason", ("most", Number(ChangeReader.LongestReason)));
        return await clauses.RemoveAsync(turn.Tenant, id, ChangeDesk.NameOf(turn, now.Phrases), turn.At, reason, cancel).ConfigureAwait(false)
            ? new("clause-removed", ("says", ShownText.Cut(known.Says, 120)))
            : new("clause-unknown", ("id", ShownText.Cut(id, 40)));
    }

    private static (string? Row, string? Target, Misread? Wrong) ReadAbout(ChangeReader reader, string about)
    {
        var (row, target, workload, wrong) = reader.ReadPlace(about);
        return wrong is not null ? (null, null, wrong) : workload is not null ? (null, null, new("change-contract-workload")) : (row, target, null);
    }

    private static Misread UnknownRole(OrganisationContent content, string words) =>
        content.Roles.Count == 0 ? new("clause-no-roles")
        : words.Length == 0 ? new("clause-no-owner", ("roles", Roles(content)))
        : new("role-unknown", ("words", ShownText.Cut(ShownText.Line(words), 80)), ("roles", Roles(content)));

    private static string Roles(OrganisationContent content) => string.Join(", ", content.Roles.Take(20).Select(role => role.Name));

    /// <summary>Quizzes have another limit.</summary>
    private static Misread Far(Misread wrong) => wrong.Key == "daily-far-date" ? new("clause-far-date", wrong.Blanks) : wrong;

    /// <summary>Two that say the same of the same document are one.</summary>
    private static bool IsSame(Clause one, Clause other) =>
        one.Says.Equals(other.Says, StringComparison.OrdinalIgnoreCase) && one.Source.Equals(other.Source, StringComparison.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
