using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Access;

/// <summary>Writes refusals into the log: who and why, never what they wrote.</summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> log) : IRefusals
{
    public void Mistake(Turn turn, string reason) => LogMistake(turn.Tenant, turn.Person.Id, reason);

    public void Trespass(Turn turn, string reason) => LogTrespass(turn.Tenant, turn.Person.Id, reason);

    [LoggerMessage(1508, LogLevel.Information, "{Tenant}/{Person} asked for what cannot be: {Reason}")]
    private partial void LogMistake(string tenant, string person, string reason);

    [LoggerMessage(1502, LogLevel.Warning, "{Tenant}/{Person} asked for what is not theirs: {Reason}")]
    private partial void LogTrespass(string tenant, string person, string reason);
}
