using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>What managers alone are given, and only in their own chat: others would read along.</summary>
internal static class ManagersChat
{
    /// <summary>The key of why a person is not given it here; null where they are. Who is no manager is noted.</summary>
    /// <param name="access">Who may.</param>
    /// <param name="refusals">Where it is noted.</param>
    /// <param name="turn">Who asks, and where.</param>
    /// <param name="noManager">The key of what who is no manager is told.</param>
    public static string? Refusal(IAccess access, IRefusals refusals, Turn turn, string noManager)
    {
        if (access.Allows(turn, Role.Manager))
            return turn.Place == Place.Personal ? null : "page-own-chat";
        refusals.Trespass(turn, noManager);
        return noManager;
    }
}
