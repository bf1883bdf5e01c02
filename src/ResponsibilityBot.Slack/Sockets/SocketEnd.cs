namespace ResponsibilityBot.Slack.Sockets;

/// <summary>Why a socket needs a successor.</summary>
internal enum SocketEnd
{
    /// <summary>Slack will close it soon; until then it works.</summary>
    Announced,

    /// <summary>Slack closed it.</summary>
    Closed,

    /// <summary>The connection is lost, or was silent for too long.</summary>
    Broken,

    /// <summary>The app has more sockets open than Slack allows.</summary>
    TooMany,

    /// <summary>Socket Mode was switched off for the app.</summary>
    SwitchedOff,
}
