using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

/// <summary>Keys for all specs of a class: making one takes longer than using it.</summary>
public sealed class TestKeys : IDisposable
{
    /// <summary>The connector's, which may sign for Teams.</summary>
    internal TestKey Connector { get; } = new("connector-1");

    /// <summary>The connector's next.</summary>
    internal TestKey Next { get; } = new("connector-2");

    /// <summary>The directory's, which signs for emulators, skills and everybody else.</summary>
    internal TestKey Directory { get; } = new("directory-1");

    /// <summary>Nobody's.</summary>
    internal TestKey Rogue { get; } = new("rogue");

    public void Dispose()
    {
        Connector.Dispose();
        Next.Dispose();
        Directory.Dispose();
        Rogue.Dispose();
    }
}
