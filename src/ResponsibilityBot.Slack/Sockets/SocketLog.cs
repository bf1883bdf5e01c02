using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>What sockets write down: never what came through them, and never an address, which holds a ticket.</summary>
internal sealed partial class SocketLog(ILogger<SocketLog> log)
{
    [LoggerMessage(4201, LogLevel.Information, "Slack: a socket is open")]
    public partial void Opened();

    [LoggerMessage(4202, LogLevel.Information, "Slack will close a socket ({Reason}); another one is opened first")]
    public partial void ToBeClosed(string reason);

    [LoggerMessage(4203, LogLevel.Warning, "Slack: no socket could be opened ({Reason}); tried again in {Delay}")]
    public partial void NotOpened(string reason, TimeSpan delay);

    [LoggerMessage(4204, LogLevel.Warning, "Slack: a socket ended ({End}); another one is opened")]
    public partial void Ended(SocketEnd end);

    [LoggerMessage(4205, LogLevel.Critical, "Slack is not heard any more ({Error}): {Cure}. Then start the program again")]
    public partial void Stopped(string error, string cure);

    [LoggerMessage(4206, LogLevel.Error, "What Slack delivered could not be kept; it is not acknowledged, so Slack delivers it again")]
    public partial void NotKept(Exception failure);

    [LoggerMessage(4207, LogLevel.Warning, "What Slack delivered is kept, but the socket closed before it was acknowledged ({Reason}); Slack delivers it again, which counts once")]
    public partial void NotAcknowledged(string reason);

    [LoggerMessage(4208, LogLevel.Warning, "Slack sent a message of {Size} bytes through a socket, which is too large; it is left aside")]
    public partial void TooLarge(long size);

    [LoggerMessage(4209, LogLevel.Debug, "Slack sent something through a socket that is not known; it is left aside")]
    public partial void NotUnderstood();

    [LoggerMessage(4210, LogLevel.Warning, "Slack: the app has more than 10 sockets open; stop other programs with the same app-level token, or lower Slack:Sockets")]
    public partial void TooMany();
}
