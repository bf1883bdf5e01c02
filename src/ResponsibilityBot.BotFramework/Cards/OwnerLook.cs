using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>How an owner looks: a container style, an icon and a word, so that nothing is told by colour alone.</summary>
/// <param name="Style">The style of a container.</param>
/// <param name="Icon">One character in front of the word.</param>
/// <param name="Word">The word: "You", "Provider", "Shared", "It depends", "Does not apply".</param>
/// <param name="Short">The word where a column is narrow; <see cref="Legend"/> explains it.</param>
internal sealed record OwnerLook(string Style, string Icon, string Word, string Short)
{
    private static readonly OwnerLook Customer = new("warning", "👤", PlainText.Name(Owner.Customer), "You");
    private static readonly OwnerLook Provider = new("good", "☁️", PlainText.Name(Owner.Provider), "Prov");
    private static readonly OwnerLook Shared = new("accent", "🤝", PlainText.Name(Owner.Shared), "Both");
    private static readonly OwnerLook Depends = new("attention", "🔀", PlainText.Name(Owner.Depends), "Dep");
    private static readonly OwnerLook NotApplicable = new("emphasis", "➖", PlainText.Name(Owner.NotApplicable), "–");

    /// <summary>The look of an owner.</summary>
    public static OwnerLook Of(Owner owner) => owner switch
    {
        Owner.Customer => Customer,
        Owner.Provider => Provider,
        Owner.Shared => Shared,
        Owner.Depends => Depends,
        _ => NotApplicable,
    };

    /// <summary>Icon and word.</summary>
    public string Labelled { get; } = $"{Icon} {Word}";

    /// <summary>What the short words of these owners stand for.</summary>
    public static string Legend(IEnumerable<Owner> owners) => string.Join(" · ", owners.Distinct().OrderBy(owner => owner == Owner.NotApplicable).ThenBy(owner => owner).Select(Of)
        .Where(look => look.Short != look.Word)
        .Select(look => $"{look.Short} = {look.Word.ToLowerInvariant()}"));
}
