namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Notes for those who run the bot that somebody was refused. The host provides it. Safe for use by many threads.</summary>
public interface IRefusals
{
    /// <summary>Notes that somebody asked for what cannot be.</summary>
    /// <param name="turn">Who asked, and where.</param>
    /// <param name="reason">The key of the phrase that they were told; never what they wrote.</param>
    void Mistake(Turn turn, string reason);

    /// <summary>Notes that somebody asked for what is not theirs.</summary>
    /// <param name="turn">Who asked, and where.</param>
    /// <param name="reason">The key of the phrase that they were told; never what they wrote.</param>
    void Trespass(Turn turn, string reason);
}
