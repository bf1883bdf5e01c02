using Microsoft.AspNetCore.Http;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>What whoever develops on this machine is given without signing in.</summary>
public static class LocalPage
{
    /// <summary>The tenant of the web chat.</summary>
    public const string Tenant = ActivityTurn.LocalTenant;

    /// <summary>Whether a request comes from this machine, under its own name and through no proxy, so that neither another machine nor a foreign page is behind it.</summary>
    public static bool IsAskedHere(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ThisMachine.Problem(http) is null;
    }
}
