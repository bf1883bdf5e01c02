namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Where people installed the bot by themselves, on channels that let them. Durable and safe for use by many threads.</summary>
public interface IInstallations
{
    /// <summary>The installation that serves a team: the team's own, else that of its organisation; null if there is none.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="organisation">The organisation's id, or null if it is not known or there is none.</param>
    /// <param name="team">The team's id, or null for the organisation as a whole.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<Installation?> FindAsync(string channel, string? organisation, string? team, CancellationToken cancel);

    /// <summary>All of a channel, in the order of their ids.</summary>
    Task<IReadOnlyList<Installation>> AllAsync(string channel, CancellationToken cancel);

    /// <summary>Keeps an installation in place of an earlier one with the same ids.</summary>
    Task KeepAsync(Installation installation, CancellationToken cancel);

    /// <summary>
    /// Deletes everything that is kept of a tenant that removed the bot, with its installation, in one transaction; what is being worked on is
    /// left to its end. May be done again.
    /// </summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="tenant">Whose data it is.</param>
    /// <param name="installation">As it was read, or null if there was none. If another one was kept since, the bot came back.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    /// <returns>False if the bot came back; nothing is changed then.</returns>
    Task<bool> ForgetAsync(string channel, string tenant, Installation? installation, CancellationToken cancel);
}

/// <summary>One installation.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Organisation">The id of the organisation that the team belongs to, or null.</param>
/// <param name="Team">The team's id; null where it serves the organisation as a whole.</param>
/// <param name="Secrets">What the bot needs to speak there, encrypted by the channel.</param>
/// <param name="KeptAt">When it was kept.</param>
public sealed record Installation(string Channel, string? Organisation, string? Team, string Secrets, DateTimeOffset KeptAt);
