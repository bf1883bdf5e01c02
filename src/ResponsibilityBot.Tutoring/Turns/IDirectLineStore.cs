namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// The conversations of our own Direct Line: each is a list of activities, numbered from 1 without gaps. The number is the watermark.
/// Durable and safe for use by many threads.
/// </summary>
public interface IDirectLineStore
{
    /// <summary>Begins a conversation. False if it already runs; nothing is changed then.</summary>
    /// <param name="conversation">An id that cannot be guessed.</param>
    /// <param name="person">The id of the person it belongs to.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<bool> CreateAsync(string conversation, string person, CancellationToken cancel);

    /// <summary>The id of the person that a conversation belongs to, or null if there is no such conversation.</summary>
    Task<string?> OwnerAsync(string conversation, CancellationToken cancel);

    /// <summary>Adds an activity at the end and wakes who waits for it.</summary>
    /// <param name="conversation">A conversation that runs.</param>
    /// <param name="key">What makes it once: adding the same key again changes nothing and returns the number it has.</param>
    /// <param name="activity">Given its number, the activity as JSON text. Called at most once, inside the transaction.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    /// <returns>The number, or null if there is no such conversation.</returns>
    Task<long?> AppendAsync(string conversation, string key, Func<long, string> activity, CancellationToken cancel);

    /// <summary>The activities after a watermark (0 for all), in order; at most 500, so read again from the last number.</summary>
    Task<IReadOnlyList<DirectLineActivity>> ReadAsync(string conversation, long after, CancellationToken cancel);

    /// <summary>Returns as soon as there is an activity after the watermark; at once if there is one already.</summary>
    Task WaitAsync(string conversation, long after, CancellationToken cancel);
}

/// <summary>One activity of a Direct Line conversation.</summary>
/// <param name="Number">Its place, and the watermark after it.</param>
/// <param name="Body">JSON text.</param>
public sealed record DirectLineActivity(long Number, string Body);
