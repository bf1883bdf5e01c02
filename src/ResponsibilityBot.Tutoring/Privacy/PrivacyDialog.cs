using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Privacy;

/// <summary>"privacy", "my data", "delete my data", "what can my manager see": what is kept of the person, and how to be rid of it.</summary>
public sealed class PrivacyDialog(ICurriculum curriculum, ItemBanks banks, IPersonalData data) : IDialog
{
    /// <summary>Answers that are listed one by one.</summary>
    private const int MostListed = 20;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        var wish = turn.Press?.Verb == Verbs.Erase ? Wish.Erase : turn.Kind == TurnKind.Said ? WishOf(turn.Text) : null;
        if (wish is null)
            return null;
        if (wish is Wish.Explain or Wish.Manager)
            return [wish == Wish.Explain ? Explain(phrases) : new Reply.Said(phrases.Say("privacy-manager"))];
        // Others would read along.
        if (turn.Place != Place.Personal)
            return [new Reply.Said(phrases.Say("privacy-own-chat"))];
        var kept = await data.ReadAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        switch (wish)
        {
            case Wish.Show:
                return [Show(phrases, kept)];
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
            new(phrases.Say("privacy-label-others"), phrases.Say("privacy-manager")),
            new("", phrases.Say("privacy-how")),
        ]);

    private Reply Show(Phrases phrases, PersonalData kept)
    {
        if (kept.IsEmpty)
            return new Reply.Said(phrases.Say("privacy-nothing"));
        var bank = banks.Current;
        var points = kept.Answers.Take(MostListed).Select(answer => new Point(
            answer.At.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture),
            $"{bank.Find(answer.Item)?.Prompt ?? answer.Item} {phrases.Say(answer.Credit >= 1 ? "quiz-right" : "quiz-wrong")}."));
        return new Reply.Explanation(
            phrases.Say("privacy-own-title"),
            phrases.Say("privacy-own-lead", ("answers", Number(kept.Answers.Count)), ("facts", Number(kept.Facts)), ("listed", Number(Math.Min(MostListed, kept.Answers.Count)))),
            [.. points, .. kept.Zone is { } zone ? [new Point("", phrases.Say("privacy-zone", ("zone", zone)))] : Array.Empty<Point>(), .. kept.CanBeWrittenTo ? [new Point("", phrases.Say("privacy-reachable"))] : Array.Empty<Point>()]);
    }

    private static Reply Ask(Phrases phrases, PersonalData kept) => kept.IsEmpty
        ? new Reply.Said(phrases.Say("privacy-nothing"))
        : new Reply.Choices(phrases.Say("privacy-confirm", ("answers", Number(kept.Answers.Count)), ("facts", Number(kept.Facts))))
        {
            Buttons = [Button.To(phrases.Say("button-erase"), Verbs.Erase)],
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private enum Wish
    {
        Explain,
        Manager,
        Show,
        Ask,
        Erase,
    }
}
