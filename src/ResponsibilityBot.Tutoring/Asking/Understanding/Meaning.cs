namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What kind of thing a phrase names. Of two phrases of equal length the earlier kind wins.</summary>
internal enum MeaningKind
{
    Service,
    Aspect,
    Responsibility,
    Family,
    Model,
    Provider,
    AiLayer,
    WeakService,
    WeakResponsibility,
    WeakFamily,
    WeakModel,
    AspectHint,
    VariantHint,
    KindOfService,
    Term,
    Misconception,
    Do,
    To,
    Cue,
    Frame,
}

/// <summary>What a phrase leads to.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Id">Its id; for an aspect <c>responsibility/aspect</c>; for a cue its name.</param>
/// <param name="Numbers">The cue's number, or the pairs that a do- or to-phrase belongs to, ascending.</param>
internal sealed record Meaning(MeaningKind Kind, string Id, IReadOnlyList<int> Numbers)
{
    public Meaning(MeaningKind kind, string id)
        : this(kind, id, [])
    {
    }

    /// <summary>The id without its aspect: for a row or an aspect the row's.</summary>
    public string Row { get; } = Id.Split('/')[0];

    /// <summary>Whether it names a row or a family of rows by words that mean nothing else.</summary>
    public bool IsStrongRow => Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family;

    /// <summary>Whether it names a row or a family of rows, also by everyday words.</summary>
    public bool IsRow => IsStrongRow || Kind is MeaningKind.WeakResponsibility or MeaningKind.WeakFamily;

    /// <summary>The cue that a <see cref="MeaningKind.Cue"/> stands for.</summary>
    public Cue Cue => (Cue)Numbers[0];
}

/// <summary>A phrase found in a question.</summary>
/// <param name="Meaning">What it leads to.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Words">How many words it has, fillers apart.</param>
/// <param name="Mask">One bit for each token that it takes.</param>
/// <param name="Verb">Of a verb-and-thing pair the tokens of its verb; else 0.</param>
internal sealed record Found(Meaning Meaning, int Start, int End, int Words, UInt128 Mask, UInt128 Verb = default)
{
    /// <summary>The first token of the thing itself, a pair's verb left out.</summary>
    public int ThingStart => (int)UInt128.TrailingZeroCount(Thing);

    /// <summary>The token after the last of the thing itself, a pair's verb left out.</summary>
    public int ThingEnd => 128 - (int)UInt128.LeadingZeroCount(Thing);

    private UInt128 Thing => (Mask & ~Verb) is var thing && thing != UInt128.Zero ? thing : Mask;

    /// <summary>Whether a token stands between its first and its last, or is one of them.</summary>
    public bool Spans(int at) => Start <= at && at < End;

    public bool Overlaps(Found other) => (Mask & other.Mask) != UInt128.Zero;
}
