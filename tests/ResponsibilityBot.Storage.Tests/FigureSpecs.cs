using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>What is kept of teams week by week. The clock begins on a Monday.</summary>
public abstract class FigureSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly DateOnly Monday = new(2026, 1, 5);
    private int turns;

    [Fact]
    public async Task What_four_people_did_is_in_no_figure_and_with_the_fifth_all_of_it_is()
    {
        await using var database = await StartAsync();
        await TeamAsync(database, "Blue", "a", "b", "c", "d", "e");
        foreach (var person in (string[])["a", "b", "c", "d"])
            await AnswerAsync(database, person, isRight: person != "a", shown: person == "a");
        await AnswerAsync(database, "d");
        var blue = await IdAsync(database, "Blue");
        // Of one week and of several, which are other statements.
        foreach (var (team, to) in new[] { (null, Monday), (blue, Monday), (blue, Monday.AddDays(7)) })
        {
            var few = await ReadAsync(database, team, to);
            Assert.All((IReadOnlyList<Figure>[])[few.Weeks, few.Areas, few.Turnout, few.Beliefs, few.Items], Assert.Empty);
        }

        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM figures WHERE team = ''"));

        await AnswerAsync(database, "e");
        foreach (var (team, figures) in new[] { ("", await ReadAsync(database)), (blue, await ReadAsync(database, blue)) })
        {
            Assert.Equal([new Figure(team, Monday, "", 0, 0, 5, 5, 0)], figures.Weeks);
            Assert.Equal([new Figure(team, Monday, "data", 6, 5, 5, 0, 0)], figures.Areas);
            Assert.Equal([new Figure(team, default, "item", 6, 5, 5, 0, 0)], figures.Items);
            Assert.Equal([new Figure(blue, default, "", 1, 0, 5, 5, 0)], figures.Turnout);
            Assert.Equal(
                [new Figure("", default, "backed-up", 6, 1, 5, 0, 0), new Figure(blue, default, "backed-up", 6, 1, 5, 0, 0)],
                figures.Beliefs.OrderBy(each => each.Team, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task No_sum_holds_what_a_smaller_group_did_so_that_nothing_is_left_to_be_taken_from_it()
    {
        await using var database = await StartAsync();
        await TeamAsync(database, "Blue", "a", "b", "c", "d", "e");
        await TeamAsync(database, "Red", "x", "y", "z");
        foreach (var person in (string[])["a", "b", "c", "d", "e", "x", "y", "z"])
            await AnswerAsync(database, person, isRight: person != "x", shown: person == "x");
        // Two of Blue answer in another area, too.
        await AnswerAsync(database, "a", area: "network", item: "other", isRight: false);
        await AnswerAsync(database, "b", area: "network", item: "other", isRight: false);
        var (all, blue) = (await ReadAsync(database), await ReadAsync(database, await IdAsync(database, "Blue")));
        Assert.Equal([("data", 5, 5)], all.Areas.Select(each => (each.Key, each.Asked, each.Hits)));
        Assert.Equal([("data", 5, 5)], blue.Areas.Select(each => (each.Key, each.Asked, each.Hits)));
        Assert.Equal([("item", 5, 5)], all.Items.Select(each => (each.Key, each.Asked, each.Hits)));
        Assert.Equal([5], all.Weeks.Select(each => each.People));
        // The week of a team has no count of answers: with those of its areas it would tell what is hidden.
        Assert.Equal([0, 0], blue.Weeks.Select(each => each.Asked + each.Hits).Append(all.Weeks[0].Asked));
        Assert.DoesNotContain(all.Beliefs, each => each.Team.Length == 0 && each.Hits > 0);
        Assert.Empty((await ReadAsync(database, await IdAsync(database, "Red"))).Areas);
    }

    [Fact]
    public async Task Weeks_of_few_people_stay_out_of_a_longer_time()
    {
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e"];
        await TeamAsync(database, "Blue", people);
        foreach (var person in people)
            await AnswerAsync(database, person);
        database.Time.Advance(TimeSpan.FromDays(7));
        await AnswerAsync(database, "a", isRight: false);
        await AnswerAsync(database, "b", isRight: false);
        Assert.Equal((5, 5), (await ReadAsync(database, await IdAsync(database, "Blue"), to: Monday.AddDays(7))).Items.Select(each => (each.Asked, each.Hits)).Single());
    }

    [Fact]
    public async Task Tenants_never_meet()
    {
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e"];
        await TeamAsync(database, "Blue", people);
        foreach (var person in people)
            await AnswerAsync(database, person);
        var blue = await IdAsync(database, "Blue");
        var foreign = await database.Figures.ReadAsync(new("t2", blue, [blue], Monday, Monday), Cancel);
        var whole = await database.Figures.ReadAsync(new("t2", null, [blue], Monday, Monday), Cancel);
        foreach (var each in (FigureSet[])[foreign, whole])
            Assert.All((IReadOnlyList<Figure>[])[each.Weeks, each.Areas, each.Turnout, each.Beliefs, each.Items, each.Questions], Assert.Empty);
        Assert.Null(await database.Figures.FindAsync("t2", blue, Cancel));
        Assert.Null(await database.Figures.FindAsync("t2", "Blue", Cancel));
        Assert.Equal(0, (await database.Figures.TeamsAsync("t2", null, 12, Cancel)).Count);
    }

    [Fact]
    public async Task Teams_come_by_name_and_channels_without_one_last_forwards_and_backwards()
    {
        await using var database = await StartAsync();
        foreach (var name in (string[])["Red", "blue", "Green", "Black", "amber"])
            await TeamAsync(database, name, name);
        foreach (var place in (string[])["one", "two", "three"])
            await AnswerAsync(database, $"of {place}", place: place);
        // Another tenant's are in the same indexes.
        await database.Database.WriteAsync(sql => sql.Execute($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('t0', 'x', 'Azure', 'azure', 1), ('t2', 'y', NULL, NULL, 1)"), Cancel);
        var all = (await database.Figures.TeamsAsync("t1", null, 12, Cancel)).Teams;
        Assert.Equal(["amber", "Black", "blue", "Green", "Red", null, null, null], all.Select(each => each.Name));
        for (var at = 0; at < all.Count; at++)
        {
            for (var most = 1; most < 9; most++)
            {
                var (after, before) = (await database.Figures.TeamsAsync("t1", new(all[at].Id, false), most, Cancel), await database.Figures.TeamsAsync("t1", new(all[at].Id, true), most, Cancel));
                Assert.Equal(all.Skip(at + 1).Take(most), after.Teams);
                Assert.Equal((true, at + 1 + most < all.Count, 8), (after.HasBefore, after.HasAfter, after.Count));
                Assert.Equal(all.Take(at).TakeLast(most), before.Teams);
                Assert.Equal((at > most, true), (before.HasBefore, before.HasAfter));
            }
        }

        foreach (var unknown in (TeamPlace[])[new("x", false), new("nobody", true)])
        {
            var first = await database.Figures.TeamsAsync("t1", unknown, 3, Cancel);
            Assert.Equal(all.Take(3), first.Teams);
            Assert.Equal((false, true), (first.HasBefore, first.HasAfter));
        }
    }

    [Fact]
    public async Task A_card_counts_for_its_place_when_the_channel_took_it()
    {
        await using var database = await StartAsync();
        foreach (var person in (string[])["a", "b", "c", "d", "e"])
            await AnswerAsync(database, person, place: "blue");
        var round = Posted("p", "blue", database.Time.GetUtcNow());
        await database.Posted.OpenAsync([round], [new() { Id = round.Card, InReplyTo = null, Channel = "activity", Tenant = "t1", Conversation = "blue", Address = "https://example.com/", Body = "{}" }], Cancel);
        Assert.Equal([0], (await ReadAsync(database)).Weeks.Select(each => each.Cards));
        var claimed = await database.ClaimedSendAsync();
        await database.Outbox.SentAsync(claimed, new("sent"), Cancel);
        await database.Outbox.SentAsync(claimed, new("sent"), Cancel);
        Assert.Equal([1], (await ReadAsync(database)).Weeks.Select(each => each.Cards));
    }

    [Fact]
    public async Task A_corrected_key_changes_the_figures_of_the_week_of_the_answer()
    {
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e"];
        await TeamAsync(database, "Blue", people);
        foreach (var person in people)
            await AnswerAsync(database, person, isRight: false);
        await database.TurnAsync("report", "a", turn => database.Reports.Report(turn, "item", "key"));
        database.Time.Advance(TimeSpan.FromDays(8));
        var answered = await database.Reports.AnsweredAsync("t1", "item", Cancel);
        await database.Reports.RegradeAsync(Assert.Single(await database.Reports.OpenAsync(Cancel)), "other", [.. answered.Select(round => new Regraded(round, "fact", 1))], [], Cancel);
        Assert.Equal((5, 5), (await ReadAsync(database)).Items.Select(each => (each.Asked, each.Hits)).Single());
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task Questions_are_counted_by_topic_when_their_week_is_over_and_who_asked_is_gone()
    {
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e"];
        await TeamAsync(database, "Blue", people);
        var counts = database.Get<IQuestionCounts>();
        foreach (var person in people)
        {
            await database.TurnAsync($"asks {person}", person, turn => counts.Note(turn, ["key-management"]));
            await database.TurnAsync($"asks {person} again", person, turn => counts.Note(turn, person == "a" ? ["backup-and-restore", "key-management"] : ["key-management"]));
        }

        await database.TurnAsync("no team", "z", turn => counts.Note(turn, ["key-management"]));
        // A team of few is in no sum either.
        await TeamAsync(database, "Red", "x", "y");
        foreach (var person in (string[])["x", "y"])
            await database.TurnAsync($"asks {person}", person, turn => counts.Note(turn, ["key-management"]));
        await database.Retention.SweepAsync(Cancel);
        Assert.Empty((await ReadAsync(database)).Questions);
        database.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(3));
        await database.Retention.SweepAsync(Cancel);
        var expected = new Figure("", default, "key-management", 10, 0, 5, 0, 0);
        Assert.Equal([expected], (await ReadAsync(database)).Questions);
        Assert.Equal([expected with { Team = await IdAsync(database, "Blue") }], (await ReadAsync(database, await IdAsync(database, "Blue"))).Questions);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM asked_topics"));
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM figures WHERE kind = 4"));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal([expected], (await ReadAsync(database)).Questions);
    }

    [Fact]
    public async Task Gaps_are_told_by_what_they_are_near_to_from_five_on()
    {
        await using var database = await StartAsync();
        for (var time = 0; time < 5; time++)
            await database.TurnAsync($"gap {time}", "a", turn => database.Gaps.Note(turn, null, new("quantum backup", GapOutcome.Unknown, ["backup-and-restore"], [])));
        for (var time = 0; time < 4; time++)
            await database.TurnAsync($"few {time}", "b", turn => database.Gaps.Note(turn, null, new("something else", GapOutcome.Choose, [], [])));
        var gap = Assert.Single((await ReadAsync(database)).Gaps);
        Assert.Equal((GapOutcome.Unknown, "backup-and-restore", 5), (gap.Outcome, Assert.Single(gap.Near), gap.Count));
        Assert.Empty((await database.Figures.ReadAsync(new("t2", null, [], Monday, Monday), Cancel)).Gaps);
    }

    [Fact]
    public async Task Figures_of_few_people_go_when_their_week_is_long_over_and_others_stay()
    {
        await using var database = await StartAsync();
        await TeamAsync(database, "Blue", "a", "b", "c", "d", "e");
        await TeamAsync(database, "Red", "x");
        foreach (var person in (string[])["a", "b", "c", "d", "e", "x"])
            await AnswerAsync(database, person);
        database.Time.Advance(TimeSpan.FromDays(14));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(4L, database.Look($"SELECT COUNT(*) FROM figures WHERE team = '{await IdAsync(database, "Red")}'"));
        database.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(12));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(0L, database.Look($"SELECT COUNT(*) FROM figures WHERE team = '{await IdAsync(database, "Red")}'"));
        Assert.Single((await ReadAsync(database)).Areas);
    }

    [Fact]
    public async Task Another_smallest_group_makes_the_sums_of_all_teams_anew()
    {
        await using var database = await StartAsync();
        await database.RunAsync<FigureStart>();
        await TeamAsync(database, "Blue", "a", "b", "c", "d", "e");
        await TeamAsync(database, "Red", "u", "v", "w", "x", "y", "z");
        foreach (var person in (string[])["a", "b", "c", "d", "e", "u", "v", "w", "x", "y", "z"])
            await AnswerAsync(database, person);
        Assert.Equal([11], (await ReadAsync(database)).Weeks.Select(each => each.People));
        await database.KillProcessAsync();
        await using var stricter = await database.BesideAsync(("Privacy:MinimumGroupSize", "6"));
        await stricter.RunAsync<FigureStart>();
        Assert.Equal([6], (await ReadAsync(stricter)).Weeks.Select(each => each.People));
    }

    /// <summary>Whatever people do, in whatever order: counted anew from the ledger, every figure and every sum is what was kept along the way.</summary>
    [Fact]
    public async Task A_recount_from_the_ledger_gives_the_same_figures()
    {
        var random = new Random(20261127);
        await using var database = await StartAsync(("Privacy:MinimumGroupSize", "2"));
        string[] people = ["a", "b", "c", "d", "e", "f"], areas = ["data", "network"], places = ["blue", "red"];
        for (var step = 0; step < 250; step++)
        {
            var person = people[random.Next(people.Length)];
            switch (random.Next(14))
            {
                case 0:
                    await TeamAsync(database, $"Team {random.Next(3)}", person);
                    break;
                case 1:
                    await database.TurnAsync($"erase {step}", person, database.PersonalData.Erase);
                    break;
                case 2:
                    database.Time.Advance(TimeSpan.FromDays(random.Next(5)));
                    break;
                case 3:
                    await database.Retention.SweepAsync(Cancel);
                    break;
                default:
                    var area = random.Next(2);
                    await AnswerAsync(database, person, area: areas[area], item: $"{areas[area]} {random.Next(2)}", isRight: random.Next(2) == 0, shown: random.Next(2) == 0, place: places[random.Next(2)]);
                    break;
            }

            if (step % 25 == 24)
                Assert.Empty(await DifferencesAsync(database, 2));
        }

        Assert.True((long?)database.Look("SELECT COUNT(*) FROM figures WHERE team = ''") > 20);
        await database.Database.WriteAsync(sql => sql.Execute($"UPDATE figures SET hits = hits + 1 WHERE kind = 1"), Cancel);
        Assert.NotEmpty(await DifferencesAsync(database, 2));
    }

    /// <summary>Whatever weeks are asked for, closed or not: the figures are the sums of the weeks that are shown.</summary>
    [Fact]
    public async Task Beliefs_of_many_weeks_are_the_sums_of_their_weeks()
    {
        await using var database = await StartAsync(("Privacy:MinimumGroupSize", "2"));
        var random = new Random(7);
        await TeamAsync(database, "Blue", "a", "b", "c");
        await TeamAsync(database, "Red", "d", "e");
        string[] teams = [await IdAsync(database, "Blue"), await IdAsync(database, "Red")];
        for (var week = 0; week < 14; week++)
        {
            foreach (var person in (string[])["a", "b", "c", "d", "e"])
            {
                if (random.Next(3) > 0)
                    await AnswerAsync(database, person, item: $"item {week}", shown: random.Next(2) == 0);
            }

            database.Time.Advance(TimeSpan.FromDays(7));
            if (week is 0 or 5 or 6)
                await database.Retention.SweepAsync(Cancel);
            if (week is 6 or 13)
                await SumsAsync(database, teams, week);
        }

        Assert.True((long?)database.Look("SELECT COUNT(*) FROM belief_weeks") > 6);
        await database.RunAsync<FigureStart>();
        await SumsAsync(database, teams, 13);
        Assert.Empty(await DifferencesAsync(database, 2));
    }

    [Fact]
    public async Task A_week_is_closed_once_it_is_over_and_an_answer_that_comes_late_is_in_it_too()
    {
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e", "f"];
        await TeamAsync(database, "Blue", people);
        foreach (var person in people[..5])
            await AnswerAsync(database, person);
        // What one alone was asked about stays away, also when the week is put together anew.
        await AnswerAsync(database, "a", item: "rare", belief: "rare");
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM belief_weeks"));
        database.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(3));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal("backed-up:5:0:5", database.Look("SELECT beliefs FROM belief_weeks WHERE team = ''"));
        await AnswerAsync(database, "f", shown: true, at: Monday.ToDateTime(new(10, 0)));
        string[] teams = [await IdAsync(database, "Blue")];
        Assert.Equal([("", 6, 1, 6), (teams[0], 6, 1, 6)], (await ReadAsync(database)).Beliefs.Select(each => (each.Team, each.Asked, each.Hits, each.People)).Order());
        // A week in which the late one is the fifth.
        foreach (var person in people[..4])
            await AnswerAsync(database, person, item: "other");
        database.Time.Advance(TimeSpan.FromDays(7));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM belief_weeks"));
        await AnswerAsync(database, "f", item: "other", at: Monday.AddDays(7).ToDateTime(new(10, 0)));
        Assert.Equal(4L, database.Look("SELECT COUNT(*) FROM belief_weeks"));
        Assert.Equal([("", 11), (teams[0], 11)], (await ReadAsync(database, to: Monday.AddDays(7))).Beliefs.Select(each => (each.Team, each.Asked)).Order());
        Assert.Empty(await DifferencesAsync(database));
        await database.Database.WriteAsync(sql => sql.Execute($"UPDATE belief_weeks SET beliefs = 'backed-up:9:9:9' WHERE team = ''"), Cancel);
        Assert.NotEmpty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task Another_smallest_group_closes_the_weeks_anew()
    {
        await using var database = await StartAsync();
        await database.RunAsync<FigureStart>();
        await TeamAsync(database, "Blue", "a", "b", "c", "d", "e");
        foreach (var person in (string[])["a", "b", "c", "d", "e"])
            await AnswerAsync(database, person);
        database.Time.Advance(TimeSpan.FromDays(8));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(2, (await ReadAsync(database)).Beliefs.Count);
        await database.KillProcessAsync();
        await using var stricter = await database.BesideAsync(("Privacy:MinimumGroupSize", "6"));
        await stricter.RunAsync<FigureStart>();
        Assert.Empty((await ReadAsync(stricter)).Beliefs);
        Assert.Equal(0L, stricter.Look("SELECT COUNT(*) FROM belief_weeks"));
    }

    /// <summary>Every time that begins and ends in these weeks, against the rows.</summary>
    private static async Task SumsAsync(TemporaryDatabase database, string[] teams, int last)
    {
        for (var from = 0; from <= last; from++)
        {
            for (var to = from; to <= last; to++)
            {
                var read = await database.Figures.ReadAsync(new("t1", null, teams, Monday.AddDays(7 * from), Monday.AddDays(7 * to)), Cancel);
                var weeks = $"kind = 2 AND (team = '' OR people >= 2) AND week BETWEEN {Day(from)} AND {Day(to)}";
                Assert.Equal(database.Look($"SELECT COALESCE(SUM(asked * 10000 + hits * 100 + people), 0) FROM figures WHERE {weeks}"), read.Beliefs.Sum(each => (each.Asked * 10000L) + (each.Hits * 100) + each.People));
                Assert.Equal(database.Look($"SELECT COUNT(DISTINCT team) FROM figures WHERE {weeks}"), (long)read.Beliefs.Count);
            }
        }
    }

    private static int Day(int week) => PointsLedger.DayOf(Monday) + (7 * week);

    [Fact]
    public async Task On_SQLite_the_weeks_of_a_team_lie_beside_each_other()
    {
        await using var database = await StartAsync();
        if (database.Bare is FileDatabase)
            Assert.Equal(2L, database.Look("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('figures', 'belief_weeks') AND sql LIKE '%WITHOUT ROWID%'"));
    }

    private static async Task<string> IdAsync(TemporaryDatabase database, string team) =>
        (await database.Figures.FindAsync("t1", team, Cancel) ?? throw new InvalidOperationException(team)).Id;

    private static async Task<FigureSet> ReadAsync(TemporaryDatabase database, string? team = null, DateOnly? to = null) => await database.Figures.ReadAsync(
        new("t1", team, [.. (await database.Figures.TeamsAsync("t1", null, FigureQuery.MostCompared, Cancel)).Teams.Select(each => each.Id)], Monday, to ?? Monday), Cancel);

    private static Task<IReadOnlyList<FigureDifference>> DifferencesAsync(TemporaryDatabase database, int fewest = 5) => database.Database.ReadAsync(
        sql => FigureRecount.Compare(sql, "t1", Weeks.LastOver(database.Time.GetUtcNow()).AddDays(-7), fewest), Cancel).AsTask();

    private async Task TeamAsync(TemporaryDatabase database, string name, params string[] people)
    {
        foreach (var person in people)
            await database.TurnAsync($"team {++turns}", person, turn => database.Teams.Create(turn, TeamName.Read(name) ?? throw new InvalidOperationException(name)));
    }

    private async Task AnswerAsync(
        TemporaryDatabase database, string person, string area = "data", string item = "item", bool isRight = true, bool shown = false, string? place = null, DateTime? at = null, string belief = "backed-up")
    {
        var (number, now) = (++turns, at is { } moment ? new(moment, TimeSpan.Zero) : database.Time.GetUtcNow());
        if (place is not null)
            await database.Posted.OpenAsync([Posted($"post {number}", place, now)], [], Cancel);
        var round = new Round($"round {number}", "t1", person, item, now) { Post = place is null ? null : $"post {number}" };
        var given = new GivenAnswer(["a"], isRight ? 1 : 0, Confidence.Sure, now) { Subject = new(area, [belief], shown ? [belief] : []) };
        await database.TurnAsync($"answer {number}", person, turn => database.Quizzes.Answer(turn, round, given, $"fact {number}"));
    }
}
