using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Oversight;

/// <summary>"Export evidence" in chat: who is told how, and of which days.</summary>
public sealed class EvidenceDialogSpecs(TaughtCurriculum taught)
{
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("export evidence", "2026-07-01", "2026-09-30")]
    [InlineData("Please export our evidence pack.", "2026-07-01", "2026-09-30")]
    [InlineData("evidence pack", "2026-07-01", "2026-09-30")]
    [InlineData("give me an evidence pack for Q1 2026", "2026-01-01", "2026-03-31")]
    [InlineData("export evidence 2026-Q2!", "2026-04-01", "2026-06-30")]
    [InlineData("export evidence from 2026-02-03 to 2026-02-28", "2026-02-03", "2026-02-28")]
    [InlineData("export evidence 2026-02-03 - 2026-02-03", "2026-02-03", "2026-02-03")]
    [InlineData("export evidence of 2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("export evidence 2025", "2025-01-01", "2025-12-31")]
    public async Task A_manager_is_told_the_command_for_the_own_tenant_and_how_to_check_its_pack(string words, string from, string to)
    {
        Allow();
        var told = Assert.IsType<Reply.Explanation>(await HearAsync(words));
        Assert.Equal($"Evidence of {from} to {to}", told.Title);
        Assert.Equal(
            [$"export evidence --tenant t1 --from {from} --to {to} --output evidence-{from}-{to}.zip", $"verify evidence evidence-{from}-{to}.zip"],
            told.Points.Take(2).Select(point => point.Text));
    }

    [Theory]
    [InlineData("export evidence tomorrow", "Which days?")]
    [InlineData("export evidence 2026-02-30 to 2026-03-31", "Which days?")]
    [InlineData("export evidence Q5 2026", "Which days?")]
    [InlineData("export evidence 2026-13", "Which days?")]
    [InlineData("export evidence 0000", "Which days?")]
    [InlineData("export evidence 2026-03-31 to 2026-01-01", "The last day, 2026-01-01, comes before the first, 2026-03-31.")]
    [InlineData("export evidence Q4 2026", "up to 2026-11-24.")]
    [InlineData("export evidence 2026-11-01 to 2026-11-25", "up to 2026-11-24.")]
    public async Task Days_that_are_none_are_told_with_the_cure(string words, string says)
    {
        Allow();
        Assert.Contains(says, PlainText.Of(await HearAsync(words, "2026-11-26T11:59:59Z") ?? throw new InvalidOperationException("no reply")), StringComparison.Ordinal);
    }

    [Theory]
    // A day is over everywhere at noon of the next one in UTC.
    [InlineData("2026-10-01T11:59:59Z", "2026-04-01")]
    [InlineData("2026-10-01T12:00:00Z", "2026-07-01")]
    [InlineData("2026-02-10T09:00:00Z", "2025-10-01")]
    public void Without_days_it_is_the_last_quarter_that_is_over_everywhere(string now, string from)
    {
        var first = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        Assert.Equal(new EvidencePeriod(first, first.AddMonths(3).AddDays(-1)), EvidenceWish.Read(" ", DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(Place.Personal)]
    [InlineData(Place.Channel)]
    public async Task Who_is_no_manager_is_refused_with_the_reason_and_noted(Place place)
    {
        var told = Assert.IsType<Reply.Said>(await HearAsync("export evidence", place: place));
        Assert.Contains("for managers", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("--tenant", told.Text, StringComparison.Ordinal);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "evidence-no-manager"), Times.Once);
    }

    [Fact]
    public async Task It_is_told_in_the_own_chat_alone()
    {
        Allow();
        Assert.Contains("in our own chat", Assert.IsType<Reply.Said>(await HearAsync("export evidence", place: Place.Channel)).Text, StringComparison.Ordinal);
        refusals.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("who collects evidence of compliance?")]
    [InlineData("show me evidence of backups on RDS")]
    [InlineData("export evidencepack")]
    public async Task Questions_are_left_to_others(string words)
    {
        Allow();
        Assert.Null(await HearAsync(words));
    }

    private void Allow() => access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Manager)).Returns(true);

    private async Task<Reply?> HearAsync(string words, string at = "2026-11-26T09:00:00Z", Place place = Place.Personal) =>
        (await new EvidenceDialog(taught, access.Object, refusals.Object).HearAsync(
            ScoreDialogSpecs.Turn(words) with { Place = place, At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) }, Cancel))?.Single();
}
