using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>What somebody wants of the organisation's layers, in words.</summary>
internal abstract partial record ChangeWish
{
    private ChangeWish()
    {
    }

    /// <summary>To see the history.</summary>
    public sealed record History : ChangeWish;

    /// <summary>To propose a change, in its parts; a part that was not said is empty.</summary>
    public sealed record Propose(ChangeWords Words) : ChangeWish;

    /// <summary>To end a change that holds, with a reason that may be empty.</summary>
    public sealed record RollBack(string Id, string Reason) : ChangeWish;

    /// <summary>To be told how a change is proposed.</summary>
    public sealed record How : ChangeWish;

    /// <summary>The wish, or null if the words are about something else. A question is never one.</summary>
    public static ChangeWish? Read(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.EndsWith('?'))
            return null;
        if (Show().IsMatch(words))
            return new History();
        if (Bare().IsMatch(words))
            return new How();
        if (Back().Match(words) is { Success: true } back)
            return new RollBack(back.Groups["id"].Value.ToLowerInvariant(), back.Groups["why"].Value.Trim());
        return Proposal().Match(words) is { Success: true } change ? new Propose(ChangeWords.Of(change.Groups["what"].Value.Trim(), change.Groups["rest"].Value.Trim())) : null;
    }

    [GeneratedRegex(@"^(?:(?:show )?changes|change history|history of changes)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Show();

    [GeneratedRegex(@"^(?:propose(?: an?)? change|change)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:change )?roll ?back (?<id>c-[0-9a-f]{10})(?:[,:]? (?:because|as|since) (?<why>.+)|[.!]?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Back();

    [GeneratedRegex(@"^change (?!from |to )(?<what>.+?) to (?<rest>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Proposal();
}

/// <summary>The parts of a proposal as they were said or filled in.</summary>
/// <param name="What">The duty, with the place and the workload after it where they are named.</param>
/// <param name="Who">A role, or you, the provider, shared, nobody.</param>
/// <param name="Reason">Why; empty if nothing was said.</param>
/// <param name="Until">The last day in words; empty for no end.</param>
/// <param name="IsContract">Whether a contract says so.</param>
internal sealed partial record ChangeWords(string What, string Who, string Reason, string Until, bool IsContract)
{
    /// <summary>The parts of what stands after "to": who, why and until when, the last two in any order.</summary>
    public static ChangeWords Of(string what, string rest)
    {
        var (until, reason) = ("", "");
        if (Because().Match(rest) is { Success: true } because)
            (rest, reason) = (because.Groups["rest"].Value, because.Groups["why"].Value);
        // The last day stands after the reason or before it.
        if (LastDay().Match(rest) is { Success: true } before)
            (rest, until) = (before.Groups["rest"].Value, before.Groups["until"].Value);
        else if (LastDay().Match(reason) is { Success: true } after)
            (reason, until) = (after.Groups["rest"].Value, after.Groups["until"].Value);
        var isContract = Contract().Match(rest) is { Success: true } contract;
        return new(what, (isContract ? Contract().Replace(rest, "") : rest).Trim(' ', ',', '.'), reason.Trim(' ', ','), until.Trim(' ', ',', '.'), isContract);
    }

    [GeneratedRegex(@"^(?<rest>.+?)[,;]? until (?<until>[^,;]{3,40})$", RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex LastDay();

    [GeneratedRegex(@"^(?<rest>.+?)[,;]? because (?:of )?(?<why>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Because();

    [GeneratedRegex(@",? by contract$", RegexOptions.IgnoreCase)]
    private static partial Regex Contract();
}
