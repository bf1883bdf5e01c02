namespace ResponsibilityBot.Host.Oversight;

/// <summary>What a page of words says.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Sentences">Its paragraphs.</param>
public sealed record PageWords(string Title, IReadOnlyList<string> Sentences)
{
    /// <summary>The token of a link that waits for a press, or null. Programs that look at links in messages press nothing, so that they do not use it up.</summary>
    public string? Token { get; init; }

    /// <summary>Links that lead on.</summary>
    public IReadOnlyList<(string Label, string Address)> Ways { get; init; } = [];
}
