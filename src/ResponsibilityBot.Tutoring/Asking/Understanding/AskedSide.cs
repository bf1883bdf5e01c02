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
