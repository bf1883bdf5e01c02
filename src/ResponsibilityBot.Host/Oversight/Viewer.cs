namespace ResponsibilityBot.Host.Oversight;

/// <summary>Who looks at the page. The tenant is theirs: no address and no form names one.</summary>
/// <param name="Tenant">Whose figures they see.</param>
/// <param name="Person">Their id in it.</param>
/// <param name="Name">What to call them; may be empty.</param>
/// <param name="Way">How they came in, in words.</param>
public sealed record Viewer(string Tenant, string Person, string Name, string Way)
{
    /// <summary>Whether they are let in without having signed in, so that there is nothing to sign out of.</summary>
    public bool IsLocal { get; init; }
}
