namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What the few words between two places say of them: that they are listed, set against each other, or the ends of a way. The first place stands before the second.</summary>
/// <param name="tokens">The question's words.</param>
/// <param name="moves">Whether the question speaks of a move, in which "for" and "of" lead somewhere, too.</param>
internal sealed class PlaceJoints(List<Token> tokens, bool moves)
{
    /// <summary>"RDS <b>and</b> EC2", "EC2 <b>vs</b> Lambda": whether one of up to four words joins them.</summary>
    public bool AreJoined(Found first, Found second) =>
        second.Start - first.End is >= 0 and <= 4 && Between(first, second).Any(text => text is "and" or "or" or "vs" or "versus" or "to" or "than" or "against" or "from");

    /// <summary>"A colo <b>and with</b> rented machines": whether "and" with a preposition stands between them, and nothing else.</summary>
    public bool IsAnd(Found first, Found second) =>
        second.Start - first.End is >= 2 and <= 4 && tokens[first.End].Text is "and" or "or" && tokens[first.End + 1].Text is "for" or "with" or "on" or "in" or "at" or "once"
        && Between(first, second).All(text => text is "and" or "or" or "for" or "with" or "on" or "in" or "at" or "once" or "a" or "an" or "the" or "our" or "some");

    /// <summary>"<b>Serverless or</b> containers as a service, who has the images?"</summary>
    public bool IsChoice(Found first, Found second) =>
        second.Start - first.End is >= 1 and <= 2 && tokens[first.End].Text == "or" && first.Start <= 1 && second.End < tokens.Count
        && tokens[second.End] is { Text: "who" or "whose" or "where" or "which" } asks && asks.Clause > tokens[second.Start].Clause;

    /// <summary>"Sentry-like tools <b>or</b> functions": whether "or" stands anywhere between them.</summary>
    public bool IsOr(Found first, Found second) => Between(first, second).Contains("or");

    /// <summary>"Rented VMs, <b>platform</b>, finished app: who … in each".</summary>
    public bool IsNextInList(Found first, Found second) =>
        second.Start - first.End is >= 0 and <= 2 && tokens[first.End - 1].Clause != tokens[second.Start].Clause && Between(first, second).All(text => text is "and" or "or" or "in" or "a" or "the" or "on");

    /// <summary>"Spanner <b>and</b> Firestore", "S3<b>,</b> Glacier": whether one joining word or a comma stands between them, and nothing else.</summary>
    public bool IsList(Found first, Found second) =>
        second.Start - first.End is >= 0 and <= 1 && Between(first, second).All(text => text is "and" or "or" or "plus") && (second.Start > first.End || tokens[first.End - 1].Clause != tokens[second.Start].Clause);

    /// <summary>"NetSuite <b>and our</b> Shopify": whether "and" stands between them, with small words that lead nowhere behind it.</summary>
    public bool IsPair(Found first, Found second) =>
        second.Start - first.End is >= 1 and <= 3 && tokens[first.End].Text == "and" && Between(first, second).All(text => text is "and" or "in" or "on" or "for" or "our" or "the" or "with");

    /// <summary>"<b>Own servers</b> to SaaS", "Cloud SQL vs <b>own server</b>": whether nothing of weight and a word of a way or a comparison stand between them.</summary>
    public bool IsWay(Found first, Found second)
    {
        if (second.Start - first.End is < 1 or > 5)
            return false;
        var isWay = false;
        foreach (var text in Between(first, second))
        {
            if (text is "to" or "into" or "onto" or "vs" or "versus" or "against" or "than" || (moves && text is "for" or "of"))
                isWay = true;
            else if (text is not ("the" or "a" or "an" or "our" or "own" or "some" or "over" or "and" or "up" or "down" or "goes" or "go" or "straight" or "back" or "rather" or "instead" or "plain" or "new" or "proper" or "real" or "normal" or "in" or "here" or "there" or "its" or "cloud" or "rented"))
                return false;
        }

        return isWay;
    }

    private IEnumerable<string> Between(Found first, Found second) => tokens.Skip(first.End).Take(second.Start - first.End).Select(token => token.Text);
}
