using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>points</c>, within the caller's transaction. Lines are added and never changed.</summary>
internal static class PointsLedger
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Adds a line, once.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="id">What makes it once.</param>
    /// <param name="person">Who earned it.</param>
    /// <param name="place">Where, or null if between the person and the bot alone.</param>
    /// <param name="points">0 or more.</param>
    /// <param name="at">When, on the person's clock.</param>
    public static void Add(Statements sql, string tenant, string id, string person, ConversationKey? place, int points, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        var day = DateOnly.FromDateTime(at.DateTime).DayNumber - Epoch.DayNumber;
        sql.Execute(
            $"""
            INSERT INTO points (tenant, id, person, channel, conversation, points, at, at_offset, day)
            VALUES ({tenant}, {id}, {person}, {place?.Channel}, {place?.Conversation}, {points}, {at.ToUnixTimeMilliseconds()}, {(int)at.Offset.TotalMinutes}, {day})
            ON CONFLICT (tenant, id) DO NOTHING
            """);
    }
}

/// <summary>A place in its tenant.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Conversation">The place, without a thread.</param>
internal sealed record ConversationKey(string Channel, string Conversation);
