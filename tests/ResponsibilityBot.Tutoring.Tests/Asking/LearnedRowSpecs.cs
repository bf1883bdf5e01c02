using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>When what was learned of duties overrules the rules, when it offers a choice, and when it does neither.</summary>
public sealed class LearnedRowSpecs(TaughtCurriculum taught)
{
    private const string Question = "who is responsible for backups in rds";

    private const string None = "none";
    private const string Several = "several";

    private static readonly string[] Rows = ["guest-os-patching", "backup-and-restore", "encryption-at-rest", "physical-security", "family:patching", None, Several];

    [Fact]
    public void A_likelier_duty_overrules_the_rules_and_the_trace_says_so()
    {
        Assert.Equal(["backup-and-restore"], SmallTable.Reader().Read(Question, null).Responsibilities);
        var reading = Learned(("found:backup-and-restore", "physical-security", 9)).Read(Question, null);
        Assert.Equal((Intent.Owner, "physical-security", "amazon-rds"), (reading.Intent, Assert.Single(reading.Responsibilities), Assert.Single(reading.Targets)));
        Assert.Contains(reading.Trace, line => line.StartsWith("duty learned from questions like it, physical-security ", StringComparison.Ordinal) && line.EndsWith("by the rules backup-and-restore", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("g:^scr", "encryption-at-rest")]
    [InlineData("g:ambl", "encryption-at-rest")]
    [InlineData("g:ler$", "encryption-at-rest")]
    [InlineData("g:ofsc", "backup-and-restore")]
    [InlineData("g:ramblers", "backup-and-restore")]
    public void A_word_that_nobody_wrote_down_counts_by_four_letters_of_it(string gram, string row) =>
        Assert.Equal([row], Learned((gram, "encryption-at-rest", 9)).Read("who is responsible for backups of scramblers in rds", null).Responsibilities);

    [Fact]
    public void Where_no_duty_is_likely_a_choice_is_offered_the_likeliest_first()
    {
        var reading = Learned(("at:amazon-rds", "backup-and-restore", 1.1f), ("at:amazon-rds", "encryption-at-rest", 1)).Read(Question, null);
        Assert.Equal(Intent.Clarify, reading.Intent);
        Assert.Equal(["backup-and-restore", "encryption-at-rest"], reading.Torn.Take(2));
        Assert.Equal(3, reading.Torn.Count);
        Assert.Equal(["amazon-rds"], reading.Targets);
        Assert.Empty(reading.Responsibilities);
    }

    [Theory]
    [InlineData(0.5f, "physical-security")]
    [InlineData(-0.5f, null)] // no duty is worth offering
    public void Where_somebody_is_asked_for_and_no_word_names_a_duty_the_likeliest_are_offered(float weight, string? first)
    {
        var intents = new Dictionary<string, IReadOnlyList<IntentWeight>>(StringComparer.Ordinal) { ["w:flux"] = [new(Intent.Owner, 9), new(Intent.Unknown, 0)] };
        var rows = Rows.Select(row => new RowWeight(row, row == "physical-security" ? weight : row == None ? 0.4f : -0.5f)).ToList();
        var reading = SmallTable.Reader(intents, new Dictionary<string, IReadOnlyList<RowWeight>>(StringComparer.Ordinal) { ["at:amazon-rds"] = rows }).Read("who is responsible for the flux in rds", null);
        Assert.Equal(Intent.Clarify, reading.Intent);
        Assert.Equal(first, reading.Torn is [var likeliest, ..] ? likeliest : null);
    }

    [Theory]
    [InlineData(1.3f, "backup-and-restore guest-os-patching")]
    [InlineData(6, "encryption-at-rest")] // more than ninety percent
    public void Duties_in_a_list_are_not_taken_for_another_one_that_is_not_sure(float weight, string rows) =>
        Assert.Equal(rows, string.Join(' ', Learned(("at:amazon-rds", "encryption-at-rest", weight)).Read("who is responsible for backups and os patching in rds", null).Responsibilities.Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Who keeps the record of who opened which file in SharePoint?", "logging")]
    [InlineData("Entra hiccuped this morning and nobody could sign in. Keeping it alive is whose job?", "directory-infrastructure")]
    public void Of_several_duties_that_are_not_likely_one_that_is_takes_the_place(string question, string row) => Assert.Equal([row], taught.Ask(question).Responsibilities);

    [Fact]
    public void A_comparison_may_lose_the_duty_that_was_named_in_passing()
    {
        const string question = "compare backups in rds and lambda";
        Assert.Equal((Intent.Compare, 1), (SmallTable.Reader().Read(question, null).Intent, SmallTable.Reader().Read(question, null).Responsibilities.Count));
        var reading = Learned(("at:amazon-rds", None, 9)).Read(question, null);
        Assert.Equal((Intent.Compare, 0), (reading.Intent, reading.Responsibilities.Count));
    }

    [Theory]
    [InlineData(3.5f, "encryption-at-rest")]
    [InlineData(2, "encryption-at-rest")]
    [InlineData(1.4f, null)] // less than forty percent, and the other less still: a choice
    public void A_phrase_of_several_words_gives_way_to_a_duty_that_is_likely_by_forty_percent(float weight, string? row) =>
        Assert.Equal(row is null ? [] : [row], Learned(("at:amazon-rds", "encryption-at-rest", weight), ("at:amazon-rds", None, 1)).Read("who is responsible for os patching in rds", null).Responsibilities);

    [Theory]
    [InlineData("Are firewall rules on us at Hetzner, and fending off floods of junk traffic too?", "network-controls ddos-protection")]
    [InlineData("Who deals with 2FA, leavers and permissions in the SaaS thing our creators team bought?", "access-authorization identity-lifecycle multi-factor-authentication")]
    [InlineData("Door locks, fire suppression and the shredding of old drives where we rent machines: all theirs?", "facility-environment media-disposal physical-security")]
    public void Each_part_of_a_list_is_asked_about(string question, string rows) =>
        Assert.Equal(rows.Split(' ').Order(StringComparer.Ordinal), taught.Ask(question).Responsibilities.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(None)]
    [InlineData(Several)]
    public void An_owner_is_not_stated_where_no_duty_or_several_are_likelier(string learned) =>
        Assert.Equal(Intent.Clarify, Learned(("at:amazon-rds", learned, 9)).Read(Question, null).Intent);

    [Fact]
    public void Several_duties_are_as_likely_as_all_of_them_together()
    {
        const string question = "who is responsible for backups and guards in rds";
        Assert.Equal(Intent.Owner, Learned(("at:amazon-rds", Several, 2), ("at:amazon-rds", "physical-security", 1), ("at:amazon-rds", "backup-and-restore", 1)).Read(question, null).Intent);
    }

    [Theory]
    [InlineData("guest-os-patching", Intent.Owner)] // of the family that was named
    [InlineData("encryption-at-rest", Intent.Clarify)]
    public void A_family_is_as_likely_as_its_duties_together(string likeliest, Intent intent) =>
        Assert.Equal(intent, Learned(("at:amazon-rds", likeliest, 1.17f)).Read("who is responsible for patching in rds", null).Intent);

    [Fact]
    public void What_leans_on_the_question_before_is_left_to_the_rules()
    {
        var before = new Tutoring.Asking.Topic("owner", ["backup-and-restore"], ["paas"], null, null, DateTimeOffset.UnixEpoch);
        Assert.Equal(["backup-and-restore"], Learned(("at:saas", "physical-security", 9)).Read("and in saas?", before).Responsibilities);
    }

    /// <summary>A part says nothing of the next, and names what the whole would drown.</summary>
    [Theory]
    [InlineData("In our colocation cage, who guards the door and who keeps the power up?", "facility-environment physical-security")]
    [InlineData("who trains the users, who watches for misuse", "security-monitoring security-training")]
    [InlineData("Who takes the accounts from people who have left?", null)] // asks once
    public void Each_part_that_asks_is_about_a_duty_of_its_own(string question, string? rows)
    {
        var asked = taught.Ask(question).Responsibilities;
        if (rows is null)
            Assert.Single(asked);
        else
            Assert.Equal(rows, string.Join(' ', asked.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Nothing_learned_changes_nothing() => Assert.Equal(["backup-and-restore"], Learned().Read(Question, null).Responsibilities);

    [Fact]
    public void Each_duty_of_the_choice_is_a_button_for_the_place()
    {
        var torn = taught.Current with { Reader = Learned(("at:amazon-rds", "backup-and-restore", 1.1f), ("at:amazon-rds", "family:patching", 1)) };
        var answer = Tutoring.Asking.QuestionAnswerer.Answer(torn, Question, null).Answer;
        Assert.Equal(("clarify", "choose"), (answer.Intent, answer.Certainty));
        Assert.Equal(["backup-and-restore", "family:patching"], answer.Suggestions.Take(2).Select(button => button.Responsibility));
        Assert.All(answer.Suggestions.Take(2), button => Assert.Equal("amazon-rds", button.Target));
    }

    private static QuestionReader Learned(params (string Feature, string Row, float Weight)[] weights) => SmallTable.Reader(weights.GroupBy(one => one.Feature).ToDictionary(
        one => one.Key,
        one => (IReadOnlyList<RowWeight>)[.. one.Select(weight => new RowWeight(weight.Row, weight.Weight)), .. Rows.Except(one.Select(weight => weight.Row)).Select(row => new RowWeight(row, 0))],
        StringComparer.Ordinal));
}
