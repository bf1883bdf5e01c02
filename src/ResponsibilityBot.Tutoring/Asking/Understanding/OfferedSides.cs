namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Finds out whether a question lets choose between the two sides: "<b>us or them</b>", "do they bump it <b>or us</b>".</summary>
internal sealed class OfferedSides(Findings findings)
{
    /// <summary>Whether our side and the other one are offered in a row: "us or them", "customer or Google".</summary>
    public bool AreOffered()
    {
        if (!findings.Has(Cue.CustomerSide))
            return false;
        var theirs = findings.Of(MeaningKind.Provider).Concat(findings.All(Cue.ProviderSide)).Concat(findings.Of(MeaningKind.Service)).ToList();
        return findings.All(Cue.CustomerSide).Any(ours => theirs.Exists(other => IsChoice(ours, other) || IsChoice(other, ours)));
    }

    /// <summary>Whether only "or", "vs" and fillers stand between two sides.</summary>
    private bool IsChoice(Found left, Found right)
    {
        var offered = false;
        for (var at = left.End; at < right.Start; at++)
        {
            if (findings.Tokens[at].IsOr)
                offered = true;
            else if (findings.Tokens[at].Text is not ("the" or "a" or "is" or "it" or "on" or "to" or "does" or "do" or "our" or "job" or "by" or "up" or "for"))
                return false;
        }

        return offered && right.Start > left.End;
    }

    /// <summary>"Do they bump it <b>or us</b>", "…, <b>or does</b> the vendor": the last choice is a side, whatever stands before it.</summary>
    public bool EndsInOtherSide()
    {
        var tokens = findings.Tokens;
        for (var at = tokens.Count - 2; at > 1; at--)
        {
            if (!tokens[at].IsOr)
                continue;
            var next = at + 1;
            while (next < tokens.Count && next - at <= 5 && (next > at + 1 || tokens[next].Text != "it") && tokens[next].Text is "the" or "is" or "are" or "it" or "that" or "this" or "does" or "do" or "will" or "has" or "have" or "must" or "should" or "can" or "on" or "to" or "by" or "for" or "up" or "only" or "just" or "rather" or "with" or "from")
                next++;
            return next < tokens.Count && (NamesOtherSide(next, at) || (tokens[next].Text is "our" or "my" && findings.EndsClause(next + 1) && !findings.Things.Any(thing => thing.Start == next + 1)));
        }

        return false;
    }

    /// <summary>Whether a side begins at a word and the other side, or none, stands before the "or".</summary>
    private bool NamesOtherSide(int at, int or)
    {
        var ours = findings.All(Cue.CustomerSide).Any(side => side.Start == at);
        var theirs = findings.All(Cue.ProviderSide).Concat(findings.Of(MeaningKind.Provider)).Any(side => side.Start == at)
            || findings.Of(MeaningKind.Service).Any(side => side.Start == at && findings.Tokens[side.End - 1].Possessive);
        return (ours && !findings.All(Cue.CustomerSide).Any(side => side.End <= or && or - side.End <= 3))
            || (theirs && (findings.All(Cue.CustomerSide).Any(side => side.End <= or) || findings.Tokens.Take(or).Any(token => token.Text is "our" or "my")));
    }
}
