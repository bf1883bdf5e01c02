using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>"privacy", "my data", "delete my data", "what can my manager see": what is kept of the person, and how to be rid of it.</summary>
public sealed partial class PrivacyDialog(ICurriculum curriculum, ItemBanks banks, IPersonalData data, ITeams teams, IScores scores) : IDialog
{
    /// <summary>Answers that are listed one by one.</summary>
    private const int MostListed = 20;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        var file = turn.Kind == TurnKind.Said ? FileWords().Match(turn.Text) : Match.Empty;
        var wish = turn.Press?.Verb == Verbs.Erase ? Wish.Erase : file.Success ? Wish.File : turn.Kind == TurnKind.Said ? WishOf(turn.Text) : null;
        if (wish is null)
            return null;
        if (wish is Wish.Explain)
            return [Explain(phrases)];
        if (wish is Wish.Manager && turn.Place != Place.Personal)
            return [new Reply.Said(Manager(phrases))];
        // Others would read along.
        if (turn.Place != Place.Personal)
            return [new Reply.Said(phrases.Say("privacy-own-chat"))];
        var kept = await data.ReadAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        switch (wish)
        {
            case Wish.Manager:
                return [await ManagerAsync(turn, phrases, kept, cancel).ConfigureAwait(false)];
            case Wish.Show:
                return [Show(curriculum.Current, await banks.OfAsync(turn.Tenant, cancel).ConfigureAwait(false), kept)];
            case Wish.File:
                return await FileAsync(turn, phrases, file, kept, cancel).ConfigureAwait(false);
            case Wish.Ask:
                return [Ask(phrases, kept)];
            default:
                data.Erase(turn);
                return [new Reply.Said(phrases.Say("privacy-erased", ("answers", Number(kept.Answers.Count)), ("facts", Number(kept.Facts))))];
        }
    }

    private static Wish? WishOf(string text) => string.Join(' ', text.ToLowerInvariant().Split([' ', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries)) switch
    {
        "privacy" => Wish.Explain,
        "my data" or "show my data" => Wish.Show,
        "delete my data" or "forget me" => Wish.Ask,
        "what can my manager see" => Wish.Manager,
        _ => null,
    };

    private Reply.Explanation Explain(Phrases phrases) => new(
        phrases.Say("privacy-title"),
        phrases.Say("privacy-lead"),
        [
            new(phrases.Say("privacy-label-questions"), phrases.Say("privacy-questions")),
            new(phrases.Say("privacy-label-answers"), phrases.Say("privacy-answers", ("days", Number(data.RetentionDays)))),
            new(phrases.Say("privacy-label-place"), phrases.Say("privacy-place")),
            new(phrases.Say("privacy-label-others"), Manager(phrases)),
            new("", phrases.Say("privacy-how")),
        ]);

    private string Manager(Phrases phrases) => phrases.Say("privacy-manager", ("fewest", Number(data.MinimumGroupSize)));

    /// <summary>What others see of the person's team, and beside it what nobody but the person sees.</summary>
    private async ValueTask<Reply> ManagerAsync(Turn turn, Phrases phrases, PersonalData kept, CancellationToken cancel)
    {
        var team = await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        var score = team is null ? null : await scores.TeamAsync(turn.Tenant, team.Id, ScoreSpan.All, cancel).ConfigureAwait(false);
        var name = team?.Name ?? phrases.Say("team-unnamed");
        var shown = team is null ? phrases.Say("team-none")
            : score is null || score.Participants < data.MinimumGroupSize ? phrases.Say("privacy-team-few", ("team", name), ("fewest", Number(data.MinimumGroupSize)))
            : phrases.Say(
                "privacy-team", ("team", name), ("mean", score.Mean.ToString("0.0", CultureInfo.InvariantCulture)), ("participants", Number(score.Participants)),
                ("members", Number(Math.Max(score.Members, score.Participants))));
        return new Reply.Explanation(
            phrases.Say("privacy-manager-title"),
            Manager(phrases),
            [
                new(phrases.Say("privacy-label-team"), shown),
                new(phrases.Say("privacy-label-own"), phrases.Say("privacy-own-figures", ("answers", Number(kept.Answers.Count)), ("right", Number(kept.Answers.Count(answer => answer.Credit >= 1))), ("facts", Number(kept.Facts)))),
            ]);
    }

    /// <summary>The same as text for a machine, the latest answers first, and how to get the next part where there is one.</summary>
    private async ValueTask<IReadOnlyList<Reply>> FileAsync(Turn turn, Phrases phrases, Match file, PersonalData kept, CancellationToken cancel)
    {
        var format = file.Groups["format"].Value.ToLowerInvariant();
        var parts = PersonalFile.Parts(kept, format == "json");
        var part = file.Groups["part"] is { Success: true, Value: var number } ? int.Parse(number, CultureInfo.InvariantCulture) : 1;
        if (part < 1 || part > parts)
            return [new Reply.Said(phrases.Say("privacy-no-part", ("parts", Number(parts))))];
        var team = await teams.OfPersonAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        var text = new Reply.Said(format == "json" ? PersonalFile.Json(turn.Person.Id, team?.Name, kept, part) : PersonalFile.Csv(kept, part));
        return part == parts ? [text]
            : [text, new Reply.Said(phrases.Say("privacy-part", ("part", Number(part)), ("parts", Number(parts)), ("format", format), ("next", Number(part + 1))))];
    }

    private static Reply Show(Curriculum now, ItemBank bank, PersonalData kept)
    {
        var phrases = now.Phrases;
        if (kept.IsEmpty)
            return new Reply.Said(phrases.Say("privacy-nothing"));
        var points = kept.Answers.Take(MostListed).Select(answer => new Point(
            answer.At.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture),
            $"{bank.Find(answer.Item)?.Prompt ?? answer.Item} {phrases.Say(answer.Credit >= 1 ? "quiz-right" : "quiz-wrong")}."));
        return new Reply.Explanation(
            phrases.Say("privacy-own-title"),
            kept.Answers.Count == 0
                ? phrases.Say("privacy-own-lead-none", ("facts", Number(kept.Facts)))
                : phrases.Say("privacy-own-lead", ("answers", Number(kept.Answers.Count)), ("facts", Number(kept.Facts)), ("listed", Number(Math.Min(MostListed, kept.Answers.Count)))),
            [.. points, new Point("", phrases.Say("privacy-points", ("points", Number(kept.Points)))),
                .. new PersonalWishes(now).Of(kept),
                .. kept.ShownName is { } name ? [new Point("", phrases.Say("privacy-shown-name", ("name", name)))] : Array.Empty<Point>(),
                .. kept.Zone is { } zone ? [new Point("", phrases.Say("privacy-zone", ("zone", zone)))] : Array.Empty<Point>(), .. kept.CanBeWrittenTo ? [new Point("", phrases.Say("privacy-reachable"))] : Array.Empty<Point>()]);
    }

    private static Reply Ask(Phrases phrases, PersonalData kept) => kept.IsEmpty
        ? new Reply.Said(phrases.Say("privacy-nothing"))
        : new Reply.Choices(phrases.Say("privacy-confirm", ("answers", Number(kept.Answers.Count)), ("facts", Number(kept.Facts))))
        {
            Buttons = [Button.To(phrases.Say("button-erase"), Verbs.Erase)],
        };

    [GeneratedRegex(@"^\s*(?:show\s+)?my data\s+(?:as\s+)?(?<format>csv|json)(?:\s+(?:part\s+)?(?<part>[0-9]{1,4}))?[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileWords();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private enum Wish
    {
        Explain,
        Manager,
        Show,
        File,
        Ask,
        Erase,
    }
}
