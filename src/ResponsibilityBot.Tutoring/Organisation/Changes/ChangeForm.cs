using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>A proposal as a form: the same as "change … to … because …", for the same people, read by the same rules.</summary>
public sealed class ChangeForm(ChangeDesk desk) : IForm
{
    /// <summary><see cref="IForm.Id"/>.</summary>
    public const string FormId = "change";

    /// <summary>The fields.</summary>
    private const string What = "what", Place = "where", Who = "who", Reason = "reason", Until = "until", Contract = "contract";

    /// <inheritdoc/>
    public string Id => FormId;

    /// <summary>What opens it; for those who may change what the organisation says.</summary>
    public static Button Button(Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return Turns.Button.To(phrases.Say("button-change-form"), Verbs.Open, Verbs.Form, FormId);
    }

    /// <summary>What opens it with a duty, a place and a role filled in.</summary>
    public static Button Draft(Phrases phrases, string responsibility, string? target, string role)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return new(phrases.Say("button-change-draft"), new(Verbs.Open, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Verbs.Form] = FormId,
            ["responsibility"] = responsibility,
            ["target"] = target ?? "",
            ["role"] = role,
        }));
    }

    /// <summary>What opens it with what a decision was about, and a role or nothing filled in.</summary>
    public static Button Draft(string label, Override decision, string role)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(label, new(Verbs.Open, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Verbs.Form] = FormId,
            ["responsibility"] = decision.Responsibility,
            ["target"] = decision.Target ?? "",
            ["workload"] = decision.Workload ?? "",
            ["role"] = role,
        }));
    }

    /// <inheritdoc/>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (now, content, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var phrases = now.Phrases;
        if (!desk.Allows(turn, "change-not-author"))
            return new Reply.Said(phrases.Say("change-not-author"));
        var (row, target) = (now.Table.Responsibility(turn.Press?["responsibility"] ?? ""), now.Table.Target(turn.Press?["target"] ?? ""));
        var drafted = content.Roles.FirstOrDefault(role => role.Name == turn.Press?["role"])?.Name ?? "";
        var workload = content.Workloads.FirstOrDefault(known => known.Id == turn.Press?["workload"]);
        var roles = string.Join(", ", content.Roles.Take(8).Select(role => role.Name));
        return new Reply.Form(
            FormId,
            phrases.Say("change-form-title"),
            phrases.Say("change-form-lead"),
            [
                new(What, phrases.Say("change-form-what"), FieldKind.Text) { Value = row is null ? "" : workload is null ? row.Label : $"{row.Label} for {HereWords.NameOf(workload)}", Hint = phrases.Say("change-form-what-hint"), Most = 120 },
                new(Place, phrases.Say("change-form-where"), FieldKind.Text) { Value = target?.Name ?? "", Hint = phrases.Say("change-form-where-hint"), Most = 120, IsRequired = false },
                new(Who, phrases.Say("change-form-who"), FieldKind.Text) { Value = drafted, Hint = roles.Length > 0 ? phrases.Say("change-form-who-hint", ("roles", ShownText.Cut(roles, 120))) : phrases.Say("change-form-who-none"), Most = 80 },
                new(Reason, phrases.Say("change-label-reason"), FieldKind.Text) { Hint = phrases.Say("change-form-reason-hint"), Most = ChangeReader.LongestReason },
                new(Until, phrases.Say("change-label-until"), FieldKind.Date) { Hint = phrases.Say("change-form-until-hint"), IsRequired = false },
                new(Contract, phrases.Say("change-form-contract"), FieldKind.Toggle) { Value = FormReader.Off },
            ],
            phrases.Say("change-form-send"),
            [phrases.Say("change-words")]);
    }

    /// <inheritdoc/>
    public async ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(values);
        var place = values.Text(Place);
        var words = new ChangeWords(
            place.Length > 0 ? $"{values.Text(What)} on {place}" : values.Text(What), values.Text(Who), values.Text(Reason), values.Text(Until), values.IsOn(Contract));
        var (preview, part, wrong) = await desk.ProposeAsync(turn, words, cancel).ConfigureAwait(false);
        if (preview is not null)
            return new FormOutcome.Done(preview);
        var (now, _, _) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var field = part switch
        {
            ChangePart.What => wrong?.Key is "change-many-places" or "change-no-place" ? Place : What,
            ChangePart.Who => Who,
            ChangePart.Reason => Reason,
            _ => Until,
        };
        return FormOutcome.Wrong.At(field, now.Phrases.Say(wrong?.Key ?? "change-how", wrong?.Blanks ?? []));
    }
}
