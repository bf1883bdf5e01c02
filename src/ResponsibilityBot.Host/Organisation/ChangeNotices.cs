using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>
/// Tells people of changes: those who may approve one of a proposal, its proposer of the decision, both when it ends, and whoever had learned it
/// otherwise of what holds now. Ends changes whose last day is over. Each is told once, on any number of replicas.
/// </summary>
internal sealed partial class ChangeNotices(
    ChangeDesk desk, ItemBanks banks, IOrganisationBook book, Announcer announcer, IOptions<AccessOptions> access, TimeProvider time, ILogger<ChangeNotices> log)
{
    private readonly NamedPerson[] approvers = [.. access.Value.Authors.Concat(access.Value.Admins).Select(NamedPerson.Read).OfType<NamedPerson>().Distinct()];

    /// <summary>Goes through what was not told yet.</summary>
    public async Task TendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var change in await book.UntoldAsync(today, cancel))
        {
            if (change.IsLive && change.Override.Until < today)
                await book.MoveAsync(change, ChangeStep.Expired, null, now, "", cancel);
            else
                await TellAsync(change, now, cancel);
        }
    }

    private async Task TellAsync(Change change, DateTimeOffset now, CancellationToken cancel)
    {
        var (curriculum, _, replies) = await desk.NowAsync(change.Tenant, now, cancel);
        var notes = new List<Outbound>();
        foreach (var (person, reply) in ToldOf(change, curriculum.Phrases, replies))
            await AddAsync(notes, change, person, reply, cancel);
        var learners = change.State is ChangeStep.Approved or ChangeStep.RolledBack or ChangeStep.Expired ? await LearnersAsync(change, curriculum, cancel) : [];
        foreach (var (person, place) in learners)
            await AddAsync(notes, change, person, replies.Taught(change.Override, place, change.State == ChangeStep.Approved, ("change", change.Id)), cancel, "learned:");
        await book.ToldAsync(change, notes, cancel);
        LogTold(change.Id, change.Tenant, change.State, notes.Count);
    }

    private IEnumerable<(string Person, Reply Reply)> ToldOf(Change change, Phrases phrases, ChangeReplies replies)
    {
        var ends = new[] { change.Proposer.Id, change.Decider?.Id ?? "" }.Where(person => person.Length > 0).Distinct();
        return change.State switch
        {
            ChangeStep.Proposed => approvers.Where(person => person.IsIn(change.Tenant) && person.Id != change.Proposer.Id)
                .Select(person => (person.Id, replies.Preview(change, "change-title-approve"))),
            ChangeStep.Approved => Proposer("change-approved"),
            ChangeStep.Refused => Proposer("change-refused"),
            ChangeStep.RolledBack => ends.Select(person => (person, replies.Outcome(change, "change-ended", phrases.Say("change-somebody")))),
            ChangeStep.Expired => ends.Select(person => (person, replies.Outcome(change, "change-expired", ""))),
            _ => [],
        };

        IEnumerable<(string, Reply)> Proposer(string key) =>
            change.Proposer.Id.Length > 0 ? [(change.Proposer.Id, replies.Outcome(change, key, change.Decider?.Name ?? ""))] : [];
    }

    /// <summary>Who learned a fact that is another now, each with the place of the first such fact.</summary>
    private async Task<IReadOnlyList<(string Person, string Place)>> LearnersAsync(Change change, Curriculum curriculum, CancellationToken cancel)
    {
        if (change.Override is { Owner: null, Accountable: null } || change.Override.Workload is not null)
            return [];
        // What the change alone makes of the table, so that the end of one is told to the same people as its beginning.
        var alone = new Holding(
            new(curriculum.Table, OrganisationContent.Empty with { Overrides = [change.Override with { Since = DateOnly.MinValue, Until = null }] }), DateOnly.FromDateTime(change.At.UtcDateTime));
        // What was learned of the change itself is over with it.
        var items = RetiredItems.Of(alone, banks.Current, [change.Override]).Concat(change.State == ChangeStep.Approved ? [] : ItemCompiler.Compile(alone));
        var facts = RetiredItems.FactsOf(alone, items, change.Override);
        return [.. (await book.LearnersAsync(change.Tenant, [.. facts.Keys], cancel)).DistinctBy(learner => learner.Person).Select(learner => (learner.Person, facts[learner.Fact]))];
    }

    private async Task AddAsync(List<Outbound> notes, Change change, string person, Reply reply, CancellationToken cancel, string kind = "")
    {
        if (await announcer.ToPersonAsync($"{kind}{change.Id}:{(int)change.State}:{person}", change.Tenant, person, reply, cancel) is { } note)
            notes.Add(note);
    }

    [LoggerMessage(1406, LogLevel.Information, "Change {Change} of tenant {Tenant} is {State}; {Notes} people are told")]
    private partial void LogTold(string change, string tenant, ChangeStep state, int notes);
}
