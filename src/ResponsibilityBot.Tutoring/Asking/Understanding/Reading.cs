using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A question as it was understood.</summary>
public sealed record Reading
{
    /// <summary>What is asked.</summary>
    public required Intent Intent { get; init; }

    /// <summary>Ids of rows and families, in the order of the text.</summary>
    public IReadOnlyList<string> Responsibilities { get; init; } = [];

    /// <summary>Ids of models and services, in the order of the text; for a move from first, to second.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The part of a row that is asked about, as <c>responsibility/aspect</c>, or null.</summary>
    public string? Aspect { get; init; }

    /// <summary>The side whose doing is asked about, or null.</summary>
    public Party? Party { get; init; }

    /// <summary>Whether the party's doing is denied ("we don't have to …").</summary>
    public bool Negated { get; init; }

    /// <summary>Whether it asks if a side holds the duty alone ("entirely", "solely").</summary>
    public bool Wholly { get; init; }

    /// <summary>Whether it asks who answers for the duty ("accountable"), whoever does the work.</summary>
    public bool AsksAccountable { get; init; }

    /// <summary>Each duty with the place that it is asked for, where every one has its own ("patching on EC2, backups in RDS"); empty where each is asked for in every place.</summary>
    public IReadOnlyList<(string Responsibility, string Target)> Pairs { get; init; } = [];

    /// <summary>Whether yes or no answers it.</summary>
    public bool IsYesNo { get; init; }

    /// <summary>The side whose own things are meant ("the provider's staff", "our own keys"), or null.</summary>
    public Party? OwnThings { get; init; }

    /// <summary>Whether small talk ends a talk ("thanks", "ok", "bye") rather than begins one.</summary>
    public bool EndsTalk { get; init; }

    /// <summary>The id of the term, wrong belief or AI layer that is meant, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The id of the provider that is named, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>Whether it says that the question before was meant otherwise ("no, I meant Azure").</summary>
    public bool Corrects { get; init; }

    /// <summary>Whether it only makes sense after the question before, and took from that what it does not say.</summary>
    public bool LeansOnTopic { get; init; }

    /// <summary>Whether it plainly asks for something that is not answered here: a price, a how-to, a status.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Ids of rows to offer when nothing was understood, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <summary>Ids of the rows and families between which it could not be decided, the likeliest first; empty where it could.</summary>
    public IReadOnlyList<string> Torn { get; init; } = [];

    /// <summary>Each step, for "Why this answer?"; written when it is first read.</summary>
    public IReadOnlyList<string> Trace { get; init; } = [];
}
