using ResponsibilityBot.Tutoring.Asking.Evaluation;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Learning what is asked from labelled questions.</summary>
public sealed class IntentTrainerSpecs
{
    private static readonly string[] Places = ["rds", "lambda", "paas", "saas", "iaas", "faas", "caas", "rds or lambda", "paas or saas", "iaas or caas", "the cloud", "amazon"];

    [Fact]
    public void What_was_learned_tells_questions_apart_that_the_rules_do_not()
    {
        var learned = Trainer([.. Labelled("owner", "gimme backups {0} pronto"), .. Labelled("gray", "gimme backups {0} squabble")]).Train();
        var reader = SmallTable.Reader(learned);
        Assert.Equal(Intent.Gray, reader.Read("gimme backups on-premises squabble", null).Intent);
        Assert.Equal(Intent.Owner, reader.Read("gimme backups on-premises pronto", null).Intent);
        Assert.Equal(SmallTable.Reader().Read("gimme backups on-premises pronto", null).Intent, SmallTable.Reader().Read("gimme backups on-premises squabble", null).Intent);
    }

    [Fact]
    public void The_same_questions_teach_the_same_each_time()
    {
        LabelledQuestion[] questions = [.. Labelled("owner", "who runs backups on {0}"), .. Labelled("duties", "what duties on {0}")];
        var (once, again) = (Trainer(questions).Train(), Trainer(questions).Train());
        Assert.True(once.Count > 0);
        Assert.Equal(once.Lines(), again.Lines());
    }

    [Fact]
    public void Whole_questions_are_learned_from_whatever_their_label_but_nonsense() =>
        Assert.Equal(6, Trainer([.. LabelledQuestion.ReadLines("some", [
            """{"id":"a","text":"who runs backups on rds","gold":{"intent":"owner","responsibilities":[],"targets":[]}}""",
            """{"id":"b","text":"what does a pizza cost"}""",
            """{"id":"c","text":"and on lambda?","context":["who runs backups on rds"],"gold":{"intent":"owner","responsibilities":[],"targets":[]}}""",
            """{"id":"d","ask":"who runs backups","expected":"customer"}""",
            """{"id":"e","text":"do they run backups","verdict":"no"}""",
            """{"id":"g","text":"who runs backups","duty":"backup-and-restore"}""",
            """{"id":"h","text":"what duties on rds","duty":"none"}""",
            """{"id":"i","text":"what duties on rds","asked":"duties"}""",
            """{"id":"j","text":"do we run backups","side":"customer"}""",
            """{"id":"f","text":"who runs backups","gold":{"intent":"nonsense","responsibilities":[],"targets":[]}}""",
        ])]).Questions);

    [Fact]
    public void What_few_questions_have_is_not_learned()
    {
        LabelledQuestion[] questions = [.. Labelled("owner", "who runs backups on {0}"), .. Labelled("duties", "what duties on {0}"), .. Labelled("gray", "zebra backups on {0}").Take(2)];
        Assert.DoesNotContain(Trainer(questions).Train().All(), pair => pair.Feature.Contains("zebra", StringComparison.Ordinal));
    }

    [Fact]
    public void Folds_measure_on_questions_that_were_not_learned_from()
    {
        LabelledQuestion[] questions = [.. Labelled("owner", "gimme backups {0} pronto"), .. Labelled("gray", "gimme backups {0} squabble")];
        var (rules, learned) = Trainer(questions).Folds(3, [0.5, 1.1]);
        Assert.True(learned[0] > 90, $"{learned[0]}");
        Assert.Equal(rules, learned[1]);
        Assert.True(rules <= 50, $"{rules}");
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(questions).Folds(1, [0.5]));
    }

    private static IntentTrainer Trainer(LabelledQuestion[] questions) => new(SmallTable.Reader(), questions);

    private static IEnumerable<LabelledQuestion> Labelled(string intent, string question) =>
        Places.Select((place, at) => new LabelledQuestion { Id = $"{intent}{at}", Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, question, place), Gold = new GoldReading(intent, [], []) });
}
