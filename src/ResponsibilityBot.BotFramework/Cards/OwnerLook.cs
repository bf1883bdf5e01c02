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
    /// <summary>The look of an owner.</summary>
    public static OwnerLook Of(Owner owner) => owner switch
    {
        Owner.Customer => new("warning", "👤", PlainText.Name(owner), "You"),
        Owner.Provider => new("good", "☁️", PlainText.Name(owner), "Prov"),
        Owner.Shared => new("accent", "🤝", PlainText.Name(owner), "Both"),
        Owner.Depends => new("attention", "🔀", PlainText.Name(owner), "Dep"),
        _ => new("emphasis", "➖", PlainText.Name(owner), "–"),
    };

    /// <summary>Icon and word.</summary>
    public string Labelled => $"{Icon} {Word}";

    /// <summary>What the short words of these owners stand for.</summary>
    public static string Legend(IEnumerable<Owner> owners) => string.Join(" · ", owners.Distinct().OrderBy(owner => owner == Owner.NotApplicable).ThenBy(owner => owner).Select(Of)
        .Where(look => look.Short != look.Word)
        .Select(look => $"{look.Short} = {look.Word.ToLowerInvariant()}"));
}
