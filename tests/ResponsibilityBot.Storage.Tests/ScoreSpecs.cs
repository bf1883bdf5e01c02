using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class ScoreSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly Seasons Seasons = new(Seasons.UsualWeeks);
    private int turns;

    [Fact]
    public async Task Who_answers_in_a_channel_belongs_to_its_people_and_own_practice_counts_for_them_too()
    {
        await using var database = await StartAsync();
        await AnswerAsync(database, "maria", "blue");
        await AnswerAsync(database, "maria", place: null);
        await AnswerAsync(database, "adele", place: null);
        var team = await database.Teams.OfPlaceAsync("t1", "activity", "blue", Cancel);
        Assert.Equal(new Team(team?.Id ?? "", null, 1), team);
        Assert.Equal(team, await database.Teams.OfPersonAsync("t1", "maria", Cancel));
        Assert.Null(await database.Teams.OfPersonAsync("t1", "adele", Cancel));
        Assert.Equal((10, 2, 1, 1), Of(await TeamAsync(database, team?.Id, ScoreSpan.All)));
    }

    [Fact]
    public async Task Who_moves_leaves_what_was_earned_and_takes_the_rest_along()
    {
        await using var database = await StartAsync();
        await CreateAsync(database, "maria", "Blue");
        await CreateAsync(database, "adele", "Red");
        await AnswerAsync(database, "maria", "anywhere");
        var (blue, red) = (await FindAsync(database, "blue"), await FindAsync(database, "RED"));
        await database.TurnAsync("move", "maria", turn => database.Teams.Join(turn, red.Id));
        await AnswerAsync(database, "maria", "anywhere");
        await AnswerAsync(database, "adele", null);
        Assert.Equal((5, 1, 1, 1), Of(await TeamAsync(database, blue.Id, ScoreSpan.All)));
        Assert.Equal((10, 2, 2, 2), Of(await TeamAsync(database, red.Id, ScoreSpan.All)));
        var own = await database.Scores.OfPersonAsync("t1", "maria", Season(database), Cancel);
        Assert.Equal((10, 1, 1, 2), (own.Season, own.Rank, own.Tied, own.Participants));
        Assert.Equal((0, 2), ((await FindAsync(database, "blue")).Members, (await FindAsync(database, "red")).Members));
    }

    [Fact]
    public async Task Who_left_stays_out_until_they_join_again()
    {
        await using var database = await StartAsync();
        await AnswerAsync(database, "maria", "blue");
        await database.TurnAsync("leave", "maria", database.Teams.Leave);
        await AnswerAsync(database, "maria", "blue");
        var team = await database.Teams.OfPlaceAsync("t1", "activity", "blue", Cancel);
        Assert.Equal(0, team?.Members);
        Assert.Null(await database.Teams.OfPersonAsync("t1", "maria", Cancel));
        Assert.Equal((5, 1, 1, 1), Of(await TeamAsync(database, team?.Id, ScoreSpan.All)));
    }

    [Fact]
    public async Task A_name_is_given_once_in_a_tenant_however_it_is_written()
    {
        await using var database = await StartAsync();
        await CreateAsync(database, "maria", "Blue Team");
        await CreateAsync(database, "adele", "blue team");
        await database.TurnAsync("place", "omar", turn => database.Teams.NamePlace(turn with { Carrier = "activity", Conversation = "c9" }, Name("BLUE TEAM")));
        var team = Assert.Single(await database.Teams.ListAsync("t1", 10, Cancel));
        Assert.Equal(("Blue Team", 2), (team.Name, team.Members));
        Assert.Null((await database.Teams.OfPlaceAsync("t1", "activity", "c9", Cancel))?.Name);
    }

    [Fact]
    public async Task A_list_of_people_puts_them_into_teams_and_those_who_move_keep_what_they_earned()
    {
        await using var database = await StartAsync();
        await CreateAsync(database, "maria", "Blue");
        await AnswerAsync(database, "maria", null);
        var roster = database.Get<ITeamRoster>();
        (string, TeamName)[] people = [.. new[] { ("maria", "Red"), ("adele", "red"), ("omar", "BLUE") }.Select(each => (each.Item1, TeamName.Read(each.Item2) ?? throw new InvalidOperationException(each.Item2)))];
        Assert.Equal(3, await roster.PutAsync("t1", people, Cancel));
        Assert.Equal(0, await roster.PutAsync("t1", people, Cancel));
        var (blue, red) = (await FindAsync(database, "Blue"), await FindAsync(database, "Red"));
        Assert.Equal((1, 2), (blue.Members, red.Members));
        Assert.Equal((5, 1, 1, 1), Of(await TeamAsync(database, blue.Id, ScoreSpan.All)));
        await AnswerAsync(database, "maria", null);
        Assert.Equal((5, 1, 1, 2), Of(await TeamAsync(database, red.Id, ScoreSpan.All)));
        Assert.Empty(await database.Teams.ListAsync("t2", 9, Cancel));
    }

    [Fact]
    public async Task Tenants_never_meet()
    {
        await using var database = await StartAsync();
        await CreateAsync(database, "maria", "Blue", "t1");
        await CreateAsync(database, "maria", "Blue", "t2");
        await AnswerAsync(database, "maria", null, tenant: "t1");
        var blue = await database.Teams.FindAsync("t2", Name("Blue"), Cancel);
        Assert.Equal(1, blue?.Members);
        Assert.Empty((await database.Scores.BoardAsync("t2", ScoreSpan.All, 1, 9, blue?.Id, Cancel)).Shown);
        Assert.Null(await database.Scores.TeamAsync("t2", blue?.Id ?? "", ScoreSpan.All, Cancel));
        Assert.Equal(0, (await database.Scores.OfPersonAsync("t2", "maria", Season(database), Cancel)).Season);
        Assert.Empty(await database.Scores.SeasonsAsync("t2", 9, Cancel));
        await database.TurnAsync("show", "maria", turn => database.Scores.Show(turn, "Maria"), "t2");
        Assert.Empty(await database.Scores.NamedAsync("t1", blue?.Id ?? "", ScoreSpan.All, 9, Cancel));
        // A team of another tenant cannot be joined by its id: nobody is counted, nothing is earned for it.
        var foreign = (await database.Teams.OfPlaceAsync("t1", "activity", "c", Cancel))?.Id ?? "only in t1";
        await database.TurnAsync("cross", "adele", turn => database.Teams.Join(turn, foreign), "t2");
        Assert.Null(await database.Teams.OfPersonAsync("t2", "adele", Cancel));
    }

    [Fact]
    public async Task A_season_begins_with_nothing_and_the_one_before_stays_as_it_was()
    {
        await using var database = await StartAsync();
        var first = Season(database);
        await AnswerAsync(database, "maria", "blue");
        await AnswerAsync(database, "maria", "blue");
        database.Time.Advance(TimeSpan.FromDays(7 * Seasons.Weeks));
        var second = Season(database);
        Assert.NotEqual(first, second);
        await AnswerAsync(database, "maria", "blue");
        var team = (await database.Teams.OfPersonAsync("t1", "maria", Cancel))?.Id;
        Assert.Equal((10, 2, 1, 1), Of(await TeamAsync(database, team, first)));
        Assert.Equal((5, 1, 1, 1), Of(await TeamAsync(database, team, second)));
        Assert.Equal([second.Beginning, first.Beginning], await database.Scores.SeasonsAsync("t1", 9, Cancel));
        var own = await database.Scores.OfPersonAsync("t1", "maria", second, Cancel);
        Assert.Equal((5, 10, first.Beginning), (own.Season, own.Best, own.BestBeginning));
    }

    [Fact]
    public async Task A_board_read_from_the_top_is_the_board_of_all_teams()
    {
        await using var database = await StartAsync();
        var (random, season) = (new Random(7), Season(database));
        var teams = Enumerable.Range(0, 240).Select(number =>
            new TeamScore($"{random.Next(1_000_000):x6}{number:x3}", $"Team {number}", random.Next(400), 9, random.Next(1, 12), random.Next(0, 15))).ToList();
        await database.Database.WriteAsync(
            sql =>
            {
                foreach (var team in teams)
                {
                    sql.Execute($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('t1', {team.Team}, {team.Name}, {team.Name}, {team.Members})");
                    sql.Execute(
                        $"""
                        INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members)
                        VALUES ('t1', {(int)SpanKind.Season}, {PointsLedger.DayOf(season.Beginning)}, {team.Team}, {team.Points}, {team.Answers}, {team.Participants}, {team.Members})
                        """);
                }

                return true;
            },
            Cancel);
        foreach (var (fewest, most, own) in teams.Take(40).Select((team, number) => (Fewest: number % 9, Most: 1 + (number % 13), Own: (string?)team.Team)).Append((5, 10, null)).Append((5, 10, "unknown")))
        {
            var (board, plain) = (await database.Scores.BoardAsync("t1", season, fewest, most, own, Cancel), PlainBoard.Of(teams, fewest, most, own));
            Assert.Equal(plain.Shown, board.Shown);
            Assert.Equal(plain.Hidden, board.Hidden);
        }
    }

    [Fact]
    public async Task Teams_that_are_ahead_are_counted_no_further_than_is_told()
    {
        await using var database = await StartAsync();
        var season = Season(database);
        await database.Database.WriteAsync(
            sql => sql.Execute(
                $"""
                INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members)
                WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < {Standings.MostRanked + 1})
                SELECT 't1', {(int)SpanKind.Season}, {PointsLedger.DayOf(season.Beginning)}, 'team ' || number, 9000 - number * 10, 9, 5, 5 FROM numbers
                """)
                + sql.Execute($"INSERT INTO teams (tenant, id, members) SELECT tenant, team, members FROM team_scores"),
            Cancel);
        foreach (var (number, rank, isBeyond) in new[] { (Standings.MostRanked - 1, Standings.MostRanked, false), (Standings.MostRanked, Standings.MostRanked, true), (Standings.MostRanked + 1, Standings.MostRanked, true) })
        {
            var own = (await database.Scores.BoardAsync("t1", season, 5, 10, $"team {number}", Cancel)).Shown[^1];
            Assert.Equal(($"team {number}", rank, isBeyond), (own.Team.Team, own.Rank, own.IsBeyond));
        }
    }

    [Fact]
    public async Task Whose_data_is_deleted_stays_as_a_count_and_nothing_else()
    {
        await using var database = await StartAsync();
        await AnswerAsync(database, "maria", "blue");
        await AnswerAsync(database, "adele", "blue");
        await database.TurnAsync("show", "maria", turn => database.Scores.Show(turn, "Maria"));
        var team = (await database.Teams.OfPersonAsync("t1", "maria", Cancel))?.Id;
        var kept = await database.PersonalData.ReadAsync("t1", "maria", Cancel);
        Assert.Equal((5, "Maria", 1), (kept.Points, kept.ShownName, kept.Answers.Count));
        Assert.Equal((0, null), ((await database.PersonalData.ReadAsync("t2", "maria", Cancel)).Points, (await database.PersonalData.ReadAsync("t2", "maria", Cancel)).ShownName));
        await database.TurnAsync("erase", "maria", database.PersonalData.Erase);
        Assert.Equal((0, null), ((await database.PersonalData.ReadAsync("t1", "maria", Cancel)).Points, (await database.PersonalData.ReadAsync("t1", "maria", Cancel)).ShownName));
        Assert.Equal((10, 2, 2, 2), Of(await TeamAsync(database, team, ScoreSpan.All)));
        Assert.Null(await database.Teams.OfPersonAsync("t1", "maria", Cancel));
        Assert.Equal(0, (await database.Scores.OfPersonAsync("t1", "maria", Season(database), Cancel)).Season);
        foreach (var table in (string[])["points", "person_scores", "memberships", "shown_names"])
            Assert.Equal(0L, database.Look($"SELECT COUNT(*) FROM {table} WHERE person = 'maria'"));
        Assert.Empty(await DifferencesAsync(database));
    }

    [Fact]
    public async Task After_their_days_lines_lose_when_and_where_and_no_sum_of_a_season_changes()
    {
        await using var database = await StartAsync();
        for (var day = 0; day < 40; day++)
        {
            await AnswerAsync(database, day % 2 == 0 ? "maria" : "adele", "blue");
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        var team = (await database.Teams.OfPersonAsync("t1", "maria", Cancel))?.Id;
        var seasons = await Task.WhenAll((await database.Scores.SeasonsAsync("t1", 9, Cancel)).Select(each => TeamAsync(database, team, new(SpanKind.Season, each)).AsTask()));
        var points = (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points;
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%' AND at < 1770000000000 - 30 * CAST(86400000 AS BIGINT)"));
        Assert.NotEqual(0L, database.Look("SELECT COUNT(*) FROM points WHERE id LIKE 'carried:%' AND conversation IS NULL"));
        Assert.Equal(seasons, await Task.WhenAll((await database.Scores.SeasonsAsync("t1", 9, Cancel)).Select(each => TeamAsync(database, team, new(SpanKind.Season, each)).AsTask())));
        Assert.Equal(points, (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points);
        Assert.Empty(await DifferencesAsync(database));
        // Once more, over lines that are drawn together already.
        database.Time.Advance(TimeSpan.FromDays(20));
        await database.Retention.SweepAsync(Cancel);
        Assert.Equal(points, (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points);
        Assert.Empty(await DifferencesAsync(database));
    }

    /// <summary>A second tap is a turn of its own. It may reach another process while the first is worked on, and both have seen that nothing was answered.</summary>
    [Fact]
    public async Task An_answer_that_is_given_twice_at_once_to_two_processes_counts_once()
    {
        const int Answers = 12;
        await using var first = await StartAsync(("Privacy:MinimumGroupSize", "2"));
        // A file of SQLite belongs to one process.
        await using var beside = first.Bare is FileDatabase ? null : await first.BesideAsync();
        var now = first.Time.GetUtcNow();
        foreach (var answer in Enumerable.Range(0, Answers))
            await first.Posted.OpenAsync([Posted($"{answer}", "blue", now)], [], Cancel);
        await Task.WhenAll(Enumerable.Range(0, 2 * Answers).Select(tap => Task.Run(
            async () =>
            {
                var process = tap % 2 == 0 ? first : beside ?? first;
                await process.Inbox.KeepAsync(process.Inbound($"{tap / 2} {tap % 2}", $"chat {tap}"), Cancel);
                Inbound? claimed = null;
                while (claimed is null)
                    claimed = (await process.Inbox.ClaimAsync(1, Cancel)).SingleOrDefault();
                var answer = claimed.Id.Split(' ')[0];
                var (person, given) = ($"person {answer.Length}", new GivenAnswer(["a"], 1, Confidence.Sure, now) { Subject = new("data", ["backed-up"], ["backed-up"]) });
                process.Quizzes.Answer(claimed.Turn(person), new($"round {answer}", "t1", person, "item", now) { Post = answer }, given, $"fact {answer}");
                await process.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
            },
            Cancel)));
        var team = await first.Teams.OfPlaceAsync("t1", "activity", "blue", Cancel);
        Assert.Equal((5 * Answers, Answers, 2, 2), Of(await TeamAsync(first, team?.Id, ScoreSpan.All)));
        Assert.Equal((5 * Answers, Answers, 2, 2), Of(await TeamAsync(first, team?.Id, Season(first))));
        foreach (var (what, count) in new[]
        {
            ("COUNT(*) FROM points", Answers), ("SUM(points) FROM points", 5 * Answers), ("SUM(answers) FROM person_scores WHERE span = 3", Answers), ("SUM(times) FROM memories", Answers),
            ("SUM(answers) FROM posted_rounds", Answers), ("SUM(asked) FROM figures WHERE kind = 2 AND team <> ''", Answers), ("SUM(hits) FROM figures WHERE kind = 2 AND team = ''", Answers),
        })
        {
            Assert.Equal((what, (long)count), (what, first.Look($"SELECT CAST({what.Replace(" FROM", " AS BIGINT) FROM", StringComparison.Ordinal)}")));
        }

        Assert.Empty(await DifferencesAsync(first));
        Assert.Empty(await first.Database.ReadAsync(sql => FigureRecount.Compare(sql, "t1", DateOnly.FromDateTime(now.UtcDateTime), 2), Cancel));
    }

    /// <summary>Whatever stands before the ledger: the line itself is what is counted once.</summary>
    [Fact]
    public async Task A_line_of_the_ledger_that_is_written_again_counts_once()
    {
        await using var database = await StartAsync();
        for (var time = 0; time < 3; time++)
        {
            var ledger = database.Get<PointsLedger>();
            // Twice in one transaction, once more in another process.
            for (var again = 0; again < 2; again++)
            {
                await database.Database.WriteBesideAsync(
                    async sql =>
                    {
                        foreach (var points in (int[])[5, 8])
                            await ledger.AddAsync(sql, "t1", "answer:round", "maria", new("activity", "blue"), points, database.Time.GetUtcNow(), new("item", "data", "+backed-up", true));
                        return true;
                    },
                    Cancel);
            }

            await database.RestartAsync();
        }

        var team = await database.Teams.OfPlaceAsync("t1", "activity", "blue", Cancel);
        Assert.Equal((5, 1, 1, 1), Of(await TeamAsync(database, team?.Id, ScoreSpan.All)));
        Assert.Equal(5, (await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points);
        Assert.Equal(5, (await database.Scores.OfPersonAsync("t1", "maria", Season(database), Cancel)).Season);
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM figures WHERE asked > 1"));
        // Another tenant's line of the same id is another line.
        await database.Database.WriteBesideAsync(
            async sql =>
            {
                await database.Get<PointsLedger>().AddAsync(sql, "t2", "answer:round", "maria", new("activity", "blue"), 8, database.Time.GetUtcNow());
                return true;
            },
            Cancel);
        Assert.Equal((5, 8), ((await database.Quizzes.ScoreOfAsync("t1", "maria", Cancel)).Points, (await database.Quizzes.ScoreOfAsync("t2", "maria", Cancel)).Points));
    }

    [Fact]
    public async Task A_sum_that_is_not_what_the_ledger_says_is_found()
    {
        await using var database = await StartAsync();
        await AnswerAsync(database, "maria", "blue");
        Assert.Empty(await DifferencesAsync(database));
        await database.Database.WriteAsync(sql => sql.Execute($"UPDATE team_scores SET points = points + 1 WHERE span = 3"), Cancel);
        var found = Assert.Single(await DifferencesAsync(database));
        Assert.Equal((3, new ScoreSum(6, 1, 1), new ScoreSum(5, 1, 1)), (found.Span, found.Kept, found.Counted));
    }

    /// <summary>Whatever people do, in whatever order: a recount from the ledger gives what was kept along the way.</summary>
    [Fact]
    public async Task A_recount_from_the_ledger_gives_the_same_figures()
    {
        var random = new Random(20261126);
        await using var database = await StartAsync();
        string[] people = ["a", "b", "c", "d", "e"], places = ["blue", "red", "green"];
        for (var step = 0; step < 200; step++)
        {
            var person = people[random.Next(people.Length)];
            switch (random.Next(12))
            {
                case 0:
                    await CreateAsync(database, person, $"Team {random.Next(3)}");
                    break;
                case 1:
                    await database.TurnAsync($"leave {step}", person, database.Teams.Leave);
                    break;
                case 2:
                    await database.TurnAsync($"place {step}", person, turn => database.Teams.JoinPlace(turn with { Carrier = "activity", Conversation = places[random.Next(3)] }));
                    break;
                case 3:
                    await database.TurnAsync($"erase {step}", person, database.PersonalData.Erase);
                    break;
                case 4:
                    database.Time.Advance(TimeSpan.FromDays(random.Next(12)));
                    break;
                case 5:
                    await database.Retention.SweepAsync(Cancel);
                    break;
                default:
                    await AnswerAsync(database, person, random.Next(3) == 0 ? null : places[random.Next(3)]);
                    break;
            }
        }

        Assert.True((long?)database.Look("SELECT COUNT(*) FROM team_scores") > 20);
        Assert.Empty(await DifferencesAsync(database));
        Assert.Equal(0L, database.Look("SELECT COUNT(*) FROM teams WHERE members <> (SELECT COUNT(*) FROM memberships WHERE memberships.tenant = teams.tenant AND memberships.team = teams.id)"));
    }

    private static (int Points, int Answers, int Participants, int Members) Of(TeamScore? score) =>
        (score?.Points ?? 0, score?.Answers ?? 0, score?.Participants ?? 0, score?.Members ?? 0);

    private static TeamName Name(string text) => TeamName.Read(text) ?? throw new InvalidOperationException(text);

    private static ScoreSpan Season(TemporaryDatabase database) => ScoreSpan.SeasonOf(DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime), Seasons);

    private static ValueTask<TeamScore?> TeamAsync(TemporaryDatabase database, string? team, ScoreSpan span) => database.Scores.TeamAsync("t1", team ?? "", span, Cancel);

    private static async Task<Team> FindAsync(TemporaryDatabase database, string name) =>
        await database.Teams.FindAsync("t1", Name(name), Cancel) ?? throw new InvalidOperationException(name);

    private static Task<IReadOnlyList<ScoreDifference>> DifferencesAsync(TemporaryDatabase database) => database.Database.ReadAsync(
        sql => ScoreRollups.Recount(sql, "t1", DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime.AddDays(-29))), Cancel).AsTask();

    private Task CreateAsync(TemporaryDatabase database, string person, string name, string tenant = "t1") =>
        database.TurnAsync($"create {++turns}", person, turn => database.Teams.Create(turn, Name(name)), tenant);

    /// <summary>An answer worth five points: in a place, or between the person and the bot alone.</summary>
    private async Task AnswerAsync(TemporaryDatabase database, string person, string? place, string tenant = "t1")
    {
        var (number, now) = (++turns, database.Time.GetUtcNow());
        var post = place is null ? null : $"post {number}";
        if (place is not null)
        {
            await database.Posted.OpenAsync([Posted($"post {number}", place, now, tenant)], [], Cancel);
        }

        var round = new Round($"round {number}", tenant, person, "item", now) { Post = post };
        await database.TurnAsync($"answer {number}", person, turn => database.Quizzes.Answer(turn, round, new(["a"], 1, Confidence.Sure, now), $"fact {number}"), tenant);
    }
}
