using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>phrases</c>, <c>weak</c> and <c>actions</c>, and the words of enumerations.</summary>
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

    public static Vocabulary Read(Fields fields, ProblemList problems)
    {
        var actions = new List<ActionWords>();
        foreach (var item in fields.Items("actions"))
        {
            actions.Add(new ActionWords(item.RequiredTexts("do"), item.RequiredTexts("to")));
            item.Done();
        }

        var words = new Vocabulary(fields.Texts("phrases"), fields.Texts("weak"), actions);
        foreach (var (text, where) in fields.TextsWithLines("phrases").Concat(fields.TextsWithLines("weak")))
        {
            if (text.Length > 80)
                problems.Add(where, $"the phrase '{text[..30]}…' is longer than 80 characters; shorten it to the words that matter");
        }

        return words;
    }
}
