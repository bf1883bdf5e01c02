using System.Text.Json.Nodes;
using Moq;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Privacy;

public sealed class PrivacyDialogSpecs(TaughtCurriculum taught)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private readonly ItemBanks banks = new(taught);
    private readonly Mock<IPersonalData> data = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IScores> scores = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("privacy")]
    [InlineData("Privacy?")]
    public async Task It_says_what_is_kept_how_long_and_how_to_be_rid_of_it(string words)
    {
        data.SetupGet(kept => kept.RetentionDays).Returns(42);
        var said = Assert.IsType<Reply.Explanation>(await HearAsync(words));
        Assert.Contains(said.Points, point => point.Text.Contains("42 days", StringComparison.Ordinal));
        Assert.Contains(said.Points, point => point.Text.Contains("delete my data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_sees_what_they_answered()
    {
        var item = banks.Current.Of(banks.Current.Facts[0])[0];
        Keeps(new(3, [new(item.Id, 1, Now), new("withdrawn", 0.5, Now.AddDays(-1))], CanBeWrittenTo: true) { Points = 25, ShownName = "Maria Muster" });
        var said = Assert.IsType<Reply.Explanation>(await HearAsync("my data"));
        Assert.Equal(["25 Nov 2026 09:00", "24 Nov 2026 09:00", "", "", ""], said.Points.Select(point => point.Label));
        Assert.Equal($"{item.Prompt} Right.", said.Points[0].Text);
        Assert.Equal("withdrawn Not right.", said.Points[1].Text);
        Assert.StartsWith("Your points of all time: 25.", said.Points[2].Text, StringComparison.Ordinal);
        Assert.EndsWith("Maria Muster.", said.Points[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sees_their_wishes_and_what_is_kept_of_their_questions()
    {
        var kept = new PersonalData(0, [], CanBeWrittenTo: false)
        {
            Habit = new(FollowUps: true, AskBack: true) { TimeFactor = 2 },
            DigestDue = Now,
            IsToldOfGaps = true,
            AskedFacts = ["guest-os-patching@iaas"],
            AskedTopics = [("backup-and-restore", 3)],
        };
        Assert.False(kept.IsEmpty);
        Keeps(kept);
        var said = Assert.IsType<Reply.Explanation>(await HearAsync("my data"));
        Assert.Equal("No answers to quizzes, and how well you know 0 facts.", said.Lead);
        var points = said.Points.Select(point => point.Text).ToList();
        Assert.Contains("You wished for: follow-ups to quizzes, being asked back what you asked, more time where a timer runs (2 times), the digest (next on 25 November 2026), gaps on Mondays.", points);
        Assert.Contains($"What you asked about and are to be asked back: {taught.Table.NameOf("guest-os-patching")} in IaaS.", points);
        Assert.Contains(points, text => text.EndsWith($"{taught.Table.NameOf("backup-and-restore")} (3).", StringComparison.Ordinal));
        var json = JsonNode.Parse((await FileAsync("my data json")).Text);
        Assert.Equal((true, true, 2.0, "2026-11-25T09:00:00Z", true), ((bool?)json?["followUps"], (bool?)json?["askBack"], (double?)json?["moreTime"], (string?)json?["nextDigest"], (bool?)json?["toldOfGaps"]));
        Assert.Equal("guest-os-patching@iaas", (string?)json?["askedFacts"]?[0]);
        Assert.Equal(("backup-and-restore", 3), ((string?)json?["askedTopics"]?[0]?["topic"], (int?)json?["askedTopics"]?[0]?["times"]));
    }

    [Fact]
    public async Task What_was_asked_about_comes_in_parts_of_its_own_behind_the_answers()
    {
        Keeps(new(0, [.. Enumerable.Range(0, 26).Select(number => new KeptAnswer($"item-{number}", 1, Now))], CanBeWrittenTo: true)
        {
            AskedFacts = [.. Enumerable.Range(0, 20).Select(number => $"fact-{number}")],
            AskedTopics = [.. Enumerable.Range(0, 20).Select(number => ($"topic-{number}", number))],
        });
        var (facts, topics) = (new List<string?>(), new List<string?>());
        for (var part = 1; part <= 4; part++)
        {
            var json = JsonNode.Parse((await FileAsync($"my data json {part}")).Text);
            Assert.Equal(4, (int?)json?["parts"]);
            facts.AddRange((json?["askedFacts"]?.AsArray() ?? []).Select(fact => (string?)fact));
            topics.AddRange((json?["askedTopics"]?.AsArray() ?? []).Select(topic => (string?)topic?["topic"]));
        }

        Assert.Equal((20, 20, "fact-19", "topic-19"), (facts.Count, topics.Count, facts[^1], topics[^1]));
        Assert.Equal("What I keep of you has 2 parts, numbered from 1.", Assert.IsType<Reply.Said>(await HearAsync("my data csv 3")).Text);
    }

    [Fact]
    public async Task It_is_deleted_only_when_that_is_confirmed()
    {
        Keeps(new(3, [new("item", 1, Now)], CanBeWrittenTo: true));
        var asked = Assert.IsType<Reply.Choices>(await HearAsync("delete my data"));
        data.Verify(kept => kept.Erase(It.IsAny<Turn>()), Times.Never);
        var erased = Assert.IsType<Reply.Said>(await HearAsync(Turn("") with { Kind = TurnKind.Pressed, Press = Assert.Single(asked.Buttons).Press }));
        Assert.StartsWith("Deleted: 1 answers, 3 facts", erased.Text, StringComparison.Ordinal);
        data.Verify(kept => kept.Erase(It.Is<Turn>(turn => turn.Tenant == "t1" && turn.Person.Id == "maria")), Times.Once);
    }

    [Theory]
    [InlineData("my data")]
    [InlineData("delete my data")]
    public async Task Where_nothing_is_kept_it_says_so(string words)
    {
        Keeps(new(0, [], CanBeWrittenTo: false));
        Assert.Equal("I keep nothing of you.", Assert.IsType<Reply.Said>(await HearAsync(words)).Text);
    }

    [Theory]
    [InlineData("my data")]
    [InlineData("delete my data")]
    public async Task Where_others_read_along_it_says_nothing_of_anybody(string words)
    {
        var said = Assert.IsType<Reply.Said>(await HearAsync(Turn(words) with { Place = Place.Channel }));
        Assert.Equal("That is between you and me. Say it in our own chat.", said.Text);
        data.Verify(kept => kept.ReadAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task What_managers_see_is_told_with_the_figures_of_the_team_and_the_own()
    {
        data.SetupGet(kept => kept.MinimumGroupSize).Returns(5);
        Keeps(new(3, [new("item", 1, Now), new("other", 0.5, Now)], CanBeWrittenTo: true));
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team("b", "Blue", 8));
        scores.Setup(all => all.TeamAsync("t1", "b", ScoreSpan.All, Cancel)).ReturnsAsync(new TeamScore("b", "Blue", 50, 9, 5, 8));
        var said = Assert.IsType<Reply.Explanation>(await HearAsync("what can my manager see?"));
        Assert.StartsWith("Nobody but you sees your answers. Boards and exports show teams of which at least 5 people", said.Lead, StringComparison.Ordinal);
        Assert.Equal(
            ["Blue: 10.0 points each, 5 of 8 took part, all time.", "2 answers, 1 of them right, and how well you know 3 facts. \"my score\" tells more."],
            said.Points.Select(point => point.Text));
    }

    [Fact]
    public async Task Of_a_team_of_few_managers_see_nothing_and_it_says_so()
    {
        data.SetupGet(kept => kept.MinimumGroupSize).Returns(5);
        Keeps(new(0, [], CanBeWrittenTo: true));
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team("b", "Blue", 8));
        scores.Setup(all => all.TeamAsync("t1", "b", ScoreSpan.All, Cancel)).ReturnsAsync(new TeamScore("b", "Blue", 50, 9, 4, 8));
        Assert.Equal("Nothing: fewer than 5 of Blue took part.", Assert.IsType<Reply.Explanation>(await HearAsync("what can my manager see")).Points[0].Text);
    }

    /// <summary>All of it: what does not go into one message comes in the next.</summary>
    [Fact]
    public async Task My_data_comes_as_CSV_and_JSON_in_parts_that_fit_into_a_message()
    {
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team("b", "Blue", 8));
        Keeps(new(3, [.. Enumerable.Range(0, 60).Select(number => new KeptAnswer($"item-{number}", 0.5, Now.AddHours(-number)))], CanBeWrittenTo: true) { Zone = "Europe/Berlin", Points = 45, ShownName = "Maria Muster" });
        var (items, lines) = (new List<string?>(), new List<string>());
        for (var part = 1; part <= 3; part++)
        {
            var words = part == 1 ? "" : $" {part}";
            var (text, more) = await FileAsync($"my data json{words}");
            Assert.InRange(text.Length, 1, 3000);
            var json = JsonNode.Parse(text);
            Assert.Equal((part, 3, "Blue", "Europe/Berlin"), ((int?)json?["part"], (int?)json?["parts"], (string?)json?["team"], (string?)json?["zone"]));
            Assert.Equal((3, 45, "Maria Muster"), ((int?)json?["facts"], (int?)json?["points"], (string?)json?["nameOnBoards"]));
            items.AddRange((json?["answers"]?.AsArray() ?? []).Select(answer => (string?)answer?["item"]));
            Assert.Equal(part == 3 ? null : $"That is part {part} of 3. Say \"my data json {part + 1}\" for the next.", more);
            var csv = (await FileAsync($"Show my data as CSV{words}.")).Text.Split('\n');
            Assert.Equal("item,credit,at", csv[0]);
            lines.AddRange(csv[1..]);
        }

        Assert.Equal(Enumerable.Range(0, 60).Select(number => $"item-{number}"), items);
        Assert.Equal(("item-0,0.5,2026-11-25T09:00:00Z", 60), (lines[0], lines.Distinct().Count()));
        foreach (var words in (string[])["my data json 4", "my data csv part 0"])
            Assert.Equal("What I keep of you has 3 parts, numbered from 1.", Assert.IsType<Reply.Said>(await HearAsync(words)).Text);
        Assert.Equal("That is between you and me. Say it in our own chat.", Assert.IsType<Reply.Said>(await HearAsync(Turn("my data json") with { Place = Place.Channel })).Text);
    }

    [Theory]
    [InlineData("who owns privacy in SaaS?")]
    [InlineData("who deletes my data in SaaS?")]
    [InlineData("is my data encrypted in S3?")]
    public async Task Questions_about_duties_are_left_to_others(string words) => Assert.Null(await Dialog().HearAsync(Turn(words), Cancel));

    private PrivacyDialog Dialog() => new(taught, banks, data.Object, teams.Object, scores.Object);

    private void Keeps(PersonalData kept) => data.Setup(all => all.ReadAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(kept);

    private async Task<(string Text, string? More)> FileAsync(string words)
    {
        var said = (await Dialog().HearAsync(Turn(words), Cancel) ?? []).Select(reply => Assert.IsType<Reply.Said>(reply).Text).ToList();
        return (said[0], said.Skip(1).SingleOrDefault());
    }

    private Task<Reply> HearAsync(string words) => HearAsync(Turn(words));

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await Dialog().HearAsync(turn, Cancel) ?? []);

    private static Turn Turn(string text) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Tenant = "t1",
        Conversation = "a:1",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = Now,
    };
}
