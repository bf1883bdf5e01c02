using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Chooses, among the places that a text names, those that the question is about: one, several that are listed, or the two ends of a move or a comparison. What only says
/// more of a place ("our EC2, inside <b>the VM</b>"), who acts, and what is told beside the question is none.
/// </summary>
internal sealed class PlaceChoice(QuestionEvidence question)
{
    /// <summary>The vendor of a kind of service that many offer: "who updates <b>Kubernetes</b> on AKS" is about AKS alone.</summary>
    private const string AnyVendor = "any provider";

    /// <summary>"Orphaned <b>IAM</b> users": what stands alone is the short name of AWS's service, whatever duty it names; Google's is named with Google.</summary>
    private const string Iam = "iam";

    private readonly List<Found> named = [.. question.Findings.Things.Where(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model)];

    private readonly PlaceJoints joints = new(question.Findings.Tokens, question.Findings.HasAny(Cue.Move));

    private Findings Findings => question.Findings;

    private KnowledgeTable Table => question.Table;

    private IReadOnlyList<string> Services => question.Services;

    private List<string> Targets { get; } = [];

    /// <summary>Ids of services and models, in the order in which they are meant.</summary>
    public IReadOnlyList<string> Places()
    {
        AddNamed();
        AddGuarded();
        if (Targets.Count > 1)
            DropOthers();
        AddWeak();
        if (Targets.Count > 1 && Targets.Contains(KnowledgeTable.OnPremises) && !Findings.HasAny(Cue.Move, Cue.Compare, Cue.Classify))
            DropHoused();
        if (Targets.Count > 0)
            TakeAsked();
        else if (question.Rows.Count > 0 && question.Provider is null or "aws" && Findings.Tokens.Exists(token => token.Text == Iam))
            Targets.Add("aws-iam");
        return Targets;
    }

    private void AddNamed()
    {
        foreach (var thing in named)
        {
            // "Lambda functions": the model's word right behind a service only says what the service is.
            if (thing.Meaning.Kind == MeaningKind.Service || !named.Exists(service => service.Meaning.Kind == MeaningKind.Service && service.End == thing.Start))
                AddTarget(thing.Meaning.Id);
        }
    }

    /// <summary>Services by everyday words, where a duty is asked for.</summary>
    private void AddGuarded()
    {
        var guarded = Targets.Count == 0 && (question.Rows.Count > 0 || (Findings.Has(Cue.What) && Findings.HasAny(Cue.Must, Cue.Handles)) || Findings.HasAny(Cue.Duty, Cue.ListDuties, Cue.Classify, Cue.Move, Cue.Compare, Cue.Matrix));
        if (guarded && (question.HasCloud || question.StrongRow || Findings.HasAny(Cue.CustomerSide, Cue.ListDuties, Cue.Classify) || (Findings.Has(Cue.Who) && Findings.HasAny(Cue.Duty, Cue.Handles))))
        {
            foreach (var id in question.WeakServices)
                AddTarget(id);
        }

        // "Compare Glue and Dataflow": products by everyday words alone.
        if (Targets.Count == 0 && Findings.First(Cue.Compare) is { Start: 0 } && question.WeakServices is [var first, var second])
            Targets.AddRange([first, second]);

        // "Spanner and Firestore: who …": an everyday word in a list with a product is one.
        if (Targets.Count > 0 && question.Rows.Count > 0)
            AddListed();

        // A move or comparison has two places; an everyday word may name the other: "GKE Standard or Autopilot, what is the difference".
        if (Targets.Count != 1 || !Findings.HasAny(Cue.Move, Cue.Compare) || Findings.Has(Cue.Delegate))
            return;
        foreach (var weak in Findings.Of(MeaningKind.WeakService))
        {
            // "EC2 boxes" says what EC2 is.
            if (!named.Exists(service => service.End == weak.Start))
                AddTarget(weak.Meaning.Id, weak.Start);
        }
    }

    private void AddListed()
    {
        var listed = Array.FindAll(Findings.Of(MeaningKind.WeakService), weak => named.Exists(service => service.Meaning.Kind == MeaningKind.Service && (joints.IsList(weak, service) || joints.IsList(service, weak))));
        if (listed.Length == 0)
            return;
        foreach (var weak in listed)
            AddTarget(weak.Meaning.Id, weak.Start);
        named.AddRange(listed);
        named.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    /// <summary>Leaves out what is no place beside another one.</summary>
    private void DropOthers()
    {
        var isPair = Findings.HasAny(Cue.Move, Cue.Compare);
        if (!isPair && !Findings.Has(Cue.Classify))
        {
            // "Snowflake is SaaS, so …", "our basement" around a service that stands there: words about the one place.
            if (Services.Count > 0)
                Targets.RemoveAll(id => named.Exists(thing => thing.Meaning.Id == id && DescribesService(thing)) && !named.Exists(thing => thing.Meaning.Id == id && IsListed(thing)));

            // "Our EC2, inside the VM", "ChatGPT Enterprise … OpenAI?": what a place is, or whose it is, is no second place.
            if (Targets.Count > 1)
                Targets.RemoveAll(SaysMoreOf);
        }

        // "Self-hosted runners patched by GitHub": who acts is no place beside one.
        if (Services.Count > 1 && !isPair)
            Targets.RemoveAll(id => named.Exists(thing => thing.Meaning.Id == id && thing.Start > 0 && Findings.Tokens[thing.Start - 1].Text == "by") && named.Exists(thing => thing.Meaning.Id != id));

        if (Targets.Count > 1 && Services.Count > 1 && !isPair)
            DropHolders();

        // "We have Salesforce for sales and EC2 for the site. Who patches the system on EC2?": the place in the clause that asks.
        if (Targets.Count > 1 && !isPair && !Findings.Has(Cue.Matrix) && (!Findings.Has(Cue.Classify) || Findings.Has(Cue.Who)))
            DropToldPlaces();

        // "Ours or GitHub's?": a service that is offered as the other side is no place.
        if (question.IsEither && Targets.Count > 1)
            Targets.RemoveAll(id => named.Exists(thing => thing.Meaning.Id == id && thing.Start > 0 && Findings.Tokens[thing.Start - 1].Text == "or") && named.Exists(thing => thing.Meaning.Id != id));
    }

    /// <summary>Models by everyday words: where nothing else is named, or as the other end of a move or a comparison.</summary>
    private void AddWeak()
    {
        var mayAdd = Targets.Count == 0 || (Findings.HasAny(Cue.Move, Cue.Compare) && Targets.Count == 1);
        foreach (var found in Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.WeakModel && !IsInsideName(found) && !named.Exists(service => service.End == found.Start) && !IsWhereItStands(found)))
        {
            if ((mayAdd && (found.Meaning.Id == KnowledgeTable.OnPremises || Findings.Has(Cue.Compare) || !IsKindOfNamed(found.Meaning.Id))) || IsOtherEnd(found) || IsListedWithPlace(found))
                AddTarget(found.Meaning.Id, found.Start);
        }
    }

    /// <summary>"<b>Own servers</b> to SaaS", "Cloud SQL vs <b>own server</b>": a place that a word of a way or of a choice joins with one that is meant.</summary>
    private bool IsOtherEnd(Found weak)
    {
        var listsMore = Findings.Has(Cue.Compare) && Targets.Count > 1;
        return named.Exists(end => Targets.Contains(end.Meaning.Id) && !end.Overlaps(weak)
            && (joints.IsWay(end, weak) || joints.IsWay(weak, end) || (listsMore && (joints.IsNextInList(end, weak) || joints.IsNextInList(weak, end)))));
    }

    /// <summary>"In a colo <b>and with rented machines</b>", "for RDS <b>and for rented boxes</b>".</summary>
    private bool IsListedWithPlace(Found weak) => named.Exists(thing => Targets.Contains(thing.Meaning.Id) && (joints.IsAnd(thing, weak) || joints.IsChoice(weak, thing) || joints.IsChoice(thing, weak)));

    /// <summary>Leaves out the places that are only told of.</summary>
    private void DropToldPlaces()
    {
        var places = Findings.Things.Where(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService or MeaningKind.Model && Targets.Contains(thing.Meaning.Id)).ToList();
        if (places.Select(place => place.Meaning.Id).Distinct(StringComparer.Ordinal).Count() < 2)
            return;
        if (new AskedPlaces(question, joints).Of(places) is { Count: > 0 } asked)
            Targets.RemoveAll(id => !asked.Contains(id));
    }

    /// <summary>"Microsoft guards the halls for M365. Who guards <b>our own server cupboard</b>?": a place by everyday words in the clause that asks, where products are only told of.</summary>
    private void TakeAsked()
    {
        if (Findings.HasAny(Cue.Move, Cue.Compare, Cue.Classify, Cue.Matrix) || Findings.All(Cue.Who).Length > 1)
            return;
        var asking = new AskedPlaces(question, joints).AskingClause;
        var told = Findings.Things.Concat(Findings.Beside).Where(place => Targets.Contains(place.Meaning.Id)).ToList();
        if (told.Count == 0 || told.Exists(place => Findings.Tokens[place.Start].Clause >= asking || IsAllOfClause(place)))
            return;
        var products = Findings.Of(MeaningKind.WeakService).Where(thing => thing.Start > 0 && Findings.Tokens[thing.Start - 1].Text is "on" or "in" or "for" or "with" or "at");
        var models = Findings.Beside.Where(found => found.Meaning.Kind == MeaningKind.WeakModel && !IsInsideName(found) && !IsKindOfNamed(found.Meaning.Id));
        var weak = products.Concat(models).Where(found => Findings.Tokens[found.Start].Clause == asking).Select(found => found.Meaning.Id).Distinct(StringComparer.Ordinal).ToList();
        if (weak.Count != 1)
            return;
        Targets.Clear();
        Targets.Add(weak[0]);
    }

    /// <summary>"<b>Hugging Face endpoints:</b> who looks after the container that we bring?"</summary>
    private bool IsAllOfClause(Found place) =>
        Findings.Tokens.Count(token => token.Clause == Findings.Tokens[place.Start].Clause) <= place.Words + 1;

    /// <summary>"The Outposts rack <b>in our hall</b>": where a product stands is no second place.</summary>
    private bool IsWhereItStands(Found place) =>
        place.Meaning.Id == KnowledgeTable.OnPremises && place.Start > 0 && Findings.Tokens[place.Start - 1].Text is "in" or "at" or "inside"
        && named.Exists(service => service.Meaning.Kind == MeaningKind.Service && service.End <= place.Start && place.Start - service.End <= 3);

    /// <summary>"The <b>GPU servers</b> in our own machine room": what stands in one's own rooms is not rented.</summary>
    private void DropHoused()
    {
        var models = Findings.Things.Concat(Findings.Beside).Where(found => found.Meaning.Kind is MeaningKind.Model or MeaningKind.WeakModel).ToList();
        Targets.RemoveAll(id => id != KnowledgeTable.OnPremises && models.Exists(kind => kind.Meaning.Id == id && models.Exists(place =>
            place.Meaning.Id == KnowledgeTable.OnPremises && place.Start - kind.End is >= 1 and <= 3 && Findings.Tokens[kind.End].Text is "in" or "inside" or "under" or "at")));
    }

    /// <summary>
    /// "Self-hosted runners <b>of GitHub</b>" is one place, the runners; in "<b>KMS</b> key rotation for RDS" the service that is there for the duty
    /// says which duty, and RDS is the place.
    /// </summary>
    private void DropHolders()
    {
        var services = named.FindAll(thing => thing.Meaning.Kind == MeaningKind.Service && Targets.Contains(thing.Meaning.Id));
        for (var i = 1; i < services.Count; i++)
        {
            var (left, right) = (services[i - 1], services[i]);
            if (left.Meaning.Id == right.Meaning.Id || ServiceOf(left) is not { } first || ServiceOf(right) is not { } second || right.Start - left.End > 4)
                continue;
            if (first.Vendor == second.Vendor && first.Provider == second.Provider && Enumerable.Range(left.End, right.Start - left.End).Any(at => Findings.Tokens[at].Text is "of" or "from") && !joints.AreJoined(left, right))
                Targets.Remove(right.Meaning.Id);
            else if (first.Vendor == second.Vendor && Findings.Tokens[left.End - 1].Possessive && right.Start == left.End)
                Targets.Remove(left.Meaning.Id);
        }

        if (Targets.Count > 1 && Targets.Exists(id => Table.Target(id) is Service { About: null }))
            Targets.RemoveAll(id => Table.Target(id) is Service { About: { } about } && question.Rows.Contains(about));
    }

    /// <summary>Whether a place is only the model of a service that is named, or is named by its vendor alone beside a service of that vendor.</summary>
    private bool SaysMoreOf(string id)
    {
        if (IsKindOfNamed(id))
            return named.TrueForAll(thing => thing.Meaning.Id != id || !IsListed(thing));
        return Table.Target(id) is Service { Vendor: { } vendor }
            && Services.Any(other => other != id && Table.Target(other) is Service service && service.Vendor == vendor)
            && named.TrueForAll(thing => thing.Meaning.Id != id || (question.IsByVendor(thing) && !IsListed(thing)));
    }

    /// <summary>Whether a place is the model of a service that is named, or a kind of service that many offer beside a product of one of them.</summary>
    private bool IsKindOfNamed(string id) => Table.Target(id) switch
    {
        ServiceModel => Services.Any(other => Table.Target(other) is Service service && service.Model == id),
        Service { Vendor: AnyVendor } => Services.Any(other => Table.Target(other) is Service { Vendor: not AnyVendor }),
        _ => false,
    };

    private bool IsListed(Found thing) => named.Exists(other => other.Meaning.Id != thing.Meaning.Id && (joints.AreJoined(other, thing) || joints.AreJoined(thing, other) || (thing.Meaning.Kind != MeaningKind.Model && (joints.IsList(other, thing) || joints.IsList(thing, other)))));

    private Service? ServiceOf(Found thing) => Table.Target(thing.Meaning.Id) as Service;

    private bool DescribesService(Found model) =>
        model.Meaning.Kind == MeaningKind.Model && named.Exists(service => service.Meaning.Kind == MeaningKind.Service
            && ((service.End == model.Start - 1 && Findings.Tokens[service.End].Text is "is" or "as" or "was")
                || (service.End == model.Start - 2 && Findings.Tokens[service.End].Text is "is" && Findings.Tokens[service.End + 1].Text is "a" or "an" or "just" or "only")
                || (model.Meaning.Id == KnowledgeTable.OnPremises && service.End <= model.Start && !joints.AreJoined(service, model))));

    /// <summary>"Container" in "container images" is no model, but "VM" in "patch … the VM" is: a pair leaves its thing free.</summary>
    private bool IsInsideName(Found model) =>
        Findings.Things.Any(thing => thing.Overlaps(model) && thing.Meaning.Kind != MeaningKind.WeakModel
            && (thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model or MeaningKind.Provider || thing.Verb == UInt128.Zero && UInt128.PopCount(thing.Mask) == (UInt128)(uint)(thing.End - thing.Start)));

    private void AddTarget(string id, int start = int.MaxValue)
    {
        if (Targets.Contains(id))
            return;
        if (start < int.MaxValue && Findings.Things.FirstOrDefault(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model) is { } first && start < first.Start)
            Targets.Insert(0, id);
        else
            Targets.Add(id);
    }
}
