using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Links to the page of scores that work once and end soon. Storage provides it; it keeps no token, only what one can be checked with. Safe for use by many threads.</summary>
public interface IPageLinks
{
    /// <summary>Records with the turn that its person was given a link.</summary>
    /// <param name="turn">The turn; the link is good for its person in its tenant.</param>
    /// <param name="token">What stands in the link.</param>
    /// <param name="until">When it ends.</param>
    void Give(Turn turn, string token, DateTimeOffset until);

    /// <summary>Uses a link: of all who try, one at most is let in.</summary>
    Task<LinkUse> UseAsync(string token, CancellationToken cancel);
}

/// <summary>What became of a try.</summary>
/// <param name="Outcome">Whether somebody is let in.</param>
/// <param name="Tenant">Whose link it is; empty for an unknown one.</param>
/// <param name="Person">Who was given it; empty for an unknown one.</param>
/// <param name="Name">What to call the person.</param>
public sealed record LinkUse(LinkOutcome Outcome, string Tenant, string Person, string Name);

/// <summary>Why somebody is let in, or not.</summary>
public enum LinkOutcome
{
    /// <summary>The link was good, and is used up now.</summary>
    Opened,

    /// <summary>Nobody was given it.</summary>
    Unknown,

    /// <summary>It was used before.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Over,
}
