using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>A clause as a form: the same as "clause add …", for the same people, read by the same rules.</summary>
public sealed class ClauseForm(ICurriculum curriculum, ClauseDesk desk) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "clause";

    private const string Says = "says", Source = "source", Owner = "owner", Renewal = "renewal", About = "about";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it; for those who may change what the organisation says.</summary>
    public static Button Button(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Turns.Button.To(phrases.Say("button-clause-form"), Verbs.Open, Verbs.Form, FormId);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        if (!desk.IsFor(turn))
            return new Reply.Said(phrases.Say(ClauseDesk.NotAuthor));
        var (content, _) = await desk.NowAsync(turn, cancel).ConfigureAwait(false);
        if (content.Roles.Count == 0)
            return new Reply.Said(phrases.Say("clause-no-roles"));
        var roles = string.Join(", ", content.Roles.Take(8).Select(role => role.Name));
        return new Reply.Form(
            FormId,
            phrases.Say("clause-form-title"),
            phrases.Say("clause-form-lead"),
            [
                new(Says, phrases.Say("clause-form-says"), FieldKind.Text) { Hint = phrases.Say("clause-form-says-hint"), Most = ClauseDesk.LongestText },
                new(Source, phrases.Say("clause-label-source"), FieldKind.Text) { Hint = phrases.Say("clause-form-source-hint"), Most = ClauseDesk.LongestSource },
                new(Owner, phrases.Say("clause-label-owner"), FieldKind.Text) { Hint = phrases.Say("clause-form-owner-hint", ("roles", ShownText.Cut(roles, 120))), Most = RoleName.Longest },
                new(Renewal, phrases.Say("clause-label-renewal"), FieldKind.Date) { Hint = phrases.Say("clause-form-renewal-hint") },
                new(About, phrases.Say("clause-label-about"), FieldKind.Text) { Hint = phrases.Say("clause-form-about-hint"), Most = 120, IsRequired = false },
            ],
            phrases.Say("clause-form-send"),
            [phrases.Say("clause-words")]);
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (added, part, wrong) = await desk.AddAsync(turn, new(values.Text(Says), values.Text(Source), values.Text(Owner), values.Text(Renewal), values.Text(About)), cancel).ConfigureAwait(false);
        if (added is not null)
            return new FormOutcome.Done(added);
        var field = part switch { ClausePart.Says => Says, ClausePart.Source => Source, ClausePart.Owner => Owner, ClausePart.Renewal => Renewal, _ => About };
        return FormOutcome.Wrong.At(field, curriculum.Current.Phrases.Say(wrong?.Key ?? "clause-how", wrong?.Blanks ?? []));
    }
}

/// <summary>Asks until when a clause is renewed: the same as "clause renew ID until …".</summary>
public sealed class RenewForm(ICurriculum curriculum, ClauseDesk desk) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "clause-renew";

    private const string Until = "until", Reason = "reason", Clause = "clause";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it.</summary>
    public static Button Button(Phrases phrases, Clause clause)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(clause);
        return Turns.Button.To(ShownText.Cut(phrases.Say("button-clause-renew", ("source", clause.Source)), 40), Verbs.Open, Verbs.Form, FormId, Clause, clause.Id);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var phrases = curriculum.Current.Phrases;
        var (content, _) = await desk.NowAsync(turn, cancel).ConfigureAwait(false);
        if (!desk.IsFor(turn))
            return new Reply.Said(phrases.Say(ClauseDesk.NotAuthor));
        if (content.Clauses.FirstOrDefault(clause => clause.Id == turn.Press?[Clause]) is not { } clause)
            return new Reply.Said(phrases.Say("clause-unknown", ("id", ShownText.Cut(turn.Press?[Clause] ?? "", 40))));
        return new Reply.Form(
            FormId,
            phrases.Say("clause-renew-title"),
            ShownText.Cut($"{clause.Says} ({clause.Source})", 300),
            [
                new(Until, phrases.Say("clause-renew-until"), FieldKind.Date) { Hint = phrases.Say("clause-form-renewal-hint") },
                new(Reason, phrases.Say("change-label-reason"), FieldKind.Text) { Hint = phrases.Say("clause-renew-reason-hint"), Most = Changes.ChangeReader.LongestReason, IsRequired = false },
            ],
            phrases.Say("clause-renew-send"),
            [phrases.Say("clause-renew-words", ("id", clause.Id))])
        {
            Ids = new Dictionary<string, string>(StringComparer.Ordinal) { [Clause] = clause.Id },
        };
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var (renewed, wrong) = await desk.RenewAsync(turn, turn.Press?[Clause] ?? "", values.Text(Until), values.Text(Reason), cancel).ConfigureAwait(false);
        return renewed is not null ? new FormOutcome.Done(renewed) : FormOutcome.Wrong.At(Until, curriculum.Current.Phrases.Say(wrong?.Key ?? "clause-how", wrong?.Blanks ?? []));
    }
}
