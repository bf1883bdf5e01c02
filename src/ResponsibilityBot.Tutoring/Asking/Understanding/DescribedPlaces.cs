using System.Collections.Frozen;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// A service model that is described and not named: "machines we only <b>rent</b>", "an app that somebody else <b>hosts</b>", "a platform that just takes our <b>code</b>".
/// A thing and what tells about it stand a few words apart, in any order.
/// </summary>
internal static class DescribedPlaces
{
    /// <summary>How many words after a thing may tell what it is.</summary>
    private const int Behind = 7;

    /// <summary>The more telling first.</summary>
    private static readonly Description[] All =
    [
        new("colocation", ["server", "machine", "box", "hardware", "kit", "gear", "rack"], [], ["rented hall", "rented room", "rented cage", "else's building", "else's data", "else's hall", "else's rack", "else's cage"]),
        new("managed-kubernetes", ["kubernetes", "k8s"], ["managed", "hosted"], ["provider manages", "provider runs", "vendor manages", "vendor runs", "they manage", "they run", "run by", "managed by"]),
        new("caas", ["container", "image", "docker"], ["hosted"], ["to hosted service", "to hosted platform", "provider runs", "vendor runs"]),
        new("iaas", ["machine", "server", "vm", "box", "computer", "instance"], ["rented", "leased", "hired"], ["rent", "rented", "renting", "lease", "hire", "hired"]),
        new("saas", ["application", "software", "program", "tool", "crm", "erp"], ["subscription", "subscribed", "online", "monthly"],
            ["subscribe", "subscribed", "subscription", "pay monthly", "pay for monthly", "per month", "per seat", "log into", "browser", "else hosts", "else runs", "vendor hosts", "vendor runs", "supplier hosts",
             "supplier runs", "company hosts", "hosted by", "only use", "just use", "as service", "from internet", "over internet", "we rent"]),
        new("saas", ["hosts", "runs"], [], ["whole application", "whole software", "whole program", "complete application"]),
        new("paas", ["platform"], [], ["our code", "upload", "uploads", "git push", "push", "deploy", "takes code", "runs code", "hand code", "our application"]),
        new("paas", ["database", "postgres", "postgresql", "mysql", "redis", "mongo", "mariadb", "queue", "cache"], ["managed", "hosted", "rented"],
            ["they manage", "they run", "they host", "vendor runs", "vendor manages", "provider runs", "provider manages", "as service", "managed by", "managed one"]),
    ];

    /// <summary>Words that are a place only as the other end of a move or a comparison: "from rented VMs to a <b>platform</b>", "Kubernetes ourselves or a <b>managed one</b>".</summary>
    private static readonly OtherEnd[] Ends =
    [
        new("paas", null, ["platform"]),
        new("faas", null, ["functions"]),
        new("managed-kubernetes", "self-managed-kubernetes", ["managed one", "hosted one", "managed version", "managed cluster", "managed service"]),
        new("self-managed-kubernetes", "managed-kubernetes", ["it ourselves", "all ourselves", "run ourselves", "by ourselves", "our own", "own cluster", "self built", "self run"]),
        new("github-self-hosted-runners", "github-actions-hosted-runners", ["our own", "own runners", "own ones"]),
        new("atlassian-cloud", "jira-data-center", ["cloud"]),
    ];

    private static readonly FrozenDictionary<string, Description[]> ByThing =
        All.SelectMany(description => description.Things.Select(thing => (thing, description))).GroupBy(pair => pair.thing, pair => pair.description, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Adds the places that are described; one only where nothing tells that there are two.</summary>
    public static void AddTo(List<Found> beside, List<Found> things, List<Found> cues, List<Token> tokens)
    {
        var several = cues.Exists(cue => cue.Meaning.Cue is Cue.Move or Cue.Compare);
        AddEnds(beside, things, several, tokens);
        if (!several && (things.Exists(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model) || beside.Exists(found => found.Meaning.Kind == MeaningKind.WeakModel)))
            return;
        foreach (var place in Find(tokens))
        {
            if (beside.Exists(found => found.Meaning.Id == place.Meaning.Id) || things.Exists(thing => thing.Meaning.Id == place.Meaning.Id))
                continue;
            beside.Add(place);
            if (!several)
                return;
        }
    }

    private static void AddEnds(List<Found> beside, List<Found> things, bool several, List<Token> tokens)
    {
        bool IsNamed(string place) => things.Exists(thing => thing.Meaning.Id == place) || beside.Exists(found => found.Meaning.Id == place);
        for (var at = 1; at < tokens.Count; at++)
        {
            var isEnd = several || tokens[at - 1].Text is "to" or "into" or "or" || (at > 1 && tokens[at - 1].Text is "a" or "the" && tokens[at - 2].Text is "to" or "into" or "or");
            if (!isEnd)
                continue;
            foreach (var end in Ends)
            {
                // "Which platform does the train leave from?", "does it go to the platform people": what acts, or is asked for, is no place.
                if (tokens[at].Text == "platform" && at + 1 < tokens.Count && tokens[at + 1].Text is "people" or "provider" or "vendor" or "team" or "operator" or "company" or "guys" or "itself" or "do" or "does" or "will")
                    continue;
                if (!end.Words.Exists(words => Stands(words, at, tokens)) || IsNamed(end.Place) || (end.Other is { } other ? !IsNamed(other) : things.Exists(thing => thing.Start <= at && thing.End > at && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model)))
                    continue;
                beside.Add(Place(end.Place, at));
            }
        }
    }

    /// <summary>The places that are described, the most telling first.</summary>
    private static IEnumerable<Found> Find(List<Token> tokens)
    {
        List<(Description Description, Found Place)>? found = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!ByThing.TryGetValue(tokens[at].Stem, out var descriptions))
                continue;
            foreach (var description in descriptions)
            {
                if (Find(description, at, tokens) is { } place)
                    (found ??= []).Add((description, place));
            }
        }

        return found is null ? [] : found.OrderBy(pair => Array.IndexOf(All, pair.Description)).Select(pair => pair.Place);
    }

    private static Found? Find(Description description, int at, List<Token> tokens)
    {
        if (at > 0 && description.Before.Contains(tokens[at - 1].Stem))
            return Place(description.Place, at - 1);
        for (var next = at + 1; next < tokens.Count && next <= at + Behind; next++)
        {
            if (description.After.Exists(words => Stands(words, next, tokens)))
                return Place(description.Place, at);
        }

        return null;
    }

    private static Found Place(string place, int at) => new(new Meaning(MeaningKind.WeakModel, place), at, at + 1, 1, UInt128.Zero);

    /// <summary>Whether words stand there, with articles and "only", "just", "simply" between them.</summary>
    private static bool Stands(string[] words, int at, List<Token> tokens)
    {
        foreach (var word in words)
        {
            while (at < tokens.Count && tokens[at].Text != word && tokens[at].Text is "the" or "a" or "an" or "only" or "just" or "simply" or "our" or "some")
                at++;
            if (at >= tokens.Count || tokens[at].Text + (tokens[at].Possessive ? "'s" : "") != word)
                return false;
            at++;
        }

        return true;
    }

    /// <summary>What the other end of a move or a comparison is called.</summary>
    private sealed class OtherEnd(string place, string? other, IEnumerable<string> words)
    {
        public string Place => place;

        /// <summary>The place that must be named for it; null for any.</summary>
        public string? Other => other;

        public List<string[]> Words { get; } = [.. words.Select(words => words.Split(' '))];
    }

    /// <summary>How a place is described.</summary>
    private sealed class Description(string place, IEnumerable<string> things, IEnumerable<string> before, IEnumerable<string> after)
    {
        public string Place => place;

        /// <summary>Stems of the thing that is told about.</summary>
        public HashSet<string> Things { get; } = [.. things.Select(Stemmer.Of)];

        /// <summary>Stems that tell it right before the thing: "<b>rented</b> machines".</summary>
        public HashSet<string> Before { get; } = [.. before.Select(Stemmer.Of)];

        /// <summary>Words that tell it a little behind the thing: "machines that we <b>rent</b>".</summary>
        public List<string[]> After { get; } = [.. after.Select(words => words.Split(' '))];
    }
}
