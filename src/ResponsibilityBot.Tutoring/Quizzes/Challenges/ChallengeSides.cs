using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>On which side of a challenge somebody plays who has not played yet.</summary>
public sealed class ChallengeSides(IChallenges challenges, ITeams teams)
{
    /// <summary>The side that somebody comes to; null if they may not play: the button of a place is for those who are there, a team for its people.</summary>
    public async ValueTask<Side?> OfAsync(Turn turn, Challenge challenge, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(challenge);
        var isHere = challenge.Channel == turn.Carrier && challenge.Conversation == ThreadIds.PlaceOf(turn.Conversation);
        if (challenge.Sides is [var all])
            return isHere || await OwnTeamAsync(turn, cancel).ConfigureAwait(false) is { } own && own == all.Team ? all : null;
        if (challenge.Sides.All(side => side.Team is null))
            return isHere ? await SmallerAsync(challenge, cancel).ConfigureAwait(false) : null;
        var team = await OwnTeamAsync(turn, cancel).ConfigureAwait(false);
        return team is null ? null : challenge.Sides.FirstOrDefault(side => side.Team == team);
    }

    private async ValueTask<string?> OwnTeamAsync(Turn turn, CancellationToken cancel) => (await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false))?.Id;

    private async ValueTask<Side> SmallerAsync(Challenge challenge, CancellationToken cancel)
    {
        var sizes = (await challenges.PlayersAsync(challenge, cancel).ConfigureAwait(false)).CountBy(player => player.Side, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return challenge.Sides.MinBy(side => sizes.GetValueOrDefault(side.Id)) ?? challenge.Sides[0];
    }
}
