using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Connector;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

/// <summary>The connector's operations: which address, which body, which answer.</summary>
public sealed class ConnectorClientSpecs : IDisposable
{
    private const string Base = "https://smba.trafficmanager.net/emea/v3/";
    private const string Thread = "19:abc@thread.tacv2;messageid=17";
    private const string ThreadSegment = "19%3Aabc%40thread.tacv2%3Bmessageid%3D17";
    private static readonly JsonObject Hello = new() { ["type"] = "message", ["text"] = "Hello" };
    private readonly MicrosoftCloud microsoft = new();

    public void Dispose() => microsoft.Dispose();

    [Fact]
    public async Task Messages_are_replied_sent_changed_and_deleted()
    {
        Assert.Equal("sent-1", await microsoft.Client.ReplyAsync(Service, Thread, "a/1", Hello, Cancel));
        Assert.Equal("sent-1", await microsoft.Client.SendAsync(Service, Thread, Hello, Cancel));
        Assert.Equal("sent-1", await microsoft.Client.UpdateAsync(Service.TrimEnd('/'), Thread, "a/1", Hello, Cancel));
        microsoft.Answer = _ => new(HttpStatusCode.OK);
        await microsoft.Client.DeleteAsync(Service, Thread, "a/1", Cancel);
        Assert.Equal(
            [
                $"POST {Base}conversations/{ThreadSegment}/activities/a%2F1", $"POST {Base}conversations/{ThreadSegment}/activities",
                $"PUT {Base}conversations/{ThreadSegment}/activities/a%2F1", $"DELETE {Base}conversations/{ThreadSegment}/activities/a%2F1",
            ],
            microsoft.Calls.Select(call => call.Call));
        Assert.All(microsoft.Calls, call => Assert.Equal("Bearer token-1", call.Authorization));
        Assert.Equal(["""{"type":"message","text":"Hello"}""", ""], microsoft.Calls.Select(call => call.Body).Distinct());
    }

    [Fact]
    public async Task A_conversation_with_one_person_is_begun()
    {
        microsoft.Answer = _ => MicrosoftCloud.Json("""{"id":"a:1","serviceUrl":"https://smba.trafficmanager.net/amer/"}""", HttpStatusCode.Created);
        var created = await microsoft.Client.CreateAsync(Service, NewConversation.WithPerson("28:bot", "29:maria", "tenant-1"), Cancel);
        Assert.Equal(new CreatedConversation("a:1", null, "https://smba.trafficmanager.net/amer/"), created);
        var call = Assert.Single(microsoft.Calls);
        Assert.Equal($"POST {Base}conversations", call.Call);
        Assert.Equal(
            """{"bot":{"id":"28:bot"},"members":[{"id":"29:maria"}],"isGroup":false,"tenantId":"tenant-1","channelData":{"tenant":{"id":"tenant-1"}}}""", call.Body);
    }

    [Fact]
    public async Task A_thread_in_a_channel_is_begun_with_a_message()
    {
        microsoft.Answer = _ => MicrosoftCloud.Json($$"""{"id":"{{Thread}}","activityId":"17"}""", HttpStatusCode.Created);
        var created = await microsoft.Client.CreateAsync(
            Service, NewConversation.InChannel("28:bot", "19:abc@thread.tacv2", "tenant-1", Hello.DeepClone().AsObject()), Cancel);
        Assert.Equal(new CreatedConversation(Thread, "17", null), created);
        Assert.Equal(
            """{"bot":{"id":"28:bot"},"isGroup":true,"tenantId":"tenant-1","channelData":{"channel":{"id":"19:abc@thread.tacv2"},"tenant":{"id":"tenant-1"}},"activity":{"type":"message","text":"Hello"}}""",
            Assert.Single(microsoft.Calls).Body);
    }

    [Fact]
    public async Task People_are_listed_page_by_page()
    {
        microsoft.Answer = call => MicrosoftCloud.Json(call == 1
            ? """{"members":[{"id":"29:maria","name":"Maria","aadObjectId":"aad-maria","tenantId":"t","userRole":"user","email":"not read"}],"continuationToken":"more&more="}"""
            : """{"members":[]}""");
        var first = await microsoft.Client.MembersAsync(Service, Thread, null, Cancel);
        Assert.Equal(new TeamsMember { Id = "29:maria", Name = "Maria", AadObjectId = "aad-maria", TenantId = "t", UserRole = "user" }, Assert.Single(first.Members ?? []));
        var last = await microsoft.Client.MembersAsync(Service, Thread, first.ContinuationToken, Cancel);
        Assert.Null(last.ContinuationToken);
        Assert.Equal(
            [$"GET {Base}conversations/{ThreadSegment}/pagedmembers?pageSize=200", $"GET {Base}conversations/{ThreadSegment}/pagedmembers?pageSize=200&continuationToken=more%26more%3D"],
            microsoft.Calls.Select(call => call.Call));
    }

    [Fact]
    public async Task A_person_a_team_and_its_channels_are_looked_up()
    {
        microsoft.Answer = _ => MicrosoftCloud.Json("""{"id":"29:x/y","name":"Maria"}""");
        Assert.Equal("Maria", (await microsoft.Client.MemberAsync(Service, Thread, "29:x/y", Cancel)).Name);
        microsoft.Answer = _ => MicrosoftCloud.Json("""{"id":"19:t@thread.tacv2","name":"My Team","aadGroupId":"g","memberCount":6}""");
        Assert.Equal(new Team { Id = "19:t@thread.tacv2", Name = "My Team", AadGroupId = "g" }, await microsoft.Client.TeamAsync(Service, "19:t@thread.tacv2", Cancel));
        microsoft.Answer = _ => MicrosoftCloud.Json("""{"conversations":[{"id":"19:t@thread.tacv2"},{"id":"19:c@thread.tacv2","name":"News"}]}""");
        Assert.Equal([new("19:t@thread.tacv2", null), new TeamChannel("19:c@thread.tacv2", "News")], await microsoft.Client.ChannelsAsync(Service, "19:t@thread.tacv2", Cancel));
        Assert.Equal(
            [$"GET {Base}conversations/{ThreadSegment}/members/29%3Ax%2Fy", $"GET {Base}teams/19%3At%40thread.tacv2", $"GET {Base}teams/19%3At%40thread.tacv2/conversations"],
            microsoft.Calls.Select(call => call.Call));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_that_would_change_the_address_is_not_sent(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => microsoft.Client.SendAsync(Service, id, Hello, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => microsoft.Client.MemberAsync(Service, "c", id, Cancel));
        Assert.Empty(microsoft.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"members":5}""")]
    [InlineData("""{"members":[{"id":5}]}""")]
    public async Task An_answer_that_cannot_be_read_is_a_failure_that_lasts(string answer)
    {
        microsoft.Answer = _ => MicrosoftCloud.Json(answer);
        Assert.Equal(ConnectorFailure.Lasting, (await Assert.ThrowsAsync<ConnectorException>(() => microsoft.Client.MembersAsync(Service, "c", null, Cancel))).Failure);
    }

    [Fact]
    public async Task A_question_is_asked_three_times_when_it_may_pass()
    {
        var waits = new List<TimeSpan>();
        microsoft.Answer = call => call < 3 ? Busy(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(2)) : MicrosoftCloud.Json("""{"id":"t","name":"My Team"}""");
        Assert.Equal("My Team", (await WaitingAsync(microsoft.Client.TeamAsync(Service, "t", Cancel), waits)).Name);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], waits);

        microsoft.Answer = _ => Busy(HttpStatusCode.BadGateway, null);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => WaitingAsync(microsoft.Client.TeamAsync(Service, "t", Cancel), waits));
        Assert.Equal((HttpStatusCode.BadGateway, 6), (failure.Status, microsoft.Calls.Count));
        Assert.All(waits[2..], wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(3)));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, null)]
    [InlineData(HttpStatusCode.Forbidden, null)]
    [InlineData(HttpStatusCode.InternalServerError, null)]
    [InlineData(HttpStatusCode.TooManyRequests, 4)]
    public async Task A_question_is_not_asked_again_when_it_will_not_pass_or_not_soon(HttpStatusCode status, int? seconds)
    {
        microsoft.Answer = _ => Busy(status, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
        await Assert.ThrowsAsync<ConnectorException>(() => microsoft.Client.TeamAsync(Service, "t", Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Single(microsoft.Calls);
    }

    [Fact]
    public async Task What_says_something_is_tried_once()
    {
        microsoft.Answer = _ => Busy(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => microsoft.Client.CreateAsync(Service, NewConversation.WithPerson("b", "p", "t"), Cancel));
        Assert.Equal((ConnectorFailure.Passing, TimeSpan.FromSeconds(1)), (failure.Failure, failure.RetryAfter));
        await Assert.ThrowsAsync<ConnectorException>(() => microsoft.Client.SendAsync(Service, "c", Hello, Cancel));
        Assert.Equal(2, microsoft.Calls.Count);
    }

    private static HttpResponseMessage Busy(HttpStatusCode status, TimeSpan? after)
    {
        var answer = new HttpResponseMessage(status);
        if (after is { } wait)
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
        return answer;
    }

    /// <summary>Moves the clock to each wait's end, and notes how long it was.</summary>
    private async Task<T> WaitingAsync<T>(Task<T> work, List<TimeSpan> waits)
    {
        while (!work.IsCompleted)
        {
            var timer = await Task.WhenAny(work, microsoft.Time.NextWaitAsync());
            if (timer is Task<TimeSpan> wait)
            {
                waits.Add(await wait);
                microsoft.Time.Advance(await wait);
            }
        }

        return await work;
    }
}
