using System.Security.Cryptography;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Makes links to the page.</summary>
internal sealed partial class ScoresPageLinks(CardSite site, IPageLinks links, TimeProvider time, ILogger<ScoresPageLinks> log) : IScoresPage
{
    private const int TokenBytes = 32;

    public TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    public string? LinkFor(Turn turn)
    {
        if (site.Address is not { } address)
            return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        links.Give(turn, token, time.GetUtcNow() + Lifetime);
        LogGiven(turn.Tenant, turn.Person.Id);
        return new Uri(address, $"{ScoresEndpoints.Enter}?token={token}").AbsoluteUri;
    }

    [LoggerMessage(1501, LogLevel.Information, "{Tenant}/{Person} was given a link to the page of scores")]
    private partial void LogGiven(string tenant, string person);
}
