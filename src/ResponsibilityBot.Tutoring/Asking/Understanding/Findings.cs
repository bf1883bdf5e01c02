using System.Numerics;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What the words of a question lead to, before anybody decides what is asked.</summary>
internal sealed class Findings
{
    private readonly List<Found> cues;
    private readonly List<Found> things;
    private readonly List<string> mended;

    // The rules ask for the same cues and kinds again and again; each is looked for once.
    private readonly Found[]?[] byCue = new Found[(int)Cue.SmallTalk + 1][];
    private readonly Found[]?[] byKind = new Found[(int)MeaningKind.Frame + 1][];

    private readonly ulong cueSet;

    public Findings(List<Token> tokens, List<Found> things, List<Found> cues, List<Found> beside, int unknown, List<string> mended)
    {
        Tokens = tokens;
        this.things = things;
        this.cues = cues;
        Beside = beside;
        Unknown = unknown;
        this.mended = mended;
        foreach (var cue in cues)
            cueSet |= 1UL << (int)cue.Meaning.Cue;
    }

    public List<Token> Tokens { get; }

    /// <summary>Names of rows, models, services and the like, in the order of the text; they do not overlap.</summary>
    public IReadOnlyList<Found> Things => things;

    /// <summary>Cues, which may overlap.</summary>
    public IReadOnlyList<Found> Cues => cues;

    /// <summary>Terms, wrong beliefs, hints at aspects and weak models, whatever they overlap with.</summary>
    public IReadOnlyList<Found> Beside { get; }

    /// <summary>One bit for each content word that nothing is known of.</summary>
    public UInt128 UnknownWords { get; init; }

    /// <summary>Whether nothing is known of a word that carries content.</summary>
    public bool IsUnknown(int at) => (UnknownWords >> at & UInt128.One) != UInt128.Zero;

    /// <summary>Where a side is named: the customer's, the provider's, or a provider by its name.</summary>
    public IEnumerable<Found> Sides => All(Cue.CustomerSide).Concat(All(Cue.ProviderSide)).Concat(Of(MeaningKind.Provider));

    /// <summary>Whether a word is the last of its clause; false past the end.</summary>
    public bool EndsClause(int at) => at < Tokens.Count && (at + 1 == Tokens.Count || Tokens[at + 1].Clause != Tokens[at].Clause);

    /// <summary>Whether a question mark stands in the text.</summary>
    public bool IsMarked { get; init; }

    /// <summary>How many content words nothing is known of.</summary>
    public int Unknown { get; }

    public bool Has(Cue cue) => (cueSet & (1UL << (int)cue)) != 0;

    public bool HasAny(params ReadOnlySpan<Cue> any)
    {
        foreach (var cue in any)
        {
            if (Has(cue))
                return true;
        }

        return false;
    }

    /// <summary>The first phrase with that cue, or null.</summary>
    public Found? First(Cue cue) => All(cue) is [var first, ..] ? first : null;

    /// <summary>The phrases with that cue, in the order in which they were found.</summary>
    public Found[] All(Cue cue) => Has(cue) ? byCue[(int)cue] ??= [.. cues.Where(found => found.Meaning.Cue == cue)] : [];

    /// <summary>Whether a cue stands where no other of a kind covers it: "table for" inside "responsibility table for" is no dinner.</summary>
    public bool HasApart(Cue cue, Cue covering) =>
        Has(cue) && Array.Exists(All(cue), found => !Array.Exists(All(covering), other => other.Words > 1 && other.Overlaps(found)));

    public bool Names(MeaningKind kind) => Of(kind).Length > 0;

    /// <summary>The things of that kind, in the order of the text.</summary>
    public Found[] Of(MeaningKind kind) => byKind[(int)kind] ??= [.. things.Where(thing => thing.Meaning.Kind == kind)];

    /// <summary>How many tokens the cues of a kind cover.</summary>
    public int Covered(Cue cue)
    {
        var mask = UInt128.Zero;
        foreach (var found in All(cue))
            mask |= found.Mask;
        return (int)(BitOperations.PopCount((ulong)mask) + BitOperations.PopCount((ulong)(mask >> 64)));
    }

    /// <summary>Each step that led here, in words: what was mended, what is named, which cues there are.</summary>
    public List<string> Steps()
    {
        List<string> steps = [.. mended, .. things.Select(thing => $"phrase '{Phrase(thing)}' → {thing.Meaning.Id}")];
        if (cues.Count > 0)
            steps.Add("cues: " + string.Join(", ", cues.Select(cue => $"{cue.Meaning.Id} '{Phrase(cue)}'")));
        return steps;
    }

    private string Phrase(Found found) =>
        string.Join(' ', Enumerable.Range(found.Start, found.End - found.Start).Where(i => (found.Mask >> i & UInt128.One) != 0).Select(i => Tokens[i].Text));
}
