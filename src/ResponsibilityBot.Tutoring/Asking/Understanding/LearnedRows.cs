using System.Globalization;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A second opinion on which duty is meant, learned from labelled questions over <see cref="RowFeatures"/>.</summary>
internal sealed class LearnedRows
{
    /// <summary>Stands in the place of a row where a question is about none.</summary>
    public const string None = "none";

    /// <summary>Stands in the place of a row where a question is about more than one.</summary>
    public const string Several = "several";

    /// <summary>The rows that something is known of.</summary>
    private readonly string[] rows;

    private readonly LearnedNetwork learned;
    private readonly Func<string, bool> isFunctionWord;

    /// <summary>Takes what was learned; its labels are rows.</summary>
    public LearnedRows(LearnedNetwork learned, Func<string, bool> isFunctionWord)
    {
        this.isFunctionWord = isFunctionWord;
        rows = [.. learned.Labels];
        this.learned = learned;
    }

    /// <summary>How likely each row is; null where nothing is known.</summary>
    public LikelyRows? Likely(QuestionEvidence question, Reading reading)
    {
        if (learned.Count == 0)
            return null;
        using var sums = new LabelSums(learned);
        RowFeatures.Of(question, reading, isFunctionWord, sums);
        return sums.Shares() is { } shares ? new(rows, shares) : null;
    }
}

/// <summary>How likely a question is about each row.</summary>
/// <param name="rows">Ids of rows and families, <see cref="LearnedRows.None"/> and <see cref="LearnedRows.Several"/>.</param>
/// <param name="shares">For each how likely it is, from 0 to 1.</param>
internal sealed class LikelyRows(string[] rows, double[] shares)
{
    /// <summary>The likeliest: a row, a family, or one of the two words that stand for none and for several.</summary>
    public string Likeliest { get; } = rows[Array.IndexOf(shares, shares.Max())];

    /// <summary>The likeliest where that is one row or family, and likely enough; else null.</summary>
    /// <param name="sure">How likely it must be, from 0 to 1.</param>
    public string? OneBy(double sure) => Likeliest is LearnedRows.None or LearnedRows.Several || ShareOf(Likeliest) < sure ? null : Likeliest;

    /// <summary>Why a row, a family, or none is taken for what is meant, for "Why this answer?".</summary>
    public string Reason(string row) => string.Create(CultureInfo.InvariantCulture, $"duty learned from questions like it, {row} {ShareOf(row):P0}");

    /// <summary>Whether anything was learned of that row or family.</summary>
    public bool Knows(string row) => Array.IndexOf(rows, row) >= 0;

    /// <summary>How likely a question is about that row, that family, none or several; 0 where nothing is known of it.</summary>
    public double ShareOf(string row) => Array.IndexOf(rows, row) is var at and >= 0 ? shares[at] : 0;

    /// <summary>The likeliest rows and families, the likeliest first.</summary>
    public IReadOnlyList<string> First(int count) =>
        [.. rows.Zip(shares).Where(pair => pair.First is not (LearnedRows.None or LearnedRows.Several)).OrderByDescending(pair => pair.Second).Take(count).Select(pair => pair.First)];
}
