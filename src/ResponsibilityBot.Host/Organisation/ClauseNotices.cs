using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>
/// Reminds of clauses some days before their day, from nine in the zone of daily quizzes on: the role that looks after one in its place, or authors, hosts and administrators
/// in their own chats where it has none. Each step of each day is told once, on any number of replicas; while nobody can be reached it waits.
/// </summary>
internal sealed partial class ClauseNotices(
    ChangeDesk desk, ICurriculum curriculum, IClauses clauses, IOrganisations organisations, IConversations conversations, Channels channels, Announcer announcer,
    QuizRules rules, IOptions<ClauseOptions> options, IOptions<AccessOptions> access, TimeProvider time, ILogger<ClauseNotices> log)
{
    /// <summary>When a day's reminders are sent, after it has begun.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromHours(9);

    private readonly NamedPerson[] people =
        [.. access.Value.Authors.Concat(access.Value.Hosts).Concat(access.Value.Admins).Select(NamedPerson.Read).OfType<NamedPerson>().Distinct()];

    /// <summary>Sends what is due; returns how many clauses were told of.</summary>
    public async Task<int> TendAsync(CancellationToken cancel)
    {
        var (now, steps, told) = (time.GetUtcNow(), options.Value.Steps(), 0);
        var day = LocalDay.Of(now - Hour, rules.Zone);
        foreach (var tenant in await clauses.TenantsAsync(curriculum.Current.Organisation.Clauses.Count > 0, cancel))
        {
            var content = await organisations.OfAsync(tenant, cancel);
            var due = content.Clauses.Select(clause => (Clause: clause, Reminder: ClauseReminder.On(clause, day, steps))).Where(each => each.Reminder is not null).ToList();
            if (due.Count == 0)
                continue;
            var before = await clauses.ToldAsync(tenant, cancel);
            foreach (var (clause, reminder) in due)
            {
                if (reminder is not null && !before.Contains(reminder) && await TellAsync(tenant, content, clause, reminder, day, cancel))
                    told++;
            }
        }

        return told;
    }

    private async Task<bool> TellAsync(string tenant, OrganisationContent content, Clause clause, ClauseReminder reminder, DateOnly day, CancellationToken cancel)
    {
        var (now, _, _) = await desk.NowAsync(tenant, time.GetUtcNow(), cancel);
        var reply = new ClauseReplies(now, content, day).Reminder(clause);
        var id = $"clause:{tenant}:{clause.Id}:{clause.Renewal:yyyy-MM-dd}:{reminder.Step}";
        var cards = await ToRoleAsync(id, tenant, content, clause, reply, cancel) is { } card ? [card] : await ToPeopleAsync(id, tenant, reply, cancel);
        if (cards.Count == 0 || !await clauses.TellAsync(tenant, reminder, clause.IsOfFiles, cards, cancel))
            return false;
        LogTold(clause.Id, tenant, reminder.Step, cards.Count);
        return true;
    }

    private async Task<Outbound?> ToRoleAsync(string id, string tenant, OrganisationContent content, Clause clause, Reply reply, CancellationToken cancel) =>
        content.Role(clause.Role)?.Contact is { } contact
        && await conversations.FindAsync(contact.Carrier, tenant, contact.Conversation, cancel) is { } place
            ? channels.Find(place.Channel)?.Announce(id, place, reply)
            : null;

    private async Task<IReadOnlyList<Outbound>> ToPeopleAsync(string id, string tenant, Reply reply, CancellationToken cancel)
    {
        var cards = new List<Outbound>();
        foreach (var person in people.Where(person => person.IsIn(tenant)).Select(person => person.Id).Distinct(StringComparer.Ordinal))
        {
            if (await announcer.ToPersonAsync($"{id}:{person}", tenant, person, reply, cancel) is { } card)
                cards.Add(card);
        }

        return cards;
    }

    [LoggerMessage(1403, LogLevel.Information, "Clause {Clause} of tenant {Tenant} was told of {Step} days before its day, in {Cards} places")]
    private partial void LogTold(string clause, string tenant, int step, int cards);
}
