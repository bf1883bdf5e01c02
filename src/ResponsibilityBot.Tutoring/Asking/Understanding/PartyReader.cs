using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Reads whose doing a question is about: "do <b>we</b> need to", "does <b>AWS</b> handle", "is it <b>our</b> job".</summary>
internal sealed class PartyReader(QuestionEvidence question, SentenceShape shape)
{
    private static readonly HashSet<string> OurWords = new(StringComparer.Ordinal) { "our", "my", "ours", "mine" };
    private static readonly HashSet<string> TheirWords = new(StringComparer.Ordinal) { "their", "its", "theirs" };

    private readonly int auxiliary = shape.Auxiliary;

    private Found[]? ours;
    private Found[]? theirs;

    private Findings Findings => question.Findings;

    private Found[] Ours => ours ??= Sides(Cue.CustomerSide);

    private Found[] Theirs => theirs ??= Sides(Cue.ProviderSide);

    public Party? Read()
    {
        if (question.IsEither)
            return null;
        if (Findings.All(Cue.Delegate).Any(found => Findings.Tokens[found.Start].Text is "make" or "makes" or "making" or "remove" or "removes" or "spare" or "spares" && found.Words > 1 || Findings.Tokens[found.Start].Stem is "free" or "reliev" or "absolv" or "excus" or "exempt" or "releas"))
            return Party.Provider;
        if (Findings.Has(Cue.Delegate) && (Findings.Names(MeaningKind.Provider) || Findings.Has(Cue.ProviderSide) || (auxiliary == 0 && Findings.Tokens[0].Text is "can" or "could" or "may")))
            return Party.Provider;
        if (Findings.Tokens.Exists(token => token.Text is "inherit" or "inherited"))
            return Party.Provider;
        return ByOthers() ?? ByCleft() ?? ByPredicate() ?? ByPossessiveDuty() ?? ByService() ?? ByStatedActor() ?? ByFirstMention() ?? ByPassive() ?? ByDefault() ?? ByTag();
    }

    /// <summary>"Does <b>anyone but us</b> run it?", "somebody other than us": asks for the other side.</summary>
    private Party? ByOthers()
    {
        var tokens = Findings.Tokens;
        for (var at = 0; at + 2 < tokens.Count; at++)
        {
            if (tokens[at].Text is "anyone" or "anybody" or "somebody" or "someone"
                && Findings.All(Cue.CustomerSide).Any(side => side.Start - at is 2 or 3 && tokens[side.Start - 1].Text is "but" or "than" or "except"))
                return Party.Provider;
        }

        return null;
    }

    /// <summary>"Is it <b>us</b> who …", "is it <b>Salesforce</b> that …", "is that something <b>we</b> do".</summary>
    private Party? ByCleft()
    {
        if (Ours.Any(IsCleft))
            return Party.Customer;
        return Findings.Of(MeaningKind.Provider).Concat(Findings.Of(MeaningKind.Service)).Concat(Theirs).Any(IsCleft) ? Party.Provider : null;
    }

    private bool IsCleft(Found side)
    {
        if (side.Start > 0 && Findings.Tokens[side.Start - 1].Text == "something")
            return true;
        var at = side.Start > 0 && Findings.Tokens[side.Start - 1].Text == "the" ? side.Start - 2 : side.Start - 1;
        var isTheOne = side.End + 1 < Findings.Tokens.Count && Findings.Tokens[side.End].Text == "the" && Findings.Tokens[side.End + 1].Text is "one" or "ones" && at >= 0 && Findings.Tokens[at].Text is "is" or "are" or "not";
        return isTheOne || at > 0 && Findings.Tokens[at].Text == "it" && Findings.Tokens[at - 1].Text is "is" or "was"
            && side.End < Findings.Tokens.Count && Findings.Tokens[side.End].Text is "who" or "that" or "which";
    }

    /// <summary>"… is ours", "left to us", "managed by Google", "the provider's?": a side as the predicate, after the thing.</summary>
    private Party? ByPredicate()
    {
        foreach (var side in Ours)
        {
            var text = Findings.Tokens[side.End - 1].Text;
            var before = side.Start > 0 ? Findings.Tokens[side.Start - 1].Text : "";
            var isTo = side.End < Findings.Tokens.Count && Findings.Tokens[side.End].Text == "to";
            var isNeeded = isTo && side.Start > 0 && Findings.Tokens[side.Start - 1].Stem is "for" or "need" or "requir" or "expect" or "want" or "ask" or "forc" or "oblig";
            if (text is "ours" or "mine" || (text is "us" or "me" or "customer" or "customers" or "client" or "tenant" && (before is "to" or "by" or "on" || side.Words > 1 && Findings.Tokens[side.Start].Text == "on" || isNeeded)) || (before == "for" && isTo))
                return Party.Customer;
        }

        foreach (var side in Findings.Of(MeaningKind.Provider).Where(side => !IsDenied(side)).Concat(Theirs))
        {
            var before = side.Start > 0 ? Findings.Tokens[side.Start - 1].Text : "";
            before = before == "the" && side.Start > 1 ? Findings.Tokens[side.Start - 2].Text : before;
            var last = side.End == Findings.Tokens.Count;
            if (before == "by" || (before == "from" && ComesFrom(side.Start)) || (last && Findings.Tokens[side.End - 1].Possessive) || (before is "to" or "with" && question.IsPredicateTo(side.Start)))
                return Party.Provider;
        }

        // "Are the runners patched by GitHub": a service acts where it is named so.
        return auxiliary >= 0 && Findings.Of(MeaningKind.Service).Any(service => service.Start > auxiliary && Findings.Tokens[service.Start - 1].Text == "by" && (service.End >= Math.Min(shape.TagStart, Findings.Tokens.Count) - 1 || Findings.Tokens[service.End].Text is "for" or "itself" or "on"))
            ? Party.Provider
            : null;
    }

    /// <summary>"The patches <b>come from</b> Microsoft", "is it from their side".</summary>
    private bool ComesFrom(int side) =>
        Findings.Tokens.Take(side).TakeLast(4).Any(token => token.Stem is "com" or "come" or "came" or "is" or "are" or "it" or "deliver");

    /// <summary>"Our job", "their duty", "Amazon's part", "the provider's responsibility".</summary>
    private Party? ByPossessiveDuty()
    {
        foreach (var duty in Findings.All(Cue.Duty).Concat(Findings.All(Cue.ListDuties)))
        {
            if (OurWords.Contains(Findings.Tokens[duty.Start].Text))
                return Party.Customer;
            if (TheirWords.Contains(Findings.Tokens[duty.Start].Text) || (duty.Words > 1 && IsProvider(duty.Start)))
                return Party.Provider;
            var at = duty.Start - 1;
            if (at < 0 || (Findings.Tokens[duty.Start].Text == "own" && OurWords.Contains(Findings.Tokens[at].Text)))
                continue;
            var before = Findings.Tokens[at].Text == "own" && at > 0 ? Findings.Tokens[at - 1].Text : Findings.Tokens[at].Text;
            if (OurWords.Contains(before))
                return Party.Customer;
            if (TheirWords.Contains(before) || (IsProvider(at) && Findings.Tokens[at].Possessive))
                return Party.Provider;
            if (Findings.All(Cue.CustomerSide).Any(side => side.End - 1 == at) && Findings.Tokens[at].Possessive)
                return Party.Customer;
        }

        return null;
    }

    /// <summary>A service as the subject does the provider's part: "does Snowflake deal with … for us".</summary>
    private Party? ByService()
    {
        if (auxiliary < 0)
            return null;
        foreach (var service in Findings.Of(MeaningKind.Service).Concat(Findings.Of(MeaningKind.WeakService)))
        {
            var between = service.Start - auxiliary;
            if (between is not (1 or 2) || Findings.All(Cue.CustomerSide).Any(side => side.Start < service.Start && side.Start > auxiliary))
                continue;
            var acts = Findings.Things.Any(thing => thing.Verb != UInt128.Zero && (int)UInt128.TrailingZeroCount(thing.Verb) - service.End is >= 0 and <= 1) && Findings.Tokens[auxiliary].Text is "does" or "do" or "will";
            acts |= Findings.Things.Any(thing => thing.Start == service.End && thing.Words > 1 && thing.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility) && Findings.Tokens[auxiliary].Text is "does" or "do" or "will";
            return Findings.Has(Cue.Duty) || ForUs() || acts || (Findings.Has(Cue.Handles) && Findings.Tokens[auxiliary].Text is "does" or "do" or "will" or "would") ? Party.Provider : null;
        }

        return null;
    }

    /// <summary>"<b>Salesforce</b> would restore our records", "when we get hacked, then <b>Amazon</b> cleans up": in a statement the one that begins a clause acts, where a verb follows.</summary>
    private Party? ByStatedActor()
    {
        if (!shape.IsStatement && !shape.HasTag)
            return null;
        return Findings.Of(MeaningKind.Service).Concat(Findings.Of(MeaningKind.WeakService)).Concat(Findings.Of(MeaningKind.Provider)).Concat(Theirs).Any(ActsInClause) ? Party.Provider : null;
    }

    private bool ActsInClause(Found side)
    {
        var tokens = Findings.Tokens;
        var at = side.Start > 0 && tokens[side.Start - 1].Text == "the" ? side.Start - 1 : side.Start;
        var begins = at == 0 || tokens[at - 1].Clause != tokens[at].Clause || tokens[at - 1].Text is "so" or "because" or "since" or "that" or "then" or "but" or "therefore" or "and";
        if (!begins || side.End >= tokens.Count || tokens[side.End - 1].Possessive || tokens[side.End].Clause != tokens[at].Clause)
            return false;
        var verb = tokens[side.End].Text is "surely" or "just" or "also" or "always" or "simply" or "already" or "now" ? side.End + 1 : side.End;
        return verb < tokens.Count && (IsThirdPerson(verb) || tokens[verb].Text is "would" or "will" or "does" or "do" or "can" or "must" or "has" or "have" or "should"
            || Findings.All(Cue.Handles).Any(handles => handles.Start == verb)
            || Findings.Things.Any(thing => thing.Verb != UInt128.Zero && (int)UInt128.TrailingZeroCount(thing.Verb) == verb));
    }

    /// <summary>"Slack <b>knows our</b> periods": a word in -s before somebody's thing, that names nothing, is a verb.</summary>
    private bool IsThirdPerson(int at) =>
        at + 1 < Findings.Tokens.Count && Findings.Tokens[at].Text is [.., not 's', 's'] && Findings.Tokens[at + 1].Text is "our" or "my" or "the" or "all" or "every"
        && !Findings.Things.Any(thing => thing.Start <= at && thing.End > at);

    /// <summary>Whether the text speaks of the asker's own things, so that "does it scale" is no question about features.</summary>
    private bool ForUs() => Findings.Tokens.Any(token => token.Text is "our" or "my" or "us");

    private Party? ByFirstMention()
    {
        var customer = Mentions(Ours).Where(found => !IsForUs(found)).Select(found => found.Start).DefaultIfEmpty(int.MaxValue).Min();
        var provider = Mentions(Theirs).Concat(Findings.Of(MeaningKind.Provider).Where(IsActor)).Select(found => found.Start).DefaultIfEmpty(int.MaxValue).Min();
        if (customer == int.MaxValue && provider == int.MaxValue)
            return NamesOwnPeople() ? Party.Customer : null;
        return customer < provider ? Party.Customer : Party.Provider;
    }

    /// <summary>"Must <b>our own administrators</b> harden it": people of the own house act, its things do not.</summary>
    private bool NamesOwnPeople() =>
        Findings.All(Cue.CustomerOwn).Any(own => own.End < Findings.Tokens.Count && Findings.Tokens[own.End - 1].Text == "own"
            && Findings.Tokens[own.End].Stem is "administrator" or "developer" or "engineer" or "team" or "staff" or "people" or "employe" or "colleagu" or "dba" or "technician");

    private IEnumerable<Found> Mentions(Found[] side) => side.Where(found => found.Start >= Math.Max(0, auxiliary));

    /// <summary>Mentions of a side that say who acts: not those in a tag ("don't <b>they</b>?", "am <b>I</b> right") or put aside ("rather than by <b>us</b>").</summary>
    private Found[] Sides(Cue cue) =>
        Array.FindAll(Findings.All(cue), found => !IsDenied(found) && !shape.IsInTag(found.Start) && !Findings.All(Cue.Tag).Any(tag => tag.Words > 1 && tag.Overlaps(found) && !Findings.All(Cue.Duty).Any(duty => duty.Overlaps(tag))));

    private bool IsDenied(Found side)
    {
        for (var at = Math.Max(0, side.Start - 3); at < side.Start; at++)
        {
            if (Findings.Tokens[at].Text is "than" || (Findings.Tokens[at].Text == "of" && at > 0 && Findings.Tokens[at - 1].Text == "instead"))
                return true;
        }

        return false;
    }

    /// <summary>"For us" names who profits, not who works.</summary>
    private bool IsForUs(Found side) => side.Start > 0 && Findings.Tokens[side.Start - 1].Text == "for";

    /// <summary>"In Azure", "on AWS" is a place; "AWS patches" is an actor.</summary>
    private bool IsActor(Found provider) =>
        provider.Start == 0 || Findings.Tokens[provider.Start - 1].Text is not ("in" or "on" or "with" or "using" or "use" or "from" or "into" or "inside" or "under" or "our" or "via" or "at");

    private Party? ByPassive() =>
        question.IsYesNo && Findings.Has(Cue.Handles) && auxiliary >= 0 && Findings.Tokens[auxiliary].Text is "is" or "are" or "will" ? Party.Provider : null;

    /// <summary>
    /// "Is our data encrypted <b>by default</b>": what comes about unasked is the provider's doing. What is on "in our account" is a matter of fact. Word by word, because the name of
    /// a duty may cover them ("encrypted by default"), and then no cue is found there.
    /// </summary>
    private Party? ByDefault()
    {
        if (!question.IsYesNo || auxiliary < 0 || Findings.Tokens[auxiliary].Text is not ("is" or "are"))
            return null;
        var (tokens, isUnasked) = (Findings.Tokens, false);
        for (var at = auxiliary + 2; at < tokens.Count; at++)
        {
            if (tokens[at].Text == "our" && tokens[at - 1].Text == "in")
                return null;
            isUnasked |= tokens[at].Text == "automatically" || (tokens[at].Text == "default" && tokens[at - 1].Text == "by") || (tokens[at].Text == "box" && tokens[at - 2].Text == "of");
        }

        return isUnasked ? Party.Provider : null;
    }

    /// <summary>"…, don't <b>we</b>?", where nothing else says whose doing it is. Other pronouns may stand for the thing.</summary>
    private Party? ByTag() =>
        Findings.Tokens.Skip(shape.TagStart).Any(token => token.Text is "we" or "i") ? Party.Customer : null;

    private bool IsProvider(int at) =>
        Findings.Of(MeaningKind.Provider).Concat(Findings.All(Cue.ProviderSide)).Concat(Findings.Of(MeaningKind.Service)).Any(found => found.Spans(at));
}
