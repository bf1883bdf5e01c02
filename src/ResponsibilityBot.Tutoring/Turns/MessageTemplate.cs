namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>A message that many get, as JSON text without what differs from one to the next. It is packed once, when it is first kept. Safe for use by many threads.</summary>
/// <param name="pieces">The object without its last brace, cut at each gap; one piece at least.</param>
public sealed class MessageTemplate(params string[] pieces)
{
    private string? packed;

    /// <summary>The message, and how to pack it (<see cref="Outbound.Pack"/>); null where it is too short for that.</summary>
    /// <param name="gap">What stands in each gap; without line feeds.</param>
    /// <param name="own">An object with the properties that only this message has; one at least. Two objects become one.</param>
    public (string Body, Func<string>? Pack) Fill(string gap, string own)
    {
        ArgumentNullException.ThrowIfNull(gap);
        ArgumentNullException.ThrowIfNull(own);
        var body = Join(gap, own);
        return (body, body.Length < PackedText.Shortest ? null : () => PackedText.Fill(packed ??= PackedText.Template(string.Join(PackedText.Gap, pieces)), gap, string.Concat(",", own.AsSpan(1))));
    }

    /// <summary>Written once, because a message is long. The brace between the two objects goes.</summary>
    private string Join(string gap, string own) => string.Create(
        pieces.Sum(piece => piece.Length) + ((pieces.Length - 1) * gap.Length) + own.Length,
        (pieces, gap, own),
        static (text, all) =>
        {
            foreach (var (index, piece) in all.pieces.Index())
            {
                if (index > 0)
                    text = After(text, all.gap);
                text = After(text, piece);
            }

            text = After(text, ",");
            After(text, all.own.AsSpan(1));
        });

    /// <summary>Copies a part to the beginning; what is left behind it.</summary>
    private static Span<char> After(Span<char> text, ReadOnlySpan<char> part)
    {
        part.CopyTo(text);
        return text[part.Length..];
    }
}
