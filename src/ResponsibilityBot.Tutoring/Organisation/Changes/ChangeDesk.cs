using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Changes;

/// <summary>Proposes, decides and ends changes for people who may. Every right is asked again each time; nobody decides on what they proposed.</summary>
public sealed class ChangeDesk(OrganisationCurricula curricula, IOrganisations organisations, IOrganisationBook book, IAccess access, IRefusals refusals)
{
    private const string ChatPrefix = "c-";

    /// <summary>Whether a change was made in chat, by its id; what the files say ends there.</summary>
    public static bool IsFromChat(string change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.StartsWith(ChatPrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether a person may change what the organisation says.</summary>
    public bool Allows(Turn turn) => access.Allows(turn, Turns.Role.Author);

    /// <summary>Whether a person may change what the organisation says. Who may not is noted.</summary>
    /// <param name="turn">Whose.</param>
    /// <param name="refusal">The key of what they are told.</param>
    internal bool Allows(Turn turn, string refusal) => Allows(turn) || OrganisationWords.Refuse(refusals, turn, refusal);

    /// <summary>What is said in a tenant now.</summary>
    public async ValueTask<(Curriculum Curriculum, OrganisationContent Content, ChangeReplies Replies)> NowAsync(string tenant, DateTimeOffset at, CancellationToken cancel)
    {
        var (now, content) = (await curricula.OfAsync(tenant, at, cancel).ConfigureAwait(false), await organisations.OfAsync(tenant, cancel).ConfigureAwait(false));
        return (now, content, new(now, content, DateOnly.FromDateTime(at.UtcDateTime)));
    }

    /// <summary>Keeps a proposal and shows it; or says what is wrong, and at which part.</summary>
    internal async ValueTask<(Reply? Preview, ChangePart Part, Misread? Wrong)> ProposeAsync(Turn turn, ChangeWords words, CancellationToken cancel)
    {
        var (now, content, replies) = await NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var (change, part, wrong) = new ChangeReader(now, content).Read($"{ChatPrefix}{ItemIds.OfRound(turn.Id)[..10]}", words, DateOnly.FromDateTime(turn.At.UtcDateTime));
        if (change is null)
            return (null, part, wrong);
        if (replies.ChangesNothing(change))
            return (null, ChangePart.Who, new("change-same", ("duty", replies.DutyOf(change)), ("who", replies.WhoOf(change))));
        var kept = await book.ProposeAsync(
            new()
            {
                Tenant = turn.Tenant,
                Override = change,
                Proposer = NameOf(turn, now.Phrases),
                Carrier = turn.Carrier,
                Conversation = ThreadIds.PlaceOf(turn.Conversation),
                At = turn.At,
            },
            cancel).ConfigureAwait(false);
        return (replies.Preview(kept, "change-title"), default, null);
    }

    /// <summary>A second person's yes or no, or the proposer's own retreat.</summary>
    public async ValueTask<Reply> DecideAsync(Turn turn, Press press, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        var (now, _, replies) = await NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (await book.FindAsync(turn.Tenant, press["change"] ?? "", cancel).ConfigureAwait(false) is not { } change)
            return Private(now, "change-unknown");
        var step = press["do"] switch { ChangeReplies.Approve => ChangeStep.Approved, ChangeReplies.Refuse => ChangeStep.Refused, ChangeReplies.TakeBack => ChangeStep.TakenBack, _ => ChangeStep.Proposed };
        if (step == ChangeStep.Proposed)
            return Private(now, "change-unknown");
        var isOwn = change.Proposer.Id == turn.Person.Id;
        if (step == ChangeStep.TakenBack ? !isOwn : !Allows(turn))
            return Refused(turn, now, step == ChangeStep.TakenBack ? "change-not-own" : "change-not-author");
        if (step != ChangeStep.TakenBack && isOwn)
            return Refused(turn, now, "change-own");
        if (change.State != ChangeStep.Proposed)
            return change.State == step && change.Decider?.Id == turn.Person.Id ? Done(turn, now, replies, change, step) : Private(now, "change-decided");
        if (step == ChangeStep.Approved && Stale(turn, change, replies, press["seen"]) is { } key)
            return key == "change-over" ? Private(now, key) : replies.Preview(change, key) with { IsPrivate = true };
        return await book.MoveAsync(change, step, NameOf(turn, now.Phrases), turn.At, "", cancel).ConfigureAwait(false)
            ? Done(turn, now, replies, change, step)
            : Private(now, "change-decided");
    }

    /// <summary>Ends a change that holds. The reply, or what is wrong.</summary>
    internal async ValueTask<(Reply? Reply, Misread? Wrong)> RollBackAsync(Turn turn, string id, string reason, CancellationToken cancel)
    {
        var (now, _, replies) = await NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        var why = ShownText.Line(reason).Trim();
        if (!Allows(turn, "change-not-author"))
            return (null, new("change-not-author"));
        if (await book.FindAsync(turn.Tenant, id, cancel).ConfigureAwait(false) is not { } change)
            return (null, new("change-unknown"));
        if (!change.IsLive)
            return (null, new("change-not-live"));
        if (why.Length == 0)
            return (null, new("change-back-no-reason", ("id", id)));
        if (why.Length > ChangeReader.LongestReason)
            return (null, new("change-long-reason", ("most", $"{ChangeReader.LongestReason}")));
        return await book.MoveAsync(change, ChangeStep.RolledBack, NameOf(turn, now.Phrases), turn.At, why, cancel).ConfigureAwait(false)
            ? (replies.Outcome(change, "change-rolled-back", NameOf(turn, now.Phrases).Name, why), null)
            : (null, new("change-not-live"));
    }

    /// <summary>Why a proposal is not decided on what was seen, or null: its last day is over, or something else holds there now.</summary>
    private static string? Stale(Turn turn, Change change, ChangeReplies replies, string? seen) =>
        change.Override.Until < DateOnly.FromDateTime(turn.At.UtcDateTime) ? "change-over" : seen != replies.SeenOf(change.Override) ? "change-moved" : null;

    private static Reply Done(Turn turn, Curriculum now, ChangeReplies replies, Change change, ChangeStep step) => replies.Outcome(
        change, step switch { ChangeStep.Approved => "change-approved", ChangeStep.Refused => "change-refused", _ => "change-taken-back" }, NameOf(turn, now.Phrases).Name);

    /// <summary>The person of a turn, by a name that is fit to be shown.</summary>
    internal static ChangePerson NameOf(Turn turn, Phrases phrases) => new(turn.Person.Id, ShownText.Line(turn.Person.Name) is { Length: > 0 } name ? ShownText.Cut(name, 80) : phrases.Say("change-somebody"));

    private Reply.Said Refused(Turn turn, Curriculum now, string key)
    {
        refusals.Trespass(turn, key);
        return Private(now, key);
    }

    private static Reply.Said Private(Curriculum now, string key) => new(now.Phrases.Say(key)) { IsPrivate = true };
}
