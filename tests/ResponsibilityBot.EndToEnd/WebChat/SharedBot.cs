namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>One bot for all tests of a class, which speak in conversations of their own and move its clock only forward.</summary>
public sealed class SharedBot : IAsyncDisposable
{
    internal TestBot Bot { get; } = new();

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
