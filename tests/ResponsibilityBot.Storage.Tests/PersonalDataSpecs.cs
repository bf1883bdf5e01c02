using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class PersonalDataSpecs(Engine engine) : StorageSpecs(engine)
{
    [Fact]
    public async Task A_person_gets_their_wishes_and_what_is_kept_of_their_questions_and_nobody_else_s()
    {
        await using var database = await StartAsync();
        var due = database.Time.GetUtcNow().AddDays(7);
        await database.TurnAsync("follow-ups", "maria", turn => database.Habits.Keep(turn, new(FollowUps: true, AskBack: true) { TimeFactor = 2 }));
        await database.TurnAsync("digest", "maria", turn => database.Get<IDigests>().Keep(turn, due));
        await database.TurnAsync("gaps", "maria", turn => database.GapWatch.Begin(turn, new(2026, 1, 5)));
        await database.TurnAsync("question", "maria", turn => database.Habits.NoteAsked(turn, "guest-os-patching@iaas", due));
        foreach (var times in (string[])["once", "twice"])
            await database.TurnAsync(times, "maria", turn => database.Get<IQuestionCounts>().Note(turn, ["guest-os-patching"]));
        await database.TurnAsync("other", "adele", turn => database.Get<IQuestionCounts>().Note(turn, ["backup-and-restore"]));

        var kept = await database.PersonalData.ReadAsync("t1", "maria", Cancel);
        Assert.Equal((new Habit(true, true) { TimeFactor = 2 }, due, true), (kept.Habit, kept.DigestDue, kept.IsToldOfGaps));
        Assert.Equal(["guest-os-patching@iaas"], kept.AskedFacts);
        Assert.Equal([("guest-os-patching", 2)], kept.AskedTopics);

        await database.TurnAsync("erase", "maria", database.PersonalData.Erase);
        var left = await database.PersonalData.ReadAsync("t1", "maria", Cancel);
        Assert.Equal((Habit.None, null, false, 0, 0), (left.Habit, left.DigestDue, left.IsToldOfGaps, left.AskedFacts.Count, left.AskedTopics.Count));
    }
}
