using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>"Our <b>server room</b>", "my own little <b>rack</b>": a room, a house or a rack of the customer's own stands on the customer's premises.</summary>
internal static class OwnPlaces
{
    private static readonly Meaning OnPremises = new(MeaningKind.WeakModel, KnowledgeTable.OnPremises);

    private static readonly HashSet<string> Rooms = new(StringComparer.Ordinal) { "room", "rooms", "hall", "halls", "closet", "cupboard", "cabinet" };

    private static readonly HashSet<string> Machines = new(StringComparer.Ordinal) { "server", "servers", "machine", "machines", "computer", "comms", "network", "switch", "equipment", "data", "it" };

    private static readonly HashSet<string> Places = new(StringComparer.Ordinal)
    {
        "boxes", "metal", "tin", "iron", "datacenter", "datacentre", "datacenters", "datacentres", "cellar", "basement", "hall", "halls", "rack", "racks", "premises", "cupboard", "closet", "stairs", "garage",
    };

    /// <summary>Finds such places, and takes what was found in their words for no duty where they only say where something stands: "Exchange <b>in our server room</b>".</summary>
    public static void AddTo(List<Found> beside, List<Found> candidates, List<Found> cues, List<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (!IsOurs(tokens, at) || EndOf(tokens, at + 1) is not { } end || IsAtProvider(tokens, end, candidates))
                continue;
            beside.Add(new Found(OnPremises, at, at + 1, 1, UInt128.One << at));
            if (!IsLeftOrEntered(tokens, at))
                continue;
            var noun = ((UInt128.One << end) - 1) & ~((UInt128.One << at) - 1);
            var isMove = cues.Exists(cue => cue.Meaning.Cue is Cue.Move or Cue.Compare);
            bool IsPlaceAlone(Found found) => found.Meaning.IsRow && (found.Mask & noun) != UInt128.Zero && (isMove || (found.Mask & ~noun) == UInt128.Zero);
            if (isMove || candidates.Exists(found => found.Meaning.IsRow && !IsPlaceAlone(found)))
                candidates.RemoveAll(IsPlaceAlone);
        }
    }

    /// <summary>"<b>Our</b> hall"; "back to <b>own</b> racks", where nobody else owns them.</summary>
    private static bool IsOurs(List<Token> tokens, int at) => tokens[at].Text is "our" or "my"
        || (tokens[at].Text == "own" && (at == 0 || tokens[at - 1].Text is "to" or "in" or "into" or "from" or "of" or "back" or "on" or "and" or "or" or "between" or "vs"));

    /// <summary>Where the place's name ends that begins here, after "own" and at most two other words; null where none does.</summary>
    private static int? EndOf(List<Token> tokens, int start)
    {
        for (var at = start; at < tokens.Count && at < start + 3; at++)
        {
            var text = tokens[at].Text;
            if (tokens[at].Possessive || text is "rented" or "hired" or "leased")
                return null;
            var next = at + 1 < tokens.Count ? tokens[at + 1].Text : "";
            if ((Machines.Contains(text) && Rooms.Contains(next)) || (text == "data" && next is "center" or "centre" or "centers" or "centres"))
                return at + 2;
            if (Places.Contains(text))
                return at + 1;
        }

        return null;
    }

    /// <summary>"Our racks <b>in the colo</b>", "our data center <b>at AWS</b>": a room at somebody else's; "our data center in Frankfurt" is ours.</summary>
    private static bool IsAtProvider(List<Token> tokens, int end, List<Found> candidates)
    {
        for (var at = end; at < tokens.Count && at < end + 6; at++)
        {
            // "Our racks stand in somebody else's building".
            if (tokens[at].Text is "else" or "elses")
                return true;
        }

        if (end + 1 >= tokens.Count || tokens[end].Text is not ("in" or "at" or "with" or "from"))
            return false;
        var start = tokens[end + 1].Text is "the" or "a" or "our" && end + 2 < tokens.Count ? end + 2 : end + 1;
        return tokens[start].Stem is "colo" or "cloud" or "provid" or "host" or "rent"
            || candidates.Exists(found => found.Start == start && found.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService or MeaningKind.Provider or MeaningKind.Model);
    }

    private static bool IsLeftOrEntered(List<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Text is "in" or "from" or "of" or "inside" or "leave" or "leaving" or "left" or "close" or "closing" or "to" or "into" or "off" or "at" or "out" or "shut" or "abandon" or "quit" or "vacate" or "downstairs";
}
