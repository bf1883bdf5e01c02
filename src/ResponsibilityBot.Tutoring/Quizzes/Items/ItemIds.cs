using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>Ids that are the same on every machine and in every revision, and that say nothing about a key.</summary>
public static class ItemIds
{
    private const int ItemDigits = 12;
    private const int OptionDigits = 6;
    private const int RoundDigits = 24;

    /// <summary>Stands in the fact of a moved cell before the decision that moved it.</summary>
    public const char Decided = '~';

    /// <summary>What one learns about a cell, by its row and place; of one that an organisation moved it is another fact, by the decision too.</summary>
    public static string OfFact(string responsibility, string target, HeldDuty? held = null) =>
        held is { IsMoved: true, MovedBy: { } by } ? $"{responsibility}@{target}{Decided}{by.Id}" : $"{responsibility}@{target}";

    /// <summary>The row and the place of a fact about a cell, moved or not; null for a fact about something else.</summary>
    public static (string Responsibility, string Target)? CellOf(string fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Split('@') is [var row, var place] ? (row, place.Split(Decided)[0]) : null;
    }

    /// <summary>An item's id, of its kind and the addresses of what it asks about.</summary>
    internal static string OfItem(string kind, params ReadOnlySpan<string> about) => $"{kind}-{Digest($"{kind} {string.Join(' ', about)}", ItemDigits)}";

    /// <summary>An option's id, of its item and what it stands for.</summary>
    public static string OfOption(string item, string subject) => Digest($"{item} {subject}", OptionDigits);

    /// <summary>A round's id, of the turn that asked for it.</summary>
    internal static string OfRound(string turn) => Digest(turn, RoundDigits);

    /// <summary>A posted round's id, of its order and number.</summary>
    public static string OfPost(string tenant, string order, int number) => Digest($"{tenant} {order} {number}", RoundDigits);

    /// <summary>What the ids of rounds begin with that follow a channel's card.</summary>
    public const string FollowUp = "f-";

    /// <summary>The id of a round that follows a channel's card, of the person, the card's moment and its number.</summary>
    internal static string OfFollowUp(string tenant, string person, DateTimeOffset posted, int number) =>
        FollowUp + Digest(FormattableString.Invariant($"{tenant} {person} {posted.ToUnixTimeMilliseconds()} {number}"), RoundDigits);

    /// <summary>A number that is the same for the same text, in every process.</summary>
    public static int SeedOf(string text) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One of several wordings, always the same for an item.</summary>
    internal static int Pick(string id, int count) => id[^1] % count;

    private static string Digest(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];
}
