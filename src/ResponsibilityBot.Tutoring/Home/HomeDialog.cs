using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Settings;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Home;

/// <summary>A person's own page: how far they are, their team, what is due and their settings; then questions to begin with. In their own chat only.</summary>
public sealed class HomeDialog(
    ICurriculum curriculum, IScores scores, ITeams teams, IQuizLedger ledger, Seasons seasons, RoundRules rules, PeopleDays days) : IDialog
{
    private readonly OwnProgress progress = new(curriculum, scores, ledger, seasons, rules, days);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn is not { Press.Verb: Verbs.Home, Place: Place.Personal })
            return null;
        var now = curriculum.Current;
        var (shown, due) = await progress.OfAsync(turn, cancel).ConfigureAwait(false);
        var team = await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        return
        [
            shown with
            {
                Points = [new(now.Phrases.Say("home-label-due"), Due(now.Phrases, due)), .. shown.Points, new(now.Phrases.Say("home-label-team"), TeamOf(now.Phrases, team))],
                Buttons = [.. shown.Buttons, SettingsForm.Button(now.Phrases), ScheduleForm.Button(now.Phrases)],
            },
            Questions(now),
        ];
    }

    private static string Due(Phrases phrases, int due) => due == 0 ? phrases.Say("home-due-none") : phrases.Say("home-due", ("facts", Number(due)));

    private static string TeamOf(Phrases phrases, Team? team) => team is null
        ? phrases.Say("team-none")
        : phrases.Say("team-own", ("team", team.Name ?? phrases.Say("team-unnamed")), ("count", Number(team.Members)));

    /// <summary>Questions to press, and to type. Where the table does not know a row or a place, its button is left out.</summary>
    private static Reply.Help Questions(Curriculum now)
    {
        var (phrases, table) = (now.Phrases, now.Table);
        var buttons = new List<Button> { Button.To(phrases.Say("button-always"), Verbs.Always, "party", "customer"), Button.To(phrases.Say("matrix-title-all"), Verbs.Matrix) };
        if (table.Responsibility("backup-and-restore") is { } row)
            buttons.Add(Button.To(phrases.Say("button-who-owns", ("row", row.Label)), Verbs.Owner, "responsibility", row.Id));
        if (table.Target("amazon-ec2") is { } from && table.Target("aws-lambda") is { } to)
            buttons.Add(Button.To(phrases.Say("button-move", ("from", from.Name), ("to", to.Name)), Verbs.Move, "from", from.Id, "to", to.Id));
        return new(phrases.Say("home-ask-title"), phrases.Say("home-ask-lead"), OpenAnswers.Examples) { Buttons = buttons };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
