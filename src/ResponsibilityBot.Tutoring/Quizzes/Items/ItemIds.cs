using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>Ids that are the same on every machine and in every revision, and that say nothing about a key.</summary>
public static class ItemIds
{
    private const int ItemDigits = 12;
    private const int OptionDigits = 6;
    private const int RoundDigits = 24;

    /// <summary>An item's id, of its kind and the addresses of what it asks about.</summary>
    internal static string OfItem(string kind, params ReadOnlySpan<string> about) => $"{kind}-{Digest($"{kind} {string.Join(' ', about)}", ItemDigits)}";

    /// <summary>An option's id, of its item and what it stands for.</summary>
    public static string OfOption(string item, string subject) => Digest($"{item} {subject}", OptionDigits);

    /// <summary>A round's id, of the turn that asked for it.</summary>
    internal static string OfRound(string turn) => Digest(turn, RoundDigits);

    /// <summary>One of several wordings, always the same for an item.</summary>
    internal static int Pick(string id, int count) => id[^1] % count;

    private static string Digest(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];
}
