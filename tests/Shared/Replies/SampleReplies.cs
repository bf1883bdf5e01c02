using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Replies by name, at least one for each case: what the bot really says.</summary>
internal static class SampleReplies
{
    public static IReadOnlyDictionary<string, Reply> All { get; } = Answers().Concat(Lists()).Concat(Texts()).Concat(Quizzes()).Concat(Forms())
        .ToDictionary(sample => sample.Name, sample => sample.Reply, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Reply Reply)> Answers() =>
    [
        ("owner-provider", SampleAnswers.OsPatchingInPaas()),
        ("owner-shared", SampleAnswers.BackupsOfRds()),
        ("owner-you", SampleAnswers.OsPatchingInIaas()),
        ("owner-here", SampleAnswers.OsPatchingHere()),
        ("change-proposed", SampleAnswers.Proposal()),
        ("owner-depends", SampleAnswers.NodesOfGke()),
        ("owner-not-applicable", SampleAnswers.DatabaseInFaas()),
        ("table-rows", SampleAnswers.PatchingInPaas()),
        ("table-places", SampleAnswers.BackupsEverywhere()),
        ("table-grid", SampleAnswers.SeveralRowsAndPlaces()),
    ];

    private static IEnumerable<(string Name, Reply Reply)> Lists() =>
    [
        ("duties", SampleLists.DutiesInPaas()),
        ("move", SampleLists.FromEc2ToLambda()),
        ("matrix", SampleLists.WholeMatrix()),
        ("matrix-compare", SampleLists.Comparison()),
    ];

    private static IEnumerable<(string Name, Reply Reply)> Quizzes() =>
    [
        ("question-one", SampleQuizzes.Owner()),
        ("question-several", SampleQuizzes.Several()),
        ("question-true", SampleQuizzes.Belief()),
        ("question-sort", SampleQuizzes.Sort()),
        ("feedback-right", SampleQuizzes.Right()),
        ("feedback-wrong", SampleQuizzes.Wrong()),
        ("feedback-partly", SampleQuizzes.Partly()),
        ("question-posted", SampleQuizzes.Posted()),
        ("results", SampleQuizzes.Closed()),
        ("results-few", SampleQuizzes.ClosedSort()),
        ("board", SampleQuizzes.Board()),
        ("board-team", SampleQuizzes.TeamScores()),
        ("question-order", SampleQuizzes.Order()),
        ("live-lead", SampleQuizzes.LiveLead()),
        ("challenge", SampleQuizzes.Challenge()),
        ("challenge-over", SampleQuizzes.ChallengeOver()),
    ];

    private static IEnumerable<(string Name, Reply Reply)> Forms() => SampleForms.All.Select(form => (form.Key, (Reply)form.Value));

    private static IEnumerable<(string Name, Reply Reply)> Texts() =>
    [
        ("explanation", SampleTexts.Misconception()),
        ("explanation-long", SampleTexts.AlwaysYours()),
        ("digest", SampleTexts.Digest()),
        ("choices", SampleTexts.WhichModel()),
        ("choices-many", SampleTexts.WhichRow()),
        ("help", SampleTexts.Help()),
        ("said", SampleTexts.Thanks()),
        ("said-buttons", SampleTexts.Unknown()),
    ];
}
