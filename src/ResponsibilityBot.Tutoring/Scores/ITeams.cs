using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>
/// Who plays for which team. A person belongs to one at most: the one that they joined or were put in, else that of the first channel in which
/// they answer. Storage provides it. Safe for use by many threads.
/// </summary>
public interface ITeams
{
    /// <summary>The team that a person belongs to, or null.</summary>
    ValueTask<Team?> OfPersonAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>The team with that name, however it is written, or null.</summary>
    ValueTask<Team?> FindAsync(string tenant, TeamName name, CancellationToken cancel);

    /// <summary>The team of a channel or group, or null if nobody answered there and nobody named it.</summary>
    ValueTask<Team?> OfPlaceAsync(string tenant, string carrier, string conversation, CancellationToken cancel);

    /// <summary>The teams that have a name, by name.</summary>
    ValueTask<IReadOnlyList<Team>> ListAsync(string tenant, int most, CancellationToken cancel);

    /// <summary>Records with the turn that a team of that name begins, and that the person belongs to it. Where another turn took the name meanwhile, they join that one.</summary>
    void Create(Turn turn, TeamName name);

    /// <summary>Records with the turn that the people of this place are called so; no change if the name was taken meanwhile.</summary>
    void NamePlace(Turn turn, TeamName name);

    /// <summary>Records with the turn that the person belongs to that team from now on.</summary>
    void Join(Turn turn, string team);

    /// <summary>Records with the turn that the person belongs to the people of this place.</summary>
    void JoinPlace(Turn turn);

    /// <summary>Records with the turn that the person belongs to no team, and to none by answering in a channel either.</summary>
    void Leave(Turn turn);
}

/// <summary>A team.</summary>
/// <param name="Id">Unique in its tenant and lasting.</param>
/// <param name="Name">What it is called, or null for a channel that nobody named.</param>
/// <param name="Members">How many belong to it.</param>
public sealed record Team(string Id, string? Name, int Members);
