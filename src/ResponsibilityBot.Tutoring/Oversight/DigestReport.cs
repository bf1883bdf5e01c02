using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Who may have a digest, and of what: managers of all teams, hosts of the team that they belong to.</summary>
public sealed class DigestReport(IAccess access, IFigures figures, ITeams teams)
{
    /// <summary>Whether somebody may have one. In their own chat everybody is a host; here those count who are named.</summary>
    public bool IsFor(Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return access.Allows(turn, Role.Manager) || access.Allows(turn with { Place = Place.Channel }, Role.Host);
    }

    /// <summary>The figures of a week; null for a host who belongs to no team.</summary>
    /// <param name="turn">Whose digest it is; <see cref="IsFor"/> must hold.</param>
    /// <param name="week">A Monday.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async ValueTask<Digest?> OfAsync(Turn turn, DateOnly week, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (access.Allows(turn, Role.Manager))
        {
            var list = await figures.TeamsAsync(turn.Tenant, null, FigureQuery.MostCompared, cancel).ConfigureAwait(false);
            return await OfAsync(turn.Tenant, null, list.Count > FigureQuery.MostCompared ? [] : list.Teams, week, cancel).ConfigureAwait(false);
        }

        return await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false) is { } own
            ? await OfAsync(turn.Tenant, new(own.Id, own.Name, own.Members), [new(own.Id, own.Name, own.Members)], week, cancel).ConfigureAwait(false)
            : null;
    }

    private async ValueTask<Digest> OfAsync(string tenant, ComparedTeam? team, IReadOnlyList<ComparedTeam> compared, DateOnly week, CancellationToken cancel)
    {
        FigureQuery Query(DateOnly monday) => new(tenant, team?.Id, [.. compared.Select(each => each.Id)], monday, monday);
        return new(
            week, team, compared,
            await figures.ReadAsync(Query(week), cancel).ConfigureAwait(false),
            await figures.ReadAsync(Query(week.AddDays(-7)), cancel).ConfigureAwait(false),
            figures.Fewest);
    }
}
