using System.Numerics;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What the words of a question lead to, before anybody decides what is asked.</summary>
internal sealed class Findings
{
    private readonly List<Found> cues;
    private readonly ulong cueSet;

    public Findings(IReadOnlyList<Token> tokens, List<Found> things, List<Found> cues, List<Found> beside, int unknown, List<string> trace)
    {
        Tokens = tokens;
        Things = things;
        this.cues = cues;
        Beside = beside;
        Unknown = unknown;
        Trace = trace;
        foreach (var cue in cues)
            cueSet |= 1UL << (int)cue.Meaning.Cue;
    }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Names of rows, models, services and the like, in the order of the text; they do not overlap.</summary>
    public IReadOnlyList<Found> Things { get; }

    /// <summary>Cues, which may overlap.</summary>
    public IReadOnlyList<Found> Cues => cues;

    /// <summary>Terms, wrong beliefs, hints at aspects and weak models, whatever they overlap with.</summary>
    public IReadOnlyList<Found> Beside { get; }

    /// <summary>How many content words nothing is known of.</summary>
    public int Unknown { get; }

    public List<string> Trace { get; }

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
    public Found? First(Cue cue)
    {
        foreach (var found in cues)
        {
            if (found.Meaning.Cue == cue)
                return found;
        }

        return null;
    }

    public IEnumerable<Found> All(Cue cue) => cues.Where(found => found.Meaning.Cue == cue);

    public bool Names(MeaningKind kind)
    {
        foreach (var thing in Things)
        {
            if (thing.Meaning.Kind == kind)
                return true;
        }

        return false;
    }

    public IEnumerable<Found> Of(MeaningKind kind) => Things.Where(thing => thing.Meaning.Kind == kind);

    /// <summary>How many tokens the cues of a kind cover.</summary>
    public int Covered(Cue cue)
    {
        var mask = UInt128.Zero;
        foreach (var found in All(cue))
            mask |= found.Mask;
        return (int)(BitOperations.PopCount((ulong)mask) + BitOperations.PopCount((ulong)(mask >> 64)));
    }
}
