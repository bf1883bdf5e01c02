using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>"Challenge PaaS 10 questions until Friday 17:00 between Blue and Green", "challenge status", "challenge stop". Hosts set up and stop; everybody may look.</summary>
public sealed class ChallengeDialog(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IChallengeDesk desk, ChallengeBoards boards, ITeams teams, IItemReports reports, IAccess access, RoundRules rules, PeopleDays days) : IDialog
{
    /// <summary>Teams that play against each other at most.</summary>
    public const int MostSides = 8;

    /// <summary>People that are split into two at least.</summary>
    private const int FewestBalanced = 4;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || ChallengeWishReader.Read(turn.Text) is not { } wish)
            return null;
        var replies = new ChallengeReplies(curriculum.Current, rules.FewestShown);
        return wish switch
        {
            // Where the person plays is for the next dialog.
            ChallengeWish.Play when turn.Place == Place.Personal => null,
            ChallengeWish.Open open => [await OpenAsync(turn, replies, open.Words, cancel).ConfigureAwait(false)],
            _ => [await AboutAsync(turn, replies, wish, cancel).ConfigureAwait(false)],
        };
    }

    private async ValueTask<Reply> AboutAsync(Turn turn, ChallengeReplies replies, ChallengeWish wish, CancellationToken cancel)
    {
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is not { } running)
            return replies.Say("challenge-none");
        if (wish is not ChallengeWish.Stop)
            return await boards.CardAsync(running, cancel).ConfigureAwait(false);
        if (!access.Allows(turn, Role.Host))
            return replies.Say("challenge-host");
        return replies.Say(await desk.EndAsync(running, cancel).ConfigureAwait(false) ? "challenge-stopped" : "challenge-over");
    }

    private async ValueTask<Reply> OpenAsync(Turn turn, ChallengeReplies replies, string words, CancellationToken cancel)
    {
        if (!access.Allows(turn, Role.Host))
            return replies.Say("challenge-host");
        var (plan, wrong) = new ChallengePlanReader(curriculum.Current).Read(words, await days.ZoneAsync(turn, cancel).ConfigureAwait(false), turn.At);
        return plan is null ? replies.Say(wrong ?? new("challenge-bad-words", ("words", words))) : await OpenAsync(turn, replies, plan, cancel).ConfigureAwait(false);
    }

    /// <summary>Opens what was read of words or of a form.</summary>
    private async ValueTask<Reply> OpenAsync(Turn turn, ChallengeReplies replies, ChallengePlan plan, CancellationToken cancel)
    {
        var id = ItemIds.OfRound($"challenge {turn.Id}");
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is { } running && running.Id != id)
            return replies.Say("challenge-running", ("title", replies.Title(running)), ("end", ChallengeReplies.End(running)));
        var there = plan.Scope.Of(banks.Current, await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Count;
        if (there == 0 || plan.Questions > there)
            return replies.Say(there == 0 ? "challenge-no-items" : "challenge-few-items", ("topic", plan.Topic), ("count", Number(there)));
        var (sides, players, wrong) = await SidesAsync(turn, replies, plan, cancel).ConfigureAwait(false);
        if (wrong is not null)
            return replies.Say(wrong);
        var challenge = new Challenge
        {
            Id = id,
            Tenant = turn.Tenant,
            Channel = turn.Carrier,
            Conversation = ThreadIds.PlaceOf(turn.Conversation),
            Host = turn.Person.Id,
            Topic = plan.Topic,
            Questions = Math.Min(plan.Questions ?? ChallengePlan.UsualQuestions, there),
            Sides = sides,
            Zone = plan.Zone,
            OpenedAt = turn.At,
            ClosesAt = plan.ClosesAt ?? ChallengePlan.UsualEnd(turn.At, plan.Zone),
        };
        return await desk.OpenAsync(new(challenge, plan.Scope, players), cancel).ConfigureAwait(false)
            ? replies.Opened(challenge, hasNumber: plan.Questions is not null, hasEnd: plan.ClosesAt is not null)
            : replies.Say("challenge-nowhere");
    }

    private async ValueTask<(IReadOnlyList<Side> Sides, IReadOnlyList<Player> Players, Misread? Wrong)> SidesAsync(Turn turn, ChallengeReplies replies, ChallengePlan plan, CancellationToken cancel)
    {
        if (plan.IsBalanced)
            return await BalancedAsync(turn, replies, cancel).ConfigureAwait(false);
        if (plan.Teams is { } words)
        {
            // In their own chat everybody is host, but not of other people's teams.
            if (!access.Allows(turn with { Place = Place.Channel }, Role.Host))
                return ([], [], new("challenge-host-teams"));
            var (named, wrong) = await new TeamWords(teams).ReadAsync(turn.Tenant, words, cancel).ConfigureAwait(false);
            return wrong is not null ? ([], [], wrong)
                : named.Count < 2 ? ([], [], new("challenge-one-team", ("words", words)))
                : named.Count > MostSides ? ([], [], new("challenge-many-teams", ("most", Number(MostSides))))
                : named.DistinctBy(team => team.Id).Count() < named.Count ? ([], [], new("challenge-same-team", ("words", words)))
                : ([.. named.Select((team, index) => new Side(Number(index + 1), team.Name ?? "", team.Id))], [], null);
        }

        var own = turn.Place == Place.Personal ? null : await teams.OfPlaceAsync(turn.Tenant, turn.Carrier, ThreadIds.PlaceOf(turn.Conversation), cancel).ConfigureAwait(false);
        return ([new Side("1", own?.Name ?? "", own?.Id)], [], null);
    }

    private async ValueTask<(IReadOnlyList<Side> Sides, IReadOnlyList<Player> Players, Misread? Wrong)> BalancedAsync(Turn turn, ChallengeReplies replies, CancellationToken cancel)
    {
        var people = await challenges.PeopleAsync(turn.Carrier, turn.Tenant, ThreadIds.PlaceOf(turn.Conversation), turn.At - ActiveSet.Lately, cancel).ConfigureAwait(false);
        if (people.Count < FewestBalanced)
            return ([], [], new("challenge-few-people", ("count", Number(people.Count)), ("fewest", Number(FewestBalanced))));
        var (first, second) = BalancedTeams.Of(people);
        return (
            [new("1", replies.Name("challenge-side-one"), null), new("2", replies.Name("challenge-side-two"), null)],
            [.. first.Select(person => new Player(person.Person, "1", turn.At)), .. second.Select(person => new Player(person.Person, "2", turn.At))], null);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
