using System.Text.RegularExpressions;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What somebody wants of a challenge.</summary>
internal abstract record ChallengeWish
{
    private ChallengeWish()
    {
    }

    /// <summary>To play on, or where several people are to see how it stands.</summary>
    public sealed record Play : ChallengeWish;

    /// <summary>To see how it stands.</summary>
    public sealed record Show : ChallengeWish;

    /// <summary>To end it.</summary>
    public sealed record Stop : ChallengeWish;

    /// <summary>To have one, with the words that say which.</summary>
    public sealed record Open(string Words) : ChallengeWish;
}

/// <summary>Reads what is wanted of a challenge. Takes only what begins with that word, and no question, so that nothing is taken from others.</summary>
internal static partial class ChallengeWishReader
{
    /// <summary>Longer texts are no command.</summary>
    private const int MaxLength = 500;

    /// <summary>The wish, or null if the text is something else.</summary>
    public static ChallengeWish? Read(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', ' ');
        if (Turned().Match(plain) is { Success: true } turned)
            return Verb(turned.Groups["verb"].Value) is { } known && turned.Groups["rest"].Value.Trim('?', ' ').Length == 0 ? known : OpenOf(turned.Groups["rest"].Value);
        if (Straight().Match(plain) is not { Success: true } straight)
            return null;
        var rest = straight.Groups["rest"].Value.Trim(':', ',', ' ');
        return rest.Length == 0 ? new ChallengeWish.Play()
            : Verb(rest) is { } verb ? verb
            : rest.EndsWith('?') ? null : new ChallengeWish.Open(rest);
    }

    private static ChallengeWish.Open? OpenOf(string words) => words.EndsWith('?') ? null : new ChallengeWish.Open(words.Trim(':', ',', ' '));

    private static ChallengeWish? Verb(string word) => word.TrimEnd('?', ' ').ToLowerInvariant() switch
    {
        "status" or "show" or "standing" or "standings" or "score" or "scores" or "how is it going" => new ChallengeWish.Show(),
        "stop" or "end" or "off" or "cancel" or "close" => new ChallengeWish.Stop(),
        "next" or "continue" or "start" or "play" or "go" or "go on" or "join" or "resume" => new ChallengeWish.Play(),
        _ => null,
    };

    [GeneratedRegex(@"^(?:the |our |a |new )?challenge\b(?<rest>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Straight();

    [GeneratedRegex(@"^(?:please )?(?<verb>set up|begin|create|start|open|new|stop|end|cancel|close|show|continue|play|join)(?: the| our| my| a)?(?: new)? challenge\b(?<rest>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Turned();
}
