using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>An item as an author wrote it, with its lines; the table has not judged it yet.</summary>
internal sealed record ItemDraft(
    Where Where,
    string Id,
    ItemKind Kind,
    string Topic,
    string Prompt,
    IReadOnlyList<OptionDraft> Options,
    IReadOnlyList<ClaimDraft> Proof,
    string? Misconception,
    string? Gray,
    IReadOnlyList<Source> Sources);

/// <summary>One option of it.</summary>
internal sealed record OptionDraft(Where Where, string Text, bool IsRight, string Why, string? Misconception, ClaimDraft? Claim);

/// <summary>What is said about one cell, and where.</summary>
internal sealed record ClaimDraft(Claim Claim, Where Where);
