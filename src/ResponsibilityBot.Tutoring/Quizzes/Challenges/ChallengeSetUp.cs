using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Opens what was read of words or of a form, or says what is wrong with it.</summary>
public sealed class ChallengeSetUp(
    ICurriculum curriculum, ItemBanks banks, IChallenges challenges, IChallengeDesk desk, ITeams teams, IItemReports reports, IAccess access)
{
    /// <summary>Teams that play against each other at most.</summary>
    public const int MostSides = 8;

    /// <summary>People that are split into two at least.</summary>
    private const int FewestBalanced = 4;

    /// <summary>Opens it in the place of a turn, by somebody who may.</summary>
    internal async ValueTask<SetUp> OpenAsync(Turn turn, ChallengePlan plan, LiveState? live, CancellationToken cancel)
    {
        var replies = new ChallengeReplies(curriculum.Current);
        var id = ItemIds.OfRound($"challenge {turn.Id}");
        if (await challenges.RunningAsync(turn.Carrier, turn.Tenant, turn.Conversation, cancel).ConfigureAwait(false) is { } running && running.Id != id)
            return new(PlanPart.Place, running.Live is null
                ? new("challenge-running", ("title", replies.Title(running)), ("end", ChallengeReplies.End(running)))
                : new("live-running", ("title", LiveReplies.TitleOf(curriculum.Current.Phrases, running))));
        var there = plan.Scope.Of(await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false), await reports.AsideAsync(turn.Tenant, cancel).ConfigureAwait(false)).Count;
        if (there == 0)
            return new(PlanPart.Topic, new("challenge-no-items", ("topic", plan.Topic)));
        if (plan.Questions > there)
            return new(PlanPart.Number, new("challenge-few-items", ("topic", plan.Topic), ("count", Number(there))));
        var (sides, players, wrong) = await SidesAsync(turn, replies, plan, cancel).ConfigureAwait(false);
        if (wrong is not null)
            return new(PlanPart.Teams, wrong);
        var challenge = new Challenge
        {
            Id = id,
            Tenant = turn.Tenant,
            Channel = turn.Carrier,
            Conversation = ThreadIds.PlaceOf(turn.Conversation),
            Host = turn.Person.Id,
            Topic = plan.Topic,
            Questions = Math.Min(plan.Questions ?? (live is null ? ChallengePlan.UsualQuestions : ChallengePlan.UsualLive), there),
            Sides = sides,
            Zone = plan.Zone,
            OpenedAt = turn.At,
            ClosesAt = live is not null ? turn.At + ChallengePlan.LongestLive : plan.ClosesAt ?? ChallengePlan.UsualEnd(turn.At, plan.Zone),
            Live = live,
        };
        if (!await desk.OpenAsync(new(challenge, plan.Scope, players), cancel).ConfigureAwait(false))
            return new(PlanPart.Place, new("challenge-nowhere"));
        return new(live is not null ? new LiveReplies(curriculum.Current.Phrases).Opened(challenge) : replies.Opened(challenge, hasNumber: plan.Questions is not null, hasEnd: plan.ClosesAt is not null));
    }

    private async ValueTask<(IReadOnlyList<Side> Sides, IReadOnlyList<Player> Players, Misread? Wrong)> SidesAsync(Turn turn, ChallengeReplies replies, ChallengePlan plan, CancellationToken cancel)
    {
        if (plan.IsBalanced)
            return plan.Teams is null ? await BalancedAsync(turn, replies, cancel).ConfigureAwait(false) : ([], [], new("challenge-teams-or-balanced"));
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

/// <summary>What became of a plan.</summary>
/// <param name="Opened">What is said if it is open now; else null.</param>
/// <param name="Part">Else what of the plan is wrong.</param>
/// <param name="Wrong">Else why, and how to put it right.</param>
internal sealed record SetUp(Reply? Opened, PlanPart Part, Misread? Wrong)
{
    public SetUp(Reply opened)
        : this(opened, default, null)
    {
    }

    public SetUp(PlanPart part, Misread wrong)
        : this(null, part, wrong)
    {
    }
}

/// <summary>A part of a plan.</summary>
internal enum PlanPart
{
    /// <summary>Where it is to be.</summary>
    Place,

    /// <summary>What it is about.</summary>
    Topic,

    /// <summary>How many questions.</summary>
    Number,

    /// <summary>Who plays.</summary>
    Teams,
}
