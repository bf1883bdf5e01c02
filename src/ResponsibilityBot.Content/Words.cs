using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content;

/// <summary>The words of enumerations.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, Owner> Owners = new Dictionary<string, Owner>(StringComparer.Ordinal)
    {
        ["customer"] = Owner.Customer,
        ["provider"] = Owner.Provider,
        ["shared"] = Owner.Shared,
        ["depends"] = Owner.Depends,
        ["none"] = Owner.NotApplicable,
    };

    /// <summary>Owners that a decision can settle on.</summary>
    public static readonly IReadOnlyDictionary<string, Owner> SettledOwners = new Dictionary<string, Owner>(StringComparer.Ordinal)
    {
        ["customer"] = Owner.Customer,
        ["provider"] = Owner.Provider,
        ["shared"] = Owner.Shared,
        ["none"] = Owner.NotApplicable,
    };

    /// <summary>Layers that are laid over the table.</summary>
    public static readonly IReadOnlyDictionary<string, Layer> Layers = new Dictionary<string, Layer>(StringComparer.Ordinal)
    {
        ["contract"] = Layer.Contract,
        ["organisation"] = Layer.Organisation,
        ["workload"] = Layer.Workload,
    };

    public static readonly IReadOnlyDictionary<string, Party> Parties = new Dictionary<string, Party>(StringComparer.Ordinal)
    {
        ["customer"] = Party.Customer,
        ["provider"] = Party.Provider,
    };

    public static readonly IReadOnlyDictionary<string, Evidence> Evidences = new Dictionary<string, Evidence>(StringComparer.Ordinal)
    {
        ["verified"] = Evidence.Verified,
        ["second-hand"] = Evidence.SecondHand,
        ["general"] = Evidence.General,
    };

    public static readonly IReadOnlyDictionary<string, bool> PartlyOrNo = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["no"] = false,
        ["partly"] = true,
    };

    public static readonly IReadOnlyDictionary<string, ItemKind> ItemKinds = new Dictionary<string, ItemKind>(StringComparer.Ordinal)
    {
        ["single"] = ItemKind.SingleChoice,
        ["several"] = ItemKind.SeveralRight,
        ["true-false"] = ItemKind.TrueFalse,
        ["sort"] = ItemKind.Sort,
        ["move"] = ItemKind.Move,
    };
}
