namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Tells which of the cues that were found are none where they stand.</summary>
/// <param name="tokens">The question's words.</param>
/// <param name="things">The rows and places that were found.</param>
internal sealed class MistakenCues(List<Token> tokens, List<Found> things)
{
    /// <summary>Takes out the cues that are none.</summary>
    public void Drop(List<Found> cues)
    {
        cues.RemoveAll(IsSwallowed);
        cues.RemoveAll(cue => IsAdjective(cue) || IsDataTable(cue) || RunsIntoPlace(cue));
    }

    /// <summary>"Customer" in "customer data" names no party: a cue inside a longer name is no cue. Pairs keep theirs ("secure … network").</summary>
    private bool IsSwallowed(Found cue) =>
        cue.Meaning.Cue is not (Cue.Who or Cue.What) && !(cue.Meaning.Cue == Cue.Define && cue.Start == 0)
        && things.Exists(thing => !(cue.Meaning.Cue == Cue.Duty && cue.Start == thing.Start) && thing.Words > cue.Words && (cue.Mask & thing.Mask) == cue.Mask && thing.Meaning.Kind <= MeaningKind.WeakModel
            && (IsUnbroken(thing) || (cue.Meaning.Cue == Cue.CustomerSide && IsFollowedIn(thing, cue.End))));

    /// <summary>"Liable if somebody leaks <b>customer data</b>": the next word belongs to the thing as well.</summary>
    private static bool IsFollowedIn(Found thing, int next) => (thing.Mask >> next & UInt128.One) != UInt128.Zero;

    /// <summary>"Physical <b>security in Cloud</b> SQL": the cloud is the beginning of a product's name.</summary>
    private bool RunsIntoPlace(Found cue) =>
        cue.Meaning.Cue is Cue.CustomerOwn or Cue.ProviderOwn
        && things.Exists(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService && thing.Words > 1 && (cue.Mask & thing.Mask) != UInt128.Zero);

    /// <summary>"Its <b>own</b> settings", "our own servers": no word for owning. "In <b>which</b> our data lives", "the region in which": no question.</summary>
    private bool IsAdjective(Found cue)
    {
        if (cue.Words == 2 && tokens[cue.End - 1].Text is "topics" && cue.Meaning.Cue == Cue.Duty)
            return true;
        if (cue.Words == 2 && tokens[cue.End - 1].Text == "cloud" && cue.Meaning.Cue == Cue.ProviderOwn)
            return IsPartOfName(cue);
        if (cue.Words != 1 || cue.Start == 0)
            return false;
        var before = tokens[cue.Start - 1];
        return cue.Meaning.Cue switch
        {
            Cue.Least => before.Text == "at",
            Cue.Move when tokens[cue.Start].Text is "port" => before.Text is not ("to" or "we" or "you" or "i" or "will" or "can" or "not"),
            Cue.Move when tokens[cue.Start].Text is "switch" or "dump" or "swap" or "lift" => before.Text is "the" or "a" or "that" or "this" or "which" or "network" or "core" or "every" or "our",
            Cue.Tag => tokens[cue.Start].Text == "rights",
            Cue.Leaderboard => tokens[cue.Start].Text is "stand" or "stands" or "standing",
            Cue.Duty => tokens[cue.Start].Text == "own" && (before.Possessive || before.Text is "our" or "my" or "your" or "its" or "their" or "his" or "her"),
            Cue.What => (tokens[cue.Start].Text == "which" && cue.Start > 1 && before.Text is "in" or "of" or "on" or "for" or "to" or "with" or "from" or "by")
                || (tokens[cue.Start].Text is "list" or "name" or "show" && before.Text is "our" or "my" or "your" or "their" or "the"),
            _ => false,
        };
    }

    /// <summary>"Of our <b>cloud storage</b>", "cost of the <b>cloud</b>": not what the provider runs underneath, as in "security <b>of the cloud</b>".</summary>
    private bool IsPartOfName(Found ofCloud) =>
        (ofCloud.Start > 0 && tokens[ofCloud.Start - 1].Stem is "cost" or "bill" or "price")
        || Enumerable.Range(ofCloud.Start, ofCloud.Words).Any(at => tokens[at].Text is "our" or "my")
        || (ofCloud.End - ofCloud.Start > ofCloud.Words && tokens[ofCloud.End - 2].Text is "our" or "my")
        || (ofCloud.End < tokens.Count && tokens[ofCloud.End].Clause == tokens[ofCloud.Start].Clause && tokens[ofCloud.End].Stem is "storage" or "storag" or "server" or "sql" or "run" or "account" or "bill" or "cost" or "project" or "application" or "service" or "servic" or "data" or "bucket");

    /// <summary>"A DynamoDB <b>table</b>", "our <b>tables</b>": holds data, no chart.</summary>
    private bool IsDataTable(Found cue) =>
        cue.Meaning.Cue == Cue.Matrix && cue.Words == 1 && cue.Start > 0 && tokens[cue.Start].Stem == "tabl"
        && (tokens[cue.Start].Text == "tables" || tokens[cue.Start - 1].Text is "our" or "my" or "your" or "which" || things.Exists(thing => thing.End == cue.Start && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService));

    private static bool IsUnbroken(Found thing) => UInt128.PopCount(thing.Mask) == (UInt128)(uint)thing.Words && thing.End - thing.Start <= thing.Words + 1;
}
