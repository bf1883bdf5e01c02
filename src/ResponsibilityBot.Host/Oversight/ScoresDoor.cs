using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Decides who sees the page. Whether somebody has the role is asked each time, so that it ends when it is taken away.</summary>
internal sealed partial class ScoresDoor(ConfiguredAccess access, ScoresSession session, IPageLinks links, SignInWays ways, ILogger<ScoresDoor> log)
{
    private const int LongestToken = 200;

    /// <summary>Who looks, or why they may not.</summary>
    public async Task<(Viewer? Viewer, int Status, PageWords Refusal)> JudgeAsync(HttpContext http)
    {
        if (await session.ReadAsync(http) is { } viewer)
            return Admit(viewer);
        if (access.IsOpenHere && ThisMachine.Problem(http) is null)
            return (new(DirectLineServices.Tenant, "local", "", "on this machine, in Development") { IsLocal = true }, StatusCodes.Status200OK, new("", []));
        return (null, StatusCodes.Status401Unauthorized, new("Team scores", [
            "This page is for managers.",
            "Say “scores page” to the bot in your own chat: it gives you a link that opens once, within ten minutes.",
        ])
        { Ways = ways.Links });
    }

    /// <summary>Somebody presses the button behind a link.</summary>
    public async Task<(Viewer? Viewer, int Status, PageWords Refusal)> UseAsync(string token, CancellationToken cancel)
    {
        var use = token.Length is 0 or > LongestToken ? new(LinkOutcome.Unknown, "", "", "") : await links.UseAsync(token, cancel);
        if (use.Outcome == LinkOutcome.Opened)
            return Admit(new(use.Tenant, use.Person, use.Name, "by a link from the bot"));
        LogLink(use.Outcome, use.Outcome == LinkOutcome.Unknown ? "nobody" : $"{use.Tenant}/{use.Person}");
        return (null, StatusCodes.Status403Forbidden, new("This link does not open", [
            use.Outcome switch
            {
                LinkOutcome.Used => "It was used before: a link opens once. If that was not you, tell those who run the bot.",
                LinkOutcome.Over => "Its ten minutes are over.",
                _ => "Nobody was given such a link.",
            },
            "Say “scores page” to the bot in your own chat for a new one.",
        ]));
    }

    /// <summary>Lets somebody in who is known, if they have the role.</summary>
    public (Viewer? Viewer, int Status, PageWords Refusal) Admit(Viewer viewer)
    {
        if (access.IsManager(viewer.Tenant, viewer.Person))
            return (viewer, StatusCodes.Status200OK, new("", []));
        LogNoManager(viewer.Tenant, viewer.Person);
        return (null, StatusCodes.Status403Forbidden, NoManager);
    }

    /// <summary>Whether somebody who was let in may also change what holds for their whole tenant.</summary>
    public bool MayChange(Viewer viewer) => (viewer.IsLocal && access.IsOpenHere) || access.IsHost(viewer.Tenant, viewer.Person);

    private static PageWords NoManager { get; } = new("This page is for managers", [
        "You are signed in, but you are not named as a manager of this tenant. Whoever runs the bot can name you in Access:Managers.",
        "Your own figures: say “my score” to the bot.",
    ]);

    [LoggerMessage(1503, LogLevel.Warning, "{Tenant}/{Person} was refused the page of scores: no manager")]
    private partial void LogNoManager(string tenant, string person);

    [LoggerMessage(1504, LogLevel.Warning, "A link to the page of scores was refused: {Outcome}; it was given to {Whom}")]
    private partial void LogLink(LinkOutcome outcome, string whom);
}
