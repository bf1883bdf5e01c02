namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What yes means in a question about an owner.</summary>
public enum AskedSide
{
    /// <summary>Neither yes nor no answers it: "who patches it".</summary>
    Open,

    /// <summary>The customer does it: "do we patch it", "so AWS does not patch it".</summary>
    Customer,

    /// <summary>The provider does it: "does AWS patch it", "so we need not patch it".</summary>
    Provider,
}

/// <summary>How much a feature of a question speaks for a side.</summary>
/// <param name="Side">The side.</param>
/// <param name="Weight">Above 0 for it, below 0 against it; the logarithm of odds, before it is divided by the square root of the number of features.</param>
public readonly record struct SideWeight(AskedSide Side, float Weight)
{
    /// <summary>The weight with its label, as it is kept.</summary>
    public (string Label, float Weight) Kept => (Side.ToString(), Weight);
}
