using System.Diagnostics;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>People who each ask, wait for the answer, and ask the next question.</summary>
internal sealed class Crowd : IDisposable
{
    /// <summary>How many there are, each on a connection of its own.</summary>
    public const int People = 32;

    /// <summary>
    /// How many conversations each of them speaks in, one after the other, each in a tenant of its own: the bot sends to none of them faster
    /// than Teams allows.
    /// </summary>
    public const int Conversations = 500;

    private static long asked;
    private readonly IPlatform platform;
    private readonly string[] questions;
    private readonly bool inline, areNew;
    private readonly Caller[] callers;
    private readonly SemaphoreSlim[] replied = [.. Enumerable.Range(0, People).Select(_ => new SemaphoreSlim(0))];

    /// <param name="platform">Where they speak.</param>
    /// <param name="server">Whom to ask.</param>
    /// <param name="questions">What to ask.</param>
    /// <param name="inline">Whether the answer comes with the answer to the request; else it is posted.</param>
    /// <param name="areNew">Whether each question has a number in it that makes it one that was never asked.</param>
    public Crowd(IPlatform platform, Server server, string[] questions, bool inline, bool areNew = false)
    {
        this.areNew = areNew;
        this.platform = platform;
        this.questions = questions;
        this.inline = inline;
        callers = [.. Enumerable.Range(0, People).Select(_ => new Caller(server.Address, platform))];
    }

    /// <summary>Asks for a while.</summary>
    public async Task<Asked> AskAsync(TimeSpan time)
    {
        // A message's number tells who asked.
        platform.Replied = number => replied[number % People].Release();
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
            var body = platform.Message(number, Question(number), inline);
            var began = Stopwatch.GetTimestamp();
            await callers[person].PostAsync(body);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!inline)
                await replied[person].WaitAsync();
            answered.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (taken, answered);
    }

    private string Question(long number)
    {
        var question = questions[number / People % questions.Length];
        return areNew ? $"{question[..^1]} {number}\"" : question;
    }
}

/// <summary>What a crowd saw.</summary>
/// <param name="Time">How long it took, the last answers included.</param>
/// <param name="Taken">For each question the milliseconds until the request was answered.</param>
/// <param name="Answered">For each question the milliseconds until its answer was there.</param>
internal sealed record Asked(TimeSpan Time, double[] Taken, double[] Answered);
