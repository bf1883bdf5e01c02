namespace ResponsibilityBot.Tutoring.Knowledge;

/// <summary>Who does the work of a responsibility.</summary>
public enum Owner
{
    /// <summary>The responsibility does not exist in this place (no database engine in a function).</summary>
    NotApplicable,

    /// <summary>The one who uses the cloud.</summary>
    Customer,

    /// <summary>The one who runs the cloud.</summary>
    Provider,

    /// <summary>Both have a part; the cell says which.</summary>
    Shared,

    /// <summary>A named setting decides; the cell's <see cref="Condition"/> says how.</summary>
    Depends,
}

/// <summary>One of the two sides of the model.</summary>
public enum Party
{
    /// <summary>The one who uses the cloud.</summary>
    Customer,

    /// <summary>The one who runs the cloud.</summary>
    Provider,
}

/// <summary>How sure a cell is.</summary>
public enum Evidence
{
    /// <summary>Read in the publisher's own text.</summary>
    Verified,

    /// <summary>Read in somebody else's copy or rendering of it.</summary>
    SecondHand,

    /// <summary>General knowledge; no text was compared.</summary>
    General,
}

/// <summary>Where a cell comes from. A later layer replaces an earlier one.</summary>
public enum Layer
{
    /// <summary>What the provider publishes: the table that ships with the bot.</summary>
    Baseline,

    /// <summary>What a contract changes.</summary>
    Contract,

    /// <summary>What the organisation decided.</summary>
    Organisation,

    /// <summary>What holds for one workload only.</summary>
    Workload,
}

/// <summary>The words that files, JSON and ids use for the enumerations above.</summary>
public static class Words
{
    /// <summary><c>customer</c>, <c>provider</c>, <c>shared</c>, <c>depends</c>, or <c>none</c>.</summary>
    public static string Of(Owner owner) => owner switch
    {
        Owner.Customer => "customer",
        Owner.Provider => "provider",
        Owner.Shared => "shared",
        Owner.Depends => "depends",
        _ => "none",
    };

    /// <summary><c>customer</c> or <c>provider</c>.</summary>
    public static string Of(Party party) => party == Party.Customer ? "customer" : "provider";

    /// <summary><c>verified</c>, <c>second-hand</c> or <c>general</c>.</summary>
    public static string Of(Evidence evidence) => evidence switch
    {
        Evidence.Verified => "verified",
        Evidence.SecondHand => "second-hand",
        _ => "general",
    };

    /// <summary><c>baseline</c>, <c>contract</c>, <c>organisation</c> or <c>workload</c>.</summary>
    public static string Of(Layer layer) => layer switch
    {
        Layer.Contract => "contract",
        Layer.Organisation => "organisation",
        Layer.Workload => "workload",
        _ => "baseline",
    };

    /// <summary>The owner that is this side alone.</summary>
    public static Owner AsOwner(this Party party) => party == Party.Customer ? Owner.Customer : Owner.Provider;

    /// <summary>The side across the table.</summary>
    public static Party Other(this Party party) => party == Party.Customer ? Party.Provider : Party.Customer;
}
