namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>Where questions come from and answers go to.</summary>
internal interface IPlatform : IAsyncDisposable
{
    /// <summary>Told the number of each question that is answered, or another one of the same person.</summary>
    Action<long> Replied { get; set; }

    /// <summary>How many replies were taken, and their bytes.</summary>
    (long Count, long Bytes) Taken { get; }

    /// <summary>The path that takes messages, which is the same in every program.</summary>
    string Path { get; }

    /// <summary>The lines of a request that say who sent the body, each with its end.</summary>
    string Proof(ReadOnlySpan<byte> body);

    /// <summary>A message that asks.</summary>
    /// <param name="number">Which; told again when it is answered. What is left of dividing it by <see cref="Crowd.People"/> is the person.</param>
    /// <param name="question">A JSON string.</param>
    /// <param name="inline">Whether the answer is to come with the answer to the request.</param>
    string Message(long number, string question, bool inline);
}
