namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>How a challenge stands.</summary>
/// <param name="Sides">The best first; those that are hidden last.</param>
/// <param name="Participants">How many answered at least one question, over all sides.</param>
public sealed record ChallengeStanding(IReadOnlyList<SideScore> Sides, int Participants)
{
    /// <summary>How many answered at least one question in the sides that have a figure. All of them would tell how many took part in one that is hidden.</summary>
    public int Shown => Sides.Where(side => side.Figure is not null).Sum(side => side.Participants);

    /// <summary>Whether a side is hidden.</summary>
    public bool HidesAny => Sides.Any(side => side.Figure is null);

    /// <summary>Counts it.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="players">Who plays or may play.</param>
    /// <param name="marks">All answers.</param>
    /// <param name="counted">The numbers of the questions that count: those that are not put aside.</param>
    /// <param name="fewest">How many people a figure must be made of.</param>
    public static ChallengeStanding Of(Challenge challenge, IReadOnlyList<Player> players, IReadOnlyList<PlayerMark> marks, IReadOnlySet<int> counted, int fewest)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        var results = marks.Where(mark => counted.Contains(mark.Number)).GroupBy(mark => mark.Person, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => ResultOf(challenge, [.. own], counted), StringComparer.Ordinal);
        var bySide = players.ToLookup(player => player.Side, StringComparer.Ordinal);
        var scores = challenge.Sides.Select(side => ScoreOf(challenge, side, [.. bySide[side.Id]], results, fewest)).ToList();
        var shown = scores.Select(score => score.Figure).OfType<double>().CountBy(figure => figure).ToDictionary();
        return new(
            [.. scores
                .Select(score => score.Figure is { } figure ? score with { Rank = 1 + scores.Count(other => other.Figure > figure), IsTied = shown[figure] > 1 } : score)
                .OrderBy(score => score.Rank ?? int.MaxValue)],
            players.Count(player => results.ContainsKey(player.Person)));
    }

    private static SideScore ScoreOf(Challenge challenge, Side side, IReadOnlyList<Player> players, Dictionary<string, Result> results, int fewest)
    {
        double present = 0, all = 0, sum = 0;
        var participants = 0;
        foreach (var player in players)
        {
            var takesPart = results.TryGetValue(player.Person, out var result);
            var weight = challenge.Live is null ? WeightOf(challenge, player) : takesPart ? result.Share : 1;
            all += weight;
            if (!takesPart)
                continue;
            participants++;
            present += weight;
            sum += weight * result.Mean;
        }

        if (participants < fewest || present <= 0)
            return new(side, participants, players.Count, null, null);
        var mean = 100 * sum / present;
        return new(side, participants, players.Count, mean, Math.Round(mean * present / all, 1, MidpointRounding.AwayFromZero));
    }

    /// <summary>What somebody got for all questions that count; live, for those from the first that they answered on.</summary>
    private static Result ResultOf(Challenge challenge, IReadOnlyList<PlayerMark> marks, IReadOnlySet<int> counted)
    {
        var first = challenge.Live is null ? 0 : marks.Min(mark => mark.Number);
        var own = counted.Count(number => number >= first);
        return new(marks.Sum(mark => mark.Credit) / own, (double)own / counted.Count);
    }

    /// <summary>How much somebody counts: those who came later by the share of the time that was left to them.</summary>
    private static double WeightOf(Challenge challenge, Player player) =>
        Math.Clamp((challenge.ClosesAt - player.JoinedAt) / (challenge.ClosesAt - challenge.OpenedAt), 0, 1);
}

/// <summary>What one person got.</summary>
/// <param name="Mean">0 to 1.</param>
/// <param name="Share">The share of the questions that it is made of.</param>
internal readonly record struct Result(double Mean, double Share);

/// <summary>What one side did.</summary>
/// <param name="Side">The side.</param>
/// <param name="Participants">How many answered at least one question.</param>
/// <param name="Players">How many play or may play.</param>
/// <param name="Mean">How much its participants got on average, 0 to 100; null where too few took part to say.</param>
/// <param name="Figure">The score as it is shown: the mean times the turnout, 0 to 100 with one decimal; null with <paramref name="Mean"/>.</param>
public sealed record SideScore(Side Side, int Participants, int Players, double? Mean, double? Figure)
{
    /// <summary>1 for the best; null where there is no figure.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether another side has the same figure.</summary>
    public bool IsTied { get; init; }
}
