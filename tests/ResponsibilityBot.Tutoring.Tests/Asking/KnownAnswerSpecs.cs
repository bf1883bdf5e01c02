using System.Text.Json;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Evaluation;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Tests.Conversations;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What was asked before is known; nobody may notice.</summary>
public sealed class KnownAnswerSpecs(TaughtCurriculum taught)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_is_answered_the_second_time_as_by_a_bot_that_never_heard_it()
    {
        // Another copy of the content, whose reader meets each question for the first time.
        var fresh = new TaughtCurriculum();
        var dialog = new AskDialog(taught, new TopicsInMemory());
        foreach (var question in Questions())
        {
            Topic? topic = null;
            foreach (var said in question.Before.Append(question.Question))
            {
                var first = QuestionAnswerer.Answer(fresh.Current, said, topic);
                Assert.Equal(PlainText.Of(first.Reply), PlainText.Of(await HearAsync(dialog, question.Id, said)));
                Assert.Equal(Text(first.Answer), Text(taught.Ask(said, topic)));
                Assert.Equal(Text(first.Answer), Text(taught.Ask(said, topic)));
                topic = AskDialog.TopicOf(first, Now) ?? topic;
            }
        }
    }

    [Fact]
    public async Task The_same_words_without_a_topic_get_the_same_reply()
    {
        var dialog = new AskDialog(taught, new TopicsInMemory());
        Assert.Same(await HearAsync(dialog, "a", "who patches the os in paas?"), await HearAsync(dialog, "b", "who patches the os in paas?"));
    }

    [Fact]
    public async Task What_leans_on_the_topic_is_answered_from_the_topic()
    {
        var dialog = new AskDialog(taught, new TopicsInMemory());
        await HearAsync(dialog, "a", "who patches the os in paas?");
        await HearAsync(dialog, "b", "who backs up the data in paas?");
        await HearAsync(dialog, "c", "and in saas?");
        var (patching, backup) = (PlainText.Of(await HearAsync(dialog, "a", "and in saas?")), PlainText.Of(await HearAsync(dialog, "b", "and in saas?")));
        Assert.NotEqual(patching, backup);
        Assert.NotEqual(patching, PlainText.Of(await HearAsync(dialog, "c", "and in saas?")));
    }

    [Fact]
    public async Task Other_content_is_answered_from_at_once()
    {
        var content = new Content { Current = taught.Current };
        var dialog = new AskDialog(content, new TopicsInMemory());
        var before = await HearAsync(dialog, "a", "who patches the os in paas?");
        content.Current = new TaughtCurriculum().Current;
        Assert.NotSame(before, await HearAsync(dialog, "b", "who patches the os in paas?"));
    }

    [Fact]
    public void More_questions_than_are_known_are_read_as_well()
    {
        for (var number = 0; number < 3 * QuestionReader.MostKnown; number++)
            Assert.Equal("owner", taught.Ask($"who patches the os in paas? {new string(' ', number)}").Intent);
    }

    [Fact]
    public void What_may_be_counted_of_a_known_question_does_not_hold_its_askers_name()
    {
        var reader = taught.Current.Reader;
        const string Question = "does quorvex back up the data in paas?";
        Assert.Contains("quorvex", reader.WordsOf(Question, "Ada").Split(' '));
        Assert.DoesNotContain("quorvex", reader.WordsOf(Question, "Quorvex Doe").Split(' '));
        Assert.Contains("quorvex", reader.WordsOf(Question, "Ada").Split(' '));
    }

    private static DateTimeOffset Now { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static IEnumerable<LabelledQuestion> Questions()
    {
        var path = Repository.PathOf("tests", "evaluation", "dev.jsonl");
        return LabelledQuestion.ReadLines(path, File.ReadLines(path));
    }

    private static string Text(Answer answer) => JsonSerializer.Serialize(answer);

    private static async Task<Reply> HearAsync(AskDialog dialog, string conversation, string text)
    {
        var turn = new Turn
        {
            Id = conversation + text,
            Channel = "test",
            Tenant = "local",
            Conversation = conversation,
            Person = new("p", "P"),
            Place = Place.Personal,
            Kind = TurnKind.Said,
            Text = text,
            At = Now,
        };
        return Assert.Single(await dialog.HearAsync(turn, Cancel) ?? []);
    }

    private sealed class Content : ICurriculum
    {
        public required Curriculum Current { get; set; }
    }
}
