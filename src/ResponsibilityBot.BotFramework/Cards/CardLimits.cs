namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>What channels allow, each with its source, and what we allow ourselves so that a card stays readable.</summary>
internal static class CardLimits
{
    /// <summary>
    /// Bytes of a whole message as UTF-16. Teams refuses about 100 KB with 413 MessageSizeTooBig and advises to stay below 80 KB
    /// (msteams-docs, includes/agent-message-size-limit.md).
    /// </summary>
    public const int MessageBytes = 80 * 1024;

    /// <summary>Bytes kept free for what the channel writes around a card: addresses, ids, the summary.</summary>
    public const int EnvelopeBytes = 8 * 1024;

    /// <summary>Buttons on a card (Teams shows six: msteams-docs, cards-reference.md).</summary>
    public const int Actions = 6;

    /// <summary>Characters on a button: what <see cref="Tutoring.Turns.Button"/> promises; a longer label is cut.</summary>
    public const int Title = 40;

    /// <summary>Characters of a message's <c>summary</c>, the line of a notification.</summary>
    public const int Summary = 200;

    /// <summary>Characters of a message that is text alone.</summary>
    public const int Text = 8_000;

    /// <summary>Columns of a table beside the row's name: more cannot be read on a phone.</summary>
    public const int Columns = 6;

    /// <summary>Characters of an address that is still made a link; a longer one would take the room of the answer.</summary>
    public const int Address = 500;

    /// <summary>Characters of a picture's address: it holds what is drawn.</summary>
    public const int Picture = 2_000;

    /// <summary>A list longer than this is folded: the first lines are shown, the others open at a press.</summary>
    public const int Unfolded = 7;
}

/// <summary>How much of a reply goes on a card. A card that is too large is drawn again with less room.</summary>
/// <param name="Characters">Of each text.</param>
/// <param name="Lines">Of each list, so that the longest list is the first that is cut.</param>
/// <param name="Twin">Characters of the text twin, which travels twice: <c>speak</c> and <c>fallbackText</c>.</param>
internal readonly record struct CardRoom(int Characters, int Lines, int Twin)
{
    /// <summary>From ample to what fits whatever the reply holds.</summary>
    public static IReadOnlyList<CardRoom> Steps { get; } =
        [new(2_000, 200, 6_000), new(1_000, 100, 4_000), new(600, 50, 2_000), new(300, 25, 1_000), new(120, 12, 600), new(40, 2, 200), new(24, 2, 100)];
}
