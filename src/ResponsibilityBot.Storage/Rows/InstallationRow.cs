namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>installations</c>: where people installed the bot by themselves.</summary>
internal sealed class InstallationRow
{
    public required string Channel { get; init; }

    /// <summary>Empty if there is none.</summary>
    public required string Organisation { get; init; }

    /// <summary>Empty where it serves the organisation as a whole.</summary>
    public required string Team { get; init; }

    /// <summary>Encrypted by the channel.</summary>
    public required string Secrets { get; init; }

    public long KeptAt { get; init; }
}
