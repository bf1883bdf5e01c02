using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.EndToEnd.Api;

/// <summary>What programs are answered under <c>/api/v1</c>.</summary>
public sealed class ApiSpecs(ApiSpecs.TeachingBot shared) : IClassFixture<ApiSpecs.TeachingBot>
{
    private TestBot Bot => shared.Bot;

    private Curriculum Now => Bot.Services.GetRequiredService<ICurriculum>().Current;

    [Theory]
    [InlineData("who patches the OS in PaaS?")]
    [InlineData("does AWS back up our RDS?")]
    [InlineData("who won the cup final?")]
    public async Task An_answer_is_the_one_that_chat_gives(string question)
    {
        var (status, body, _) = await Bot.GetAsync("api/v1/answer?question=" + Uri.EscapeDataString(question));
        var expected = QuestionAnswerer.Answer(Now, question, null).Answer;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            (question, expected.Intent, expected.Certainty, expected.Owner, expected.Verdict, expected.Text, expected.Revision),
            ((string?)body?["question"], (string?)body?["intent"], (string?)body?["certainty"], (string?)body?["owner"], (string?)body?["verdict"], (string?)body?["text"], (string?)body?["revision"]));
        Assert.Equal(expected.Responsibilities, Texts(body?["responsibilities"]));
        Assert.True(body?.AsObject().ContainsKey("gray"), "what is null is written all the same");
    }

    [Fact]
    public async Task A_question_leans_on_the_one_before_it_in_its_conversation_alone()
    {
        await Bot.GetAsync("api/v1/answer?question=who+patches+the+OS+in+PaaS&conversation=a");
        var (_, same, _) = await Bot.GetAsync("api/v1/answer?question=and+on+EC2%3F&conversation=a");
        var (_, other, _) = await Bot.GetAsync("api/v1/answer?question=and+on+EC2%3F&conversation=b");
        Assert.Equal(["guest-os-patching"], Texts(same?["responsibilities"]));
        Assert.Equal("customer", (string?)same?["owner"]);
        Assert.Empty(Texts(other?["responsibilities"]));

        Bot.Time.Advance(Topic.Lifetime + TimeSpan.FromSeconds(1));
        var (_, late, _) = await Bot.GetAsync("api/v1/answer?question=and+on+EC2%3F&conversation=a");
        Assert.Empty(Texts(late?["responsibilities"]));
    }

    [Theory]
    [InlineData("answer", "question is missing")]
    [InlineData("answer?question=+", "question is missing")]
    [InlineData("answer?question=a&conversation=%01", "conversation must be a name")]
    [InlineData("matrix?target=amazon-rdss", "Did you mean amazon-rds?")]
    [InlineData("matrix?owner=nobody", "There is no owner 'nobody'")]
    [InlineData("moves?from=amazon-ec2", "to is missing")]
    [InlineData("moves?from=aws&to=paas", "from: 'aws' is a provider")]
    [InlineData("moves?from=paas&to=paas", "nothing changes")]
    [InlineData("scores?by=day", "by is week, season or all.")]
    [InlineData("gaps?since=yesterday", "since")]
    public async Task What_cannot_be_answered_is_told_with_the_cure(string path, string says)
    {
        var (status, body, type) = await Bot.GetAsync("api/v1/" + path);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (status, type));
        Assert.Contains(says, (string?)body?["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api", HttpStatusCode.OK)]
    [InlineData("api/", HttpStatusCode.OK)]
    [InlineData("api/foo", HttpStatusCode.NotFound)]
    [InlineData("api/v1", HttpStatusCode.NotFound)]
    [InlineData("api/messages", HttpStatusCode.MethodNotAllowed)]
    public async Task The_page_of_the_API_stands_at_its_own_address_alone(string path, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = Bot.Address };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_refused()
    {
        var (status, body, _) = await Bot.GetAsync($"api/v1/answer?question={new string('a', 4001)}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("4001 characters", (string?)body?["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_says_what_is_shed_kept_new_and_changed_as_the_table_has_it()
    {
        var (_, body, _) = await Bot.GetAsync("api/v1/moves?from=amazon-ec2&to=aws-lambda");
        var duties = body?["duties"]?.AsArray() ?? [];
        Assert.Contains(duties, duty => (string?)duty?["change"] == "shed");
        Assert.All(duties, duty =>
        {
            string[] customers = ["customer", "shared", "depends"];
            var (before, after) = ((string?)duty?["ownerBefore"], (string?)duty?["ownerAfter"]);
            var row = (string?)duty?["responsibility"] ?? "";
            Assert.Equal(Tutoring.Knowledge.Words.Of(Now.Table.Cell(row, "aws-lambda")?.Owner ?? default), after);
            var expected = (customers.Contains(before), customers.Contains(after)) switch
            {
                (true, false) => "shed",
                (false, true) => "new",
                _ => before == after ? "kept" : "changed",
            };
            Assert.Equal(expected, (string?)duty?["change"]);
        });
    }

    [Fact]
    public async Task Services_and_rows_can_be_listed_and_asked_about()
    {
        var (_, services, _) = await Bot.GetAsync("api/v1/services?provider=aws&model=iaas");
        var listed = services?["services"]?.AsArray() ?? [];
        Assert.Contains(listed, service => (string?)service?["id"] == "amazon-ec2");
        Assert.All(listed, service => Assert.Equal(("aws", "iaas"), ((string?)service?["provider"], (string?)service?["model"])));
        var (_, rows, _) = await Bot.GetAsync("api/v1/responsibilities");
        Assert.Equal(Now.Table.Content.Responsibilities.Count, rows?["responsibilities"]?.AsArray().Count);
        var (_, matrix, _) = await Bot.GetAsync("api/v1/matrix?target=amazon-ec2&target=saas&area=identity");
        Assert.Equal(["amazon-ec2", "saas"], (matrix?["targets"]?.AsArray() ?? []).Select(target => (string?)target?["id"]));
    }

    [Fact]
    public async Task The_description_names_every_address_and_asks_for_a_key()
    {
        var (_, description, _) = await Bot.GetAsync("openapi/v1.json");
        var paths = description?["paths"]?.AsObject() ?? [];
        Assert.Equal(
            ["answer", "gaps", "matrix", "moves", "responsibilities", "scores", "services"],
            paths.Select(path => path.Key["/api/v1/".Length..]).Order(StringComparer.Ordinal));
        foreach (var (path, parameters) in new[] { ("matrix", "area owner target words workload"), ("moves", "from to workload") })
            Assert.Equal(parameters, string.Join(' ', (paths[$"/api/v1/{path}"]?["get"]?["parameters"]?.AsArray() ?? []).Select(parameter => (string?)parameter?["name"]).Order(StringComparer.Ordinal)));
        Assert.Equal("bearer", (string?)description?["components"]?["securitySchemes"]?["ApiKey"]?["scheme"]);
        Assert.Equal("string", (string?)description?["components"]?["schemas"]?["Answer"]?["properties"]?["text"]?["type"]);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => (list?.AsArray() ?? []).Select(item => (string?)item ?? "");

    /// <summary>One bot with the real dialogs for all specs of the class.</summary>
    public sealed class TeachingBot : IAsyncDisposable
    {
        internal TestBot Bot { get; } = TestBot.Teaching();

        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }
}
