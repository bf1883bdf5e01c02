using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Which of several places a question asks about where people tell of more than they ask: "we have Snowflake and Redshift. <b>For Redshift</b>, who rotates the keys?", "dev is on
/// Railway, prod on Render. <b>In prod</b>, who …", "<b>besides</b> SharePoint we have a file server".
/// </summary>
/// <param name="question">What was found.</param>
/// <param name="joints">What stands between two places.</param>
internal sealed class AskedPlaces(QuestionEvidence question, PlaceJoints joints)
{
    private List<Token> Tokens => question.Findings.Tokens;

    /// <summary>The clause of the last "who"; the last clause before a tag where nobody is asked for by name.</summary>
    public int AskingClause => question.Findings.All(Cue.Who) is [.., var who] ? Tokens[who.Start].Clause
        : Tokens[question.HasTag ? Math.Clamp(question.Shape.TagStart - 1, 0, Tokens.Count - 1) : ^1].Clause;

    /// <summary>The places that are asked about.</summary>
    /// <param name="places">Where places are named, in the order of the text; two or more.</param>
    /// <returns>Ids; empty where nothing tells, so that all are meant.</returns>
    public IReadOnlyList<string> Of(List<Found> places)
    {
        var asking = AskingClause;
        if (Ids(places.FindAll(place => ClauseOf(place) == asking && !IsVendor(place, places))) is { Count: > 0 } here)
            return EndsList(asking, places) ? [] : here;
        if (Ids(places.FindAll(place => !IsPutAside(place))) is { Count: > 0 } left && left.Count < Ids(places).Count)
            return left;
        if (Ids(places.FindAll(place => IsLead(place, asking, places))) is { Count: > 0 } led)
            return led;
        if (places.CountBy(place => place.Meaning.Id).OrderByDescending(pair => pair.Value).ToList() is [{ Value: > 1 } most, { Value: 1 }, ..])
            return [most.Key];
        if (Ids(places.FindAll(place => PointsBack(place, asking, places))) is [var pointed])
            return [pointed];
        if (Tokens.Exists(token => token.Text is "but" or "though" or "tho" or "apart" or "besides" or "except" or "aside" or "mind"))
            return Ids(places.FindAll(place => ClauseOf(place) == ClauseOf(places[^1])));
        return [];
    }

    /// <summary>"From Jira Data Center to Jira Cloud, does <b>Atlassian</b> do the updates then": who acts, beside another product of the same house.</summary>
    private bool IsVendor(Found place, List<Found> places) =>
        question.IsByVendor(place) && places.Exists(other => other.Meaning.Id != place.Meaning.Id && VendorOf(other) == VendorOf(place));

    private string? VendorOf(Found place) => (question.Table.Target(place.Meaning.Id) as Service)?.Vendor;

    /// <summary>"On S3, <b>and on EFS</b>, who …": whether a place in the clause that asks, and named nowhere else, is the last of a list that begins before it.</summary>
    private bool EndsList(int asking, List<Found> places) =>
        places.Exists(last => ClauseOf(last) == asking && places.Count(other => other.Meaning.Id == last.Meaning.Id) == 1 && places.Exists(other => ClauseOf(other) != asking && AreLinked(other, last)));

    /// <summary>Whether a clause begins with a place, as each of a list does: "vSphere in the cellar, VMware Cloud on AWS: who …".</summary>
    private bool Begins(Found place) => place.Start == 0 || Tokens[place.Start - 1].Clause < ClauseOf(place);

    private int ClauseOf(Found place) => Tokens[place.Start].Clause;

    private bool AreLinked(Found one, Found other)
    {
        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        return one.Meaning.Id != other.Meaning.Id && (joints.AreJoined(first, second) || joints.IsNextInList(first, second));
    }

    /// <summary>"<b>For the mail</b>, who …", "SQS is easy. <b>What about MSK</b>, who …": told last before what is asked, and apart from the others.</summary>
    private bool IsLead(Found place, int asking, List<Found> places)
    {
        var lead = asking - 1;
        if (ClauseOf(place) != lead || question.Rows.Count == 0 || Tokens.Find(token => token.Clause == lead).Text is "and" or "or" or "plus" or "both" || Tokens.Exists(token => token.Clause == lead && token.Text == "not"))
            return false;
        var others = places.FindAll(other => other.Meaning.Id != place.Meaning.Id);
        return !(Begins(place) && others.Exists(other => Begins(other) && ClauseOf(other) == lead - 1)) && others.TrueForAll(other => ClauseOf(other) == lead || !AreLinked(place, other));
    }

    /// <summary>
    /// "Invoices in a tool, and <b>a platform</b> … who fixes the code on <b>the platform</b>?": a word behind an article or a preposition, in the clause that asks or the one that leads to it, stood in this
    /// place's clause and in no other place's.
    /// </summary>
    private bool PointsBack(Found place, int asking, List<Found> places)
    {
        for (var at = 1; at < Tokens.Count; at++)
        {
            if (Tokens[at].Clause != asking && Tokens[at].Clause != asking - 1 || Tokens[at].Text.Length < 3 || Tokens[at].Text is "the" or "our" or "this" or "that" or "case"
                || Tokens[at - 1].Text is not ("the" or "in" or "on" or "for" or "of" or "that"))
                continue;
            if (Stood(at, place) && places.TrueForAll(other => other.Meaning.Id == place.Meaning.Id || !Stood(at, other)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word stands in a place's clause, too, before its own.</summary>
    private bool Stood(int word, Found place) => ClauseOf(place) < Tokens[word].Clause && Tokens.Exists(token => token.Clause == ClauseOf(place) && token.Stem == Tokens[word].Stem);

    /// <summary>"<b>Besides</b> SharePoint", "<b>not</b> Dropbox", "vSphere <b>aside</b>".</summary>
    private bool IsPutAside(Found place)
    {
        var before = place.Start > 0 ? Tokens[place.Start - 1].Text : "";
        var after = place.End < Tokens.Count ? Tokens[place.End].Text : "";
        return before is "besides" or "not" or "except" or "beside" || after is "aside" || (place.Start > 1 && before is "from" && Tokens[place.Start - 2].Text is "aside" or "apart");
    }

    private static List<string> Ids(List<Found> places) => [.. places.Select(place => place.Meaning.Id).Distinct(StringComparer.Ordinal)];
}
