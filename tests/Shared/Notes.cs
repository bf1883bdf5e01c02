using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Testing;

/// <summary>Everything that is logged, with what stands in it and with the exceptions.</summary>
internal sealed class Notes : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Note(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Note(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {eventId.Id} {formatter(state, exception)} {exception}");
    }
}
