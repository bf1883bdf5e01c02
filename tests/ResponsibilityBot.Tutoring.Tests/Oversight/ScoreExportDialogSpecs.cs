using Moq;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Oversight;

/// <summary>"Export scores" in chat: who is told where the file comes from.</summary>
public sealed class ScoreExportDialogSpecs(TaughtCurriculum taught)
{
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("export scores", "--by season --format xlsx --output scores.xlsx")]
    [InlineData("Please export the team scores as CSV.", "--by season --format csv --output scores.csv")]
    [InlineData("export scores by week", "--by week --format xlsx --output scores.xlsx")]
    [InlineData("export our scores of all time in json", "--by all --format json --output scores.json")]
    [InlineData("download scores for this season as excel!", "--by season --format xlsx --output scores.xlsx")]
    public async Task A_manager_is_told_the_page_the_command_for_the_own_tenant_and_the_folder(string words, string options)
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Manager)).Returns(true);
        var told = Assert.IsType<Reply.Explanation>(await HearAsync(words));
        Assert.Equal($"export scores --tenant t1 {options}", told.Points[1].Text);
        Assert.Contains("\"scores page\"", told.Points[0].Text, StringComparison.Ordinal);
        Assert.Contains("Exports:Folder", told.Points[2].Text, StringComparison.Ordinal);
        Assert.Contains("own chat", Assert.IsType<Reply.Said>(await HearAsync(words, Place.Channel)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Place.Personal)]
    [InlineData(Place.Channel)]
    public async Task Who_is_no_manager_is_refused_with_the_reason_and_noted(Place place)
    {
        var told = Assert.IsType<Reply.Said>(await HearAsync("export scores", place));
        Assert.Contains("for managers", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("--tenant", told.Text, StringComparison.Ordinal);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "export-no-manager"), Times.Once);
    }

    [Theory]
    [InlineData("scores")]
    [InlineData("export evidence")]
    [InlineData("can we export scores to another provider in SaaS?")]
    [InlineData("export scores by person")]
    public async Task Other_words_are_left_to_others(string words) => Assert.Null(await HearAsync(words));

    private async Task<Reply?> HearAsync(string words, Place place = Place.Personal) =>
        await new ScoreExportDialog(taught, access.Object, refusals.Object).HearAsync(ScoreDialogSpecs.Turn(words) with { Place = place }, Cancel) is { } replies ? Assert.Single(replies) : null;
}
