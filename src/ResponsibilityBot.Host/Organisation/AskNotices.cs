using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Brings questions to the roles' places, and answers back to who asked. Each is told once, on any number of replicas.</summary>
internal sealed class AskNotices(ChangeDesk desk, IRoleAsks asks, IConversations conversations, Channels channels, Announcer announcer, TimeProvider time)
{
    /// <summary>Goes through what was not told yet.</summary>
    public async Task TendAsync(CancellationToken cancel)
    {
        foreach (var ask in await asks.UntoldAsync(cancel))
        {
            var (now, content, _) = await desk.NowAsync(ask.Tenant, time.GetUtcNow(), cancel);
            var role = content.Role(ask.Role);
            var name = role?.Name ?? ask.Role;
            var id = $"{ask.Id}:{(int)ask.State}";
            var note = ask.State switch
            {
                AskState.Open => await ToRoleAsync(id, ask, role, new Reply.Explanation(
                    now.Phrases.Say("ask-card-title", ("role", name)), ask.Question, [new(now.Phrases.Say("ask-label-asker"), ask.Asker.Name)])
                { Buttons = [AnswerForm.Button(now.Phrases, ask)] }, cancel),
                AskState.Withdrawn => await ToRoleAsync(id, ask, role, new Reply.Said(now.Phrases.Say("ask-card-withdrawn", ("asker", ask.Asker.Name), ("question", ask.Question))), cancel),
                _ => await announcer.ToPersonAsync(id, ask.Tenant, ask.Asker.Id, new Reply.Explanation(
                    now.Phrases.Say("ask-card-answered", ("role", name)), ask.Answer,
                    [new(now.Phrases.Say("ask-label-question"), ask.Question), new(now.Phrases.Say("ask-label-answerer"), ask.Answerer?.Name ?? "")])
                { Buttons = Draft(now.Phrases, ask, name) }, cancel),
            };
            await asks.ToldAsync(ask, note is null ? [] : [note], cancel);
        }
    }

    /// <summary>What makes a proposal of the answer; whoever may not is told so when they press.</summary>
    private static IReadOnlyList<Button> Draft(Tutoring.Asking.Phrases phrases, RoleAsk ask, string role) =>
        ask.Responsibility is { } row ? [ChangeForm.Draft(phrases, row, ask.Target, role)] : [];

    private async Task<Outbound?> ToRoleAsync(string id, RoleAsk ask, Tutoring.Organisation.Role? role, Reply reply, CancellationToken cancel) =>
        role?.Contact is { } contact && await conversations.FindAsync(contact.Carrier, ask.Tenant, contact.Conversation, cancel) is { } place
            ? channels.Find(place.Channel)?.Announce(id, place, reply)
            : null;
}
