using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>A question to a role; anybody may ask.</summary>
public sealed class AskForm(ChangeDesk desk, IRoleAsks asks) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "ask-role";

    /// <summary>The longest question and answer, in characters.</summary>
    public const int Longest = 400;

    /// <summary>How many open questions a person may have.</summary>
    public const int MostOpen = 5;

    /// <summary>The ids of the field, and of the role that comes along.</summary>
    internal const string Question = "question", RoleId = "role";

    private const string Row = "responsibility", Place = "target", Of = "clause";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it, about a duty in a place.</summary>
    internal static Button Button(Phrases phrases, Role role, string responsibility, string target) => new(
        OwnerAnswers.Short(phrases.Say("button-ask-role", ("role", role.Name))),
        new(Verbs.Open, new Dictionary<string, string>(StringComparer.Ordinal) { [Verbs.Form] = FormId, [RoleId] = role.Id, [Row] = responsibility, [Place] = target }));

    /// <summary>What opens it, about a clause of a contract.</summary>
    internal static Button Button(Phrases phrases, Role role, Clause clause) => new(
        OwnerAnswers.Short(phrases.Say("button-ask-role", ("role", role.Name))),
        new(Verbs.Open, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Verbs.Form] = FormId,
            [RoleId] = role.Id,
            [Row] = clause.Responsibility ?? "",
            [Place] = clause.Target ?? "",
            [Of] = clause.Id,
        }));

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (content.Role(turn.Press?[RoleId]) is not { Contact: { } contact } role)
            return new Reply.Said(now.Phrases.Say("ask-nobody"));
        var duty = now.Table.Responsibility(turn.Press?[Row] ?? "")?.Label;
        var place = now.Table.Target(turn.Press?[Place] ?? "");
        var clause = content.Clauses.FirstOrDefault(clause => clause.Id == turn.Press?[Of]);
        var usual = clause is not null ? now.Phrases.Say("ask-clause", ("says", ShownText.Cut(clause.Says, 200)), ("source", clause.Source), ("day", clause.Renewal.ToString("O", CultureInfo.InvariantCulture)))
            : duty is null ? "" : now.Phrases.Say("ask-usual", ("duty", duty), ("place", place is null ? now.Phrases.Say("change-everywhere") : AnswerScope.NameOf(place)));
        return new Reply.Form(
            FormId,
            now.Phrases.Say("ask-title"),
            now.Phrases.Say("ask-lead", ("role", role.Name), ("place", contact.Name)),
            [
                new(Question, now.Phrases.Say("ask-label-question"), FieldKind.Text)
                {
                    Value = usual,
                    Most = Longest,
                },
            ],
            now.Phrases.Say("ask-send"),
            [now.Phrases.Say("ask-words", ("role", role.Name), ("question", usual.Length > 0 ? usual : "…"))])
        {
            Ids = new Dictionary<string, string>(StringComparer.Ordinal) { [RoleId] = role.Id, [Row] = turn.Press?[Row] ?? "", [Place] = turn.Press?[Place] ?? "" },
        };
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var role = content.Role(turn.Press?[RoleId]);
        var ask = new RoleAsk
        {
            Tenant = turn.Tenant,
            Id = $"a-{ItemIds.OfRound(turn.Id)[..10]}",
            Role = role?.Id ?? "",
            Responsibility = now.Table.Responsibility(turn.Press?[Row] ?? "")?.Id,
            Target = now.Table.Target(turn.Press?[Place] ?? "")?.Id,
            Question = values.Text(Question),
            Asker = ChangeDesk.NameOf(turn, now.Phrases),
            At = turn.At,
        };
        if (role is null || !await asks.AskAsync(ask, MostOpen, cancel).ConfigureAwait(false))
            return FormOutcome.Wrong.At(Question, now.Phrases.Say("ask-too-many", ("most", $"{MostOpen}")));
        return new FormOutcome.Done(new Reply.Said(now.Phrases.Say("ask-sent", ("role", role.Name), ("place", role.Contact?.Name ?? "")))
        {
            IsPrivate = true,
            Buttons = [Turns.Button.To(now.Phrases.Say("button-ask-back"), Verbs.Ask, "ask", ask.Id, "do", "back")],
        });
    }
}

/// <summary>The answer of a role to a question; whoever is in the role's place may answer.</summary>
public sealed class AnswerForm(ChangeDesk desk, IRoleAsks asks) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "ask-answer";

    /// <summary>The ids of the field, and of the question that comes along.</summary>
    internal const string Answer = "answer", Ask = "ask";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it.</summary>
    public static Button Button(Phrases phrases, RoleAsk ask)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(ask);
        return Turns.Button.To(phrases.Say("button-ask-answer"), Verbs.Open, Verbs.Form, FormId, Ask, ask.Id);
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (await asks.FindAsync(turn.Tenant, turn.Press?[Ask] ?? "", cancel).ConfigureAwait(false) is not { } ask)
            return new Reply.Said(now.Phrases.Say("ask-unknown"));
        // It is answered where it was sent, wherever a card of it may have been carried.
        if (content.Role(ask.Role)?.Contact is not { } contact || contact.Conversation != ThreadIds.PlaceOf(turn.Conversation))
            return new Reply.Said(now.Phrases.Say("ask-elsewhere"));
        return ask.State != AskState.Open
            ? new Reply.Said(now.Phrases.Say("ask-over"))
            : new Reply.Form(
                FormId,
                now.Phrases.Say("ask-answer-title"),
                now.Phrases.Say("ask-answer-lead", ("asker", ask.Asker.Name), ("question", ask.Question)),
                [new(Answer, now.Phrases.Say("ask-label-answer"), FieldKind.Text) { Most = AskForm.Longest }],
                now.Phrases.Say("ask-answer-send"),
                [now.Phrases.Say("ask-answer-words", ("id", ask.Id), ("answer", "…"))])
            {
                Ids = new Dictionary<string, string>(StringComparer.Ordinal) { [Ask] = ask.Id },
            };
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var (now, _, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (await asks.FindAsync(turn.Tenant, turn.Press?[Ask] ?? "", cancel).ConfigureAwait(false) is not { } ask)
            return FormOutcome.Wrong.At(Answer, now.Phrases.Say("ask-unknown"));
        var answered = ask with { State = AskState.Answered, Answer = values.Text(Answer), Answerer = ChangeDesk.NameOf(turn, now.Phrases) };
        return await asks.EndAsync(answered, cancel).ConfigureAwait(false)
            ? new FormOutcome.Done(new Reply.Said(now.Phrases.Say("ask-answered", ("asker", ask.Asker.Name), ("answerer", answered.Answerer.Name), ("answer", answered.Answer))))
            : FormOutcome.Wrong.At(Answer, now.Phrases.Say("ask-over"));
    }
}
