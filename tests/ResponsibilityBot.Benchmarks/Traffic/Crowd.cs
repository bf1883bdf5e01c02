using System.Diagnostics;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>People who each ask, wait for the answer, and ask the next question.</summary>
internal sealed class Crowd : IDisposable
{
    /// <summary>How many there are, each on a connection of its own.</summary>
    public const int People = 32;

    /// <summary>How many conversations each of them speaks in, one after the other.</summary>
    private const int Conversations = 50;

    private static long asked;
    private readonly ServiceDouble service;
    private readonly string[] questions;
    private readonly bool inline;
    private readonly Caller[] callers;
    private readonly SemaphoreSlim[] replied = [.. Enumerable.Range(0, People).Select(_ => new SemaphoreSlim(0))];

    /// <param name="service">Who takes the replies.</param>
    /// <param name="server">Whom to ask.</param>
    /// <param name="questions">What to ask.</param>
    /// <param name="inline">Whether the answer comes with the answer to the request; else it is posted.</param>
    public Crowd(ServiceDouble service, Server server, string[] questions, bool inline)
    {
        this.service = service;
        this.questions = questions;
        this.inline = inline;
        var token = service.Token;
        callers = [.. Enumerable.Range(0, People).Select(_ => new Caller(server.Address, token))];
    }

    /// <summary>Asks for a while.</summary>
    public async Task<Asked> AskAsync(TimeSpan time)
    {
        // An activity's number tells who asked.
        service.Replied = number => replied[number % People].Release();
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => AskAsync(person, start, time))));
        return new(Stopwatch.GetElapsedTime(start), [.. all.SelectMany(one => one.Taken)], [.. all.SelectMany(one => one.Answered)]);
    }

    public void Dispose()
    {
        foreach (var caller in callers)
            caller.Dispose();
        foreach (var one in replied)
            one.Dispose();
    }

    private async Task<(List<double> Taken, List<double> Answered)> AskAsync(int person, long start, TimeSpan time)
    {
        var (taken, answered) = (new List<double>(), new List<double>());
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var number = Interlocked.Increment(ref asked) * People + person;
            var body = Message(number, person);
            var began = Stopwatch.GetTimestamp();
            await callers[person].PostAsync(body);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!inline)
                await replied[person].WaitAsync();
            answered.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (taken, answered);
    }

    private string Message(long number, int person) =>
        $$$"""
        {"type":"message","id":"{{{number}}}","timestamp":"2026-01-05T09:00:00.000Z","serviceUrl":"{{{service.ServiceUrl}}}","channelId":"msteams",
        "from":{"id":"29:person-{{{person}}}","name":"Person {{{person}}}","aadObjectId":"00000000-0000-0000-0000-0000000000{{{person:D2}}}"},
        "recipient":{"id":"28:{{{ServiceDouble.AppId}}}","name":"ResponsibilityBot"},
        "conversation":{"id":"a:conversation-{{{person}}}-{{{number / People % Conversations}}}","conversationType":"personal","tenantId":"{{{ServiceDouble.Tenant}}}"},
        "channelData":{"tenant":{"id":"{{{ServiceDouble.Tenant}}}"}},"locale":"en-US",{{{(inline ? "\"deliveryMode\":\"expectReplies\"," : "")}}}
        "text":{{{questions[number / People % questions.Length]}}}
        }
        """;
}

/// <summary>What a crowd saw.</summary>
/// <param name="Time">How long it took, the last answers included.</param>
/// <param name="Taken">For each question the milliseconds until the request was answered.</param>
/// <param name="Answered">For each question the milliseconds until its answer was there.</param>
internal sealed record Asked(TimeSpan Time, double[] Taken, double[] Answered);
