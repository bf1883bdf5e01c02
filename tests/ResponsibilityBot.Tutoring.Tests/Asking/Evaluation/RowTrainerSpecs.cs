using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Learning which duty is meant from labelled questions.</summary>
public sealed class RowTrainerSpecs
{
    private static readonly string[] Places = ["rds", "lambda", "paas", "saas", "iaas", "faas", "caas", "amazon", "aws"];

    [Fact]
    public void The_same_questions_teach_the_same_each_time()
    {
        LabelledQuestion[] questions = [.. Labelled("physical-security", "who guards {0}"), .. Labelled("encryption-at-rest", "who scrambles {0}")];
        var (once, again) = (Trainer(questions).Train(), Trainer(questions).Train());
        Assert.True(once.Count > 0);
        Assert.Equal(once.Lines(), again.Lines());
    }

    [Theory]
    [InlineData("encryption-at-rest", "encryption-at-rest")]
    [InlineData("none", "none")]
    public void A_duty_that_is_the_only_label_is_learned_from_words_and_parts_of_words(string duty, string row)
    {
        var learned = Trainer([.. Labelled("physical-security", "who guards {0}"), .. Places.Select((place, at) => new LabelledQuestion { Id = $"{at}", Text = $"who scrambles {place}", Duty = duty })]).Train();
        Assert.All(["w:scrambl", "g:scra", "g:mbl$"], feature => Assert.True(learned.ShareOf(feature, row) > 0.3, feature));
    }

    [Fact]
    public void Questions_that_stand_alone_are_learned_from_whatever_their_label_but_nonsense() =>
        Assert.Equal(3, Trainer([.. LabelledQuestion.ReadLines("some", [
            """{"id":"a","text":"who runs backups on rds","gold":{"intent":"owner","responsibilities":["backup-and-restore"],"targets":[]}}""",
            """{"id":"b","text":"what does a pizza cost"}""",
            """{"id":"c","text":"and on lambda?","context":["who runs backups on rds"],"gold":{"intent":"owner","responsibilities":["backup-and-restore"],"targets":[]}}""",
            """{"id":"d","ask":"who runs backups","expected":"customer"}""",
            """{"id":"e","text":"backups and guards","gold":{"intent":"owner","responsibilities":["backup-and-restore","physical-security"],"targets":[]}}""",
            """{"id":"g","ask":"who runs it","expected":"customer"}""",
            """{"id":"h","text":"who runs backups","asked":"owner"}""",
            """{"id":"f","text":"who runs it","gold":{"intent":"owner","responsibilities":["nobody-s-duty"],"targets":[]}}""",
        ])]).Questions);

    private static RowTrainer Trainer(LabelledQuestion[] questions) => new(SmallTable.Reader(), SmallTable.Table(), questions);

    private static IEnumerable<LabelledQuestion> Labelled(string row, string question) =>
        Places.Select((place, at) => new LabelledQuestion { Id = $"{row}{at}", Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, question, place), Gold = new GoldReading("owner", [row], []) });
}
