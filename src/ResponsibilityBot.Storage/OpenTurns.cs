using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// What this process has begun and not finished, by conversation. A turn whose sender waits for the answer is not written before its end,
/// because nobody is told anything before: what else arrives in its conversation waits until then, so that two of one conversation are never
/// worked on at once. Safe for use by many threads.
/// </summary>
internal sealed class OpenTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Channel, string Tenant, string Conversation), Open> conversations = [];
    private HashSet<(string Channel, string Tenant, string Conversation)>? before;

    /// <summary>Whether <see cref="Remember"/> was called, which comes before everything else.</summary>
    public bool HasBefore => Volatile.Read(ref before) is not null;

    /// <summary>Notes where a process before this one left something unfinished. In these conversations the table is asked, always.</summary>
    public void Remember(IEnumerable<(string Channel, string Tenant, string Conversation)> unfinished) => Volatile.Write(ref before, [.. unfinished]);

    /// <summary>Begins a turn that is not written yet; false where anything else in its conversation is unfinished.</summary>
    public bool TryBeginUnwritten(Inbound inbound)
    {
        lock (gate)
            return !IsBefore(Key(inbound)) && conversations.TryAdd(Key(inbound), new() { Count = 1, Unwritten = inbound.Id });
    }

    /// <summary>Completes when what is unwritten in its conversation is written; null where nothing is.</summary>
    public Task? UntilWritten(Inbound inbound)
    {
        lock (gate)
            return conversations.TryGetValue(Key(inbound), out var open) && open.Unwritten is not null ? open.Wait() : null;
    }

    /// <summary>Whether nothing else in the conversation of one that has begun is unfinished.</summary>
    public bool IsAlone(Inbound inbound)
    {
        lock (gate)
            return !IsBefore(Key(inbound)) && conversations.TryGetValue(Key(inbound), out var open) && open.Count == 1;
    }

    /// <summary>Begins one that will be written at once, after the end of one that is not.</summary>
    public async ValueTask BeginAsync(Inbound inbound, CancellationToken cancel)
    {
        while (TryBegin(inbound) is { } written)
            await written.WaitAsync(cancel);
    }

    /// <summary>Whether nothing of it is written yet.</summary>
    public bool IsUnwritten(Inbound inbound)
    {
        lock (gate)
            return conversations.TryGetValue(Key(inbound), out var open) && open.Unwritten == inbound.Id;
    }

    /// <summary>It is written now, and goes on.</summary>
    public void Written(Inbound inbound)
    {
        lock (gate)
        {
            if (conversations.TryGetValue(Key(inbound), out var open))
                open.LetIn(inbound.Id);
        }
    }

    /// <summary>It is finished, or was never kept; whether something else in its conversation may wait.</summary>
    public bool End(Inbound inbound)
    {
        lock (gate)
        {
            var key = Key(inbound);
            if (!conversations.TryGetValue(key, out var open))
                return true;
            if (--open.Count == 0)
                conversations.Remove(key);
            open.LetIn(inbound.Id);
            return open.Count > 0 || IsBefore(key);
        }
    }

    /// <summary>Null when it has begun; else what to wait for before trying again.</summary>
    private Task? TryBegin(Inbound inbound)
    {
        lock (gate)
        {
            var key = Key(inbound);
            if (!conversations.TryGetValue(key, out var open))
                conversations[key] = open = new();
            if (open.Unwritten is not null)
                return open.Wait();
            open.Count++;
            return null;
        }
    }

    private bool IsBefore((string Channel, string Tenant, string Conversation) key) => before?.Contains(key) != false;

    private static (string Channel, string Tenant, string Conversation) Key(Inbound inbound) => (inbound.Channel, inbound.Tenant, inbound.Conversation);

    /// <summary>A conversation with something unfinished.</summary>
    private sealed class Open
    {
        private TaskCompletionSource? written;

        /// <summary>How many are unfinished.</summary>
        public int Count { get; set; }

        /// <summary>The one that is not written, which is the only one then; or null.</summary>
        public string? Unwritten { get; set; }

        public Task Wait() => (written ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        /// <summary>Lets in who waits for that one.</summary>
        public void LetIn(string id)
        {
            if (Unwritten != id)
                return;
            Unwritten = null;
            written?.TrySetResult();
        }
    }
}
