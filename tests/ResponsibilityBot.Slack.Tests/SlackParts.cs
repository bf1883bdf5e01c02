using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests;

/// <summary>The parts that ask Slack something beside the messages, before a Slack that answers what a spec says.</summary>
internal sealed class SlackParts : HttpMessageHandler, IHttpClientFactory
{
    public SlackParts(TimeProvider time, IWorkspaces workspaces, IInbox inbox)
    {
        var api = new SlackApi(this, Options.Create(new SlackOptions { SigningSecret = "s", BotToken = "xoxb-1" }), time);
        Views = new(api, workspaces, time, NullLogger<SlackViews>.Instance);
        Zones = new(api, workspaces, time, NullLogger<SlackZones>.Instance);
        Homes = new(inbox, time);
    }

    public SlackViews Views { get; }

    public SlackZones Zones { get; }

    public SlackHomes Homes { get; }

    /// <summary>The calls: method and arguments.</summary>
    public ConcurrentQueue<(string Method, IReadOnlyDictionary<string, string> Arguments)> Calls { get; } = new();

    /// <summary>What Slack answers to a method; null for silence until the call is given up.</summary>
    public Func<string, (HttpStatusCode Status, string Body, string? RetryAfter)?> Answer { get; set; } = _ => (HttpStatusCode.OK, """{"ok":true}""", null);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal("Bearer xoxb-1", request.Headers.Authorization?.ToString());
        Assert.NotNull(request.Content);
        var method = request.RequestUri?.Segments[^1] ?? "";
        Calls.Enqueue((method, QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(cancellationToken)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)));
        if (Answer(method) is not var (status, body, retryAfter))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("never");
        }

        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is not null)
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Zones.Dispose();
            Homes.Dispose();
        }

        base.Dispose(disposing);
    }
}
