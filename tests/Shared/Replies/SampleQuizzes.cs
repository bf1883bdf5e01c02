using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

internal static class SampleQuizzes
{
    public static Reply Owner() => Question(
        ItemKind.SingleChoice, "An auditor asks who does guest operating system patching in PaaS. What do you say?",
        ("you", "You"), ("provider", "The provider"), ("both", "Both: a part is yours, a part the provider's"));

    public static Reply Several() => Question(
        ItemKind.SeveralRight, "Which of these are yours in SaaS?",
        ("a", "Who may sign in, and with how many factors"), ("b", "Patches of the application"), ("c", "What you do with the data"), ("d", "The hypervisor"));

    public static Reply Belief() => Question(
        ItemKind.TrueFalse, "True or false: the provider is certified, so what we build there is compliant.", ("true", "True"), ("false", "False"));

    public static Reply Sort() => Question(
        ItemKind.Sort, "Whose is each of these on Amazon RDS?", ("a", "Patching the host's operating system"), ("b", "Choosing the maintenance window"), ("c", "Backups"));

    public static Reply Right() => Marked("Right", isRight: true, new Point("Your answer", "The provider. Guest operating system patching in PaaS is done by the provider."));

    public static Reply Wrong() => Marked(
        "Not right", isRight: false,
        new("Your answer", "You. Not here: in PaaS the provider patches the machines. Many believe it: Whatever runs is ours to patch."),
        new("The right answer", "The provider. Guest operating system patching in PaaS is done by the provider.")) with
    {
        Note = "You answered this one before; your first answer counts.",
    };

    public static Reply Partly() => Marked(
        "2 of 3 right", isRight: false,
        new("Right", "Patching the host's operating system. AWS does it inside your window."),
        new("Not right: You", "Choosing the maintenance window. You choose it."),
        new("Right", "Backups. AWS makes them, you choose how long they are kept."));

    public static Reply Posted() => ((Reply.Question)Owner()) with
    {
        Title = "Question of the day",
        Note = "Closes at 17:00 (Europe/Berlin). 7 answered so far.",
        Buttons = [Answer("Answer, I am sure", "yes"), Answer("Answer, not sure", "no"), Button.To("Report this question", Verbs.Report, "post", "0d1f")],
    };

    public static Reply Closed() => new Reply.Results(
        "Question of the day · closed",
        "An auditor asks who does guest operating system patching in PaaS. What do you say?",
        "14 answered, 9 of them rightly.",
        [new("You", IsRight: false, Owner: null, 4 / 14.0), new("The provider", IsRight: true, Owner: null, 9 / 14.0), new("Both: a part is yours, a part the provider's", IsRight: false, Owner: null, 1 / 14.0)],
        [new("Why", "In PaaS the provider patches the machines that run your code."), new("Many believe", "Whatever runs is ours to patch.")])
    {
        Sources = [Facts.Microsoft],
        Buttons = [Button.To("Ask about it", Verbs.Owner, "responsibility", "guest-os-patching", "target", "paas")],
    };

    public static Reply ClosedSort() => new Reply.Results(
        "Question of the day · closed",
        "Whose is each of these on Amazon RDS?",
        "3 answered.",
        [new("Patching the host's operating system", IsRight: true, Tutoring.Knowledge.Owner.Provider, Chosen: null), new("Choosing the maintenance window", IsRight: true, Tutoring.Knowledge.Owner.Customer, Chosen: null)],
        [new("Why", "AWS patches inside the window that you choose.")]);

    public static Reply Board() => new Reply.Board(
        "Leaderboard: This season",
        "Points for each participant, times the share of the team that took part.",
        [
            new("=1", "Blue", "62.5", "62.5 points each, 8 of 8 took part", 1, IsOwn: true),
            new("=1", "Platform 2", "62.5", "75.0 points each, 10 of 12 took part", 1, IsOwn: false),
            new("3", "Payments", "31.1", "41.5 points each, 6 of 8 took part", 0.4976, IsOwn: false),
        ])
    {
        Note = "The season goes from 19 Oct 2026 to 29 Nov 2026. Teams with = have the same score. Of Blue, by their own wish: Maria 80, @everyone 65.",
        Chart = "/charts/sealed.png",
        Buttons = [Button.To("This week", Verbs.Board, "span", "week"), Button.To("All time", Verbs.Board, "span", "all"), Button.To("Past seasons", Verbs.Board, "span", "seasons")],
    };

    public static Reply TeamScores() => new Reply.Board(
        "Scores of Blue",
        "Points for each participant, times the share of the team that took part.",
        [new("", "Today", "", "Fewer than 5 took part", 0, IsOwn: false), new("", "This season", "62.5", "62.5 points each, 8 of 8 took part", 1, IsOwn: false)]);

    public static Reply Order() => ((Reply.Question)Question(
        ItemKind.Order, "A bucket is open to all. In which order are these first steps taken?",
        ("a", "Find out which objects lay open"), ("b", "Close the bucket to the public"), ("c", "Notify those concerned"))) with
    {
        Title = "Incident drill: A bucket is open to all · step 2 of 2",
    };

    public static Reply LiveLead() => new Reply.Explanation(
        "Live round: PaaS", "Question 2 of 5 is open.",
        [new("Who plays", "Blue, Green"), new("", "7 took part so far."), new("", "Whoever set this round up leads it, by these buttons or by \"live next\", \"live lock\" and \"live stop\".")])
    {
        Buttons = [Live("Lock", "lock"), Live("Stop", "stop"), Button.To("My result", Verbs.Challenge, "challenge", "0d1f", "do", "own")],
    };

    private static Button Live(string label, string step) =>
        new(label, new(Verbs.Live, new Dictionary<string, string> { ["challenge"] = "0d1f", ["do"] = step, ["number"] = "2" }));

    public static Reply Challenge() => new Reply.Board(
        "Challenge: PaaS",
        "10 questions until Friday, 27 November 2026, 17:00 (Europe/Berlin). The same for all, in an order of your own, at your own pace in our own chat.",
        [
            new("1", "Blue", "63.8", "72.9 of 100 on average, 7 of 8 took part", 1, IsOwn: false),
            new("", "Green & <friends>", "", "Fewer than 5 took part", 0, IsOwn: false),
        ])
    {
        Heading = "Who plays",
        Note = "7 took part in the groups that have a figure. A score is what those who take part get on average, 0 to 100, times the share of the group that takes part; speed counts nothing.",
        Buttons = [Button.To("Play", Verbs.Challenge, "challenge", "0d1f", "do", "start"), Button.To("How it stands", Verbs.Challenge, "challenge", "0d1f", "do", "status")],
    };

    public static Reply ChallengeOver() => new Reply.Board(
        "Challenge: PaaS · over",
        "A tie: Blue, Green.",
        [
            new("=1", "Blue", "63.8", "72.9 of 100 on average, 7 of 8 took part", 1, IsOwn: false),
            new("=1", "Green", "63.8", "63.8 of 100 on average, 6 of 6 took part", 1, IsOwn: false),
        ])
    {
        Heading = "Who plays",
        Points =
        [
            new("The hardest question", "Who does backups in PaaS? On average 31 % of it was right. Right is: Both: a part is yours, a part the provider's."),
            new("Many believe", "The provider backs up our data, so we need no backup. 6 of you chose that. But: Replication is not backup."),
        ],
        Note = "13 took part. Groups with = have the same score and share the place.",
        Buttons = [Button.To("Quiz me", Verbs.Quiz)],
    };

    private static Reply.Question Question(ItemKind kind, string prompt, params (string Id, string Text)[] options) => new Reply.Question(
        "Question 3 today",
        new ShownItem("item-1", kind, prompt, [.. options.Select(option => new ShownOption(option.Id, option.Text))], kind == ItemKind.Sort ? [Tutoring.Knowledge.Owner.Customer, Tutoring.Knowledge.Owner.Provider, Tutoring.Knowledge.Owner.Shared] : []))
    {
        Buttons = [Answer("Answer, I am sure", "yes"), Answer("Answer, not sure", "no")],
    };

    private static Button Answer(string label, string sure) => new(
        label, new(Verbs.Answer, new Dictionary<string, string> { ["round"] = "6f2a01c94b7de8a35c11d2f0", ["sure"] = sure, ["topic"] = "" }));

    private static Reply.Feedback Marked(string verdict, bool isRight, params Point[] points) => new(
        verdict, isRight, "An auditor asks who does guest operating system patching in PaaS. What do you say?", points, "")
    {
        Sources = [Facts.Microsoft],
        Buttons = [Button.To("Next question", Verbs.Quiz, "topic", ""), Button.To("Ask about it", Verbs.Owner, "responsibility", "guest-os-patching", "target", "paas")],
    };
}
