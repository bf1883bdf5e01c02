using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Which product a name means that may be an everyday word, a kind of thing, or a name of several providers' products.</summary>
internal sealed class ProductNames(Lexicon lexicon)
{
    /// <summary>
    /// "Does Google keep <b>Pub/Sub</b> running", "whose are the files in <b>Box</b>": beside its provider, or with a capital letter within a sentence, an everyday word is a product.
    /// A name that holds the provider's says nothing of the sort.
    /// </summary>
    public void Trust(List<Found> candidates, List<Token> tokens)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var weak = candidates[i];
            if (weak.Meaning.Kind == MeaningKind.WeakService && lexicon.Table.Target(weak.Meaning.Id) is Service service && !candidates.Exists(whole => whole.Meaning.Kind == MeaningKind.Service && whole.Meaning.Id == weak.Meaning.Id)
                && (candidates.Exists(provider => provider.Meaning.Kind == MeaningKind.Provider && provider.Overlaps(weak))
                    ? IsNamedWhere(weak, tokens)
                    : tokens[weak.Start].Capital || IsJoined(weak, candidates, tokens) || IsBesideProvider(weak, service, candidates, tokens)))
                candidates[i] = weak with { Meaning = new Meaning(MeaningKind.Service, weak.Meaning.Id) };
        }
    }

    /// <summary>"Logging in <b>AWS Backup</b>": written as a name behind a word for a place.</summary>
    private static bool IsNamedWhere(Found weak, List<Token> tokens) =>
        weak.End - weak.Start > 1 && (tokens[weak.Start + 1].Capital || (weak.Start > 0 && tokens[weak.Start - 1].Text is "in" or "on" or "under" or "inside" or "within"));

    /// <summary>"S3 vs <b>Blob</b>", "Aurora next to <b>Dynamo</b>": joined with a product an everyday word is one, too.</summary>
    private static bool IsJoined(Found weak, List<Found> candidates, List<Token> tokens)
    {
        bool IsJoint(int from, int to) => to - from is 1 or 2 && (Enumerable.Range(from, to - from).All(at => tokens[at].Text is "vs" or "versus" or "next" or "to" or "against" or "beside")
            || (to - from == 2 && tokens[from].Text == "and" && tokens[from + 1].Text is "for" or "in" or "on" or "at"));
        return candidates.Exists(service => service.Meaning.Kind == MeaningKind.Service && (IsJoint(service.End, weak.Start) || IsJoint(weak.End, service.Start)));
    }

    private static bool IsBesideProvider(Found weak, Service service, List<Found> candidates, List<Token> tokens) =>
        !(weak.Start > 0 && tokens[weak.Start - 1].Text is "the" or "our" or "their")
        && candidates.Exists(provider => provider.Meaning.Kind == MeaningKind.Provider && provider.Meaning.Id == service.Provider);

    /// <summary>"Would <b>Microsoft</b> rebuild our <b>VMs</b>", "<b>App Service</b> or <b>Functions</b>": beside one provider a word for a kind of service is that provider's service.</summary>
    public void Name(List<Found> things, List<Found> kinds, List<Token> tokens)
    {
        NameAtProvider(things, tokens);
        string? provider = null;
        var isNamed = false;
        foreach (var thing in things)
        {
            var named = thing.Meaning.Kind switch
            {
                MeaningKind.Provider when !IsProduct(thing, tokens) => thing.Meaning.Id,
                MeaningKind.Service when lexicon.Table.Target(thing.Meaning.Id) is Service service => service.Provider,
                _ => null,
            };
            if (named is null)
                continue;
            if (provider is not null && provider != named)
                return;
            provider = named;
            isNamed |= thing.Meaning.Kind == MeaningKind.Provider;
        }

        // "The VMs in VMware Cloud on AWS": beside a service alone a kind is a second place only where both are joined.
        if (provider is null || (!isNamed && !tokens.Exists(token => token.IsOr || token.Text is "to" or "into" or "than" or "against" or "between" or "and" or "with")))
            return;
        bool IsAnybodys(Found kind) => !isNamed && (IsRented(tokens[kind.Start]) || (kind.Start > 0 && IsRented(tokens[kind.Start - 1])));
        for (var i = kinds.Count - 1; i >= 0; i--)
        {
            if (kinds[i].Meaning.Kind == MeaningKind.WeakModel && !IsAnybodys(kinds[i]) && At(provider, kinds[i], tokens) is { } service && !things.Exists(thing => thing.Overlaps(service) && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Provider) && !things.Exists(thing => thing.Meaning.Id == service.Meaning.Id))
            {
                kinds.RemoveAt(i);
                things.RemoveAll(thing => thing.Overlaps(service) && thing.Meaning.Kind is MeaningKind.WeakModel or MeaningKind.Model);
                things.Add(service);
            }
        }

        for (var i = 0; i < things.Count; i++)
        {
            if (things[i].Meaning.Kind == MeaningKind.Model && !IsAnybodys(things[i]) && At(provider, things[i], tokens) is { } service && !things.Exists(thing => thing.Meaning.Id == service.Meaning.Id))
                things[i] = service;
        }

        things.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    /// <summary>"From <b>rented VMs</b> to Fargate": whoever says so may rent them anywhere.</summary>
    private static bool IsRented(Token token) => token.Text is "rented" or "rent" or "hired" or "leased" or "plain";

    /// <summary>
    /// "<b>Redis</b> at Azure", "the <b>bucket</b> … does AWS …": a word for a kind of service that providers call otherwise is that of the provider beside it, or of the only one
    /// that is named where nothing else says where.
    /// </summary>
    public void NameKinds(List<Found> things, List<Found> models, List<Found> kinds, List<Token> tokens)
    {
        if (kinds.Count == 0 || Providers(things, tokens) is not { Count: > 0 } providers)
            return;
        var taken = UInt128.Zero;
        foreach (var kind in kinds.OrderByDescending(kind => kind.Words))
        {
            bool IsAnybodys(Found thing) => lexicon.Table.Target(thing.Meaning.Id) is Service { Provider: "other" };
            if ((taken & kind.Mask) != UInt128.Zero || things.Exists(thing => thing.Overlaps(kind) && (thing.Meaning.Kind == MeaningKind.Provider || (thing.Meaning.Kind == MeaningKind.Service && !IsAnybodys(thing)))))
                continue;
            var isElsewhere = models.Exists(model => model.Meaning.Kind == MeaningKind.WeakModel && !model.Overlaps(kind)) || things.Exists(thing => thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model && !thing.Overlaps(kind));
            var provider = providers.Find(provider => IsBeside(provider, kind, tokens)) ?? (isElsewhere || providers.Exists(other => other.Meaning.Id != providers[0].Meaning.Id) ? null : providers[0]);
            if (provider is null || KindAt(provider.Meaning.Id, kind, tokens) is not { } service)
                continue;
            taken |= kind.Mask;
            things.RemoveAll(thing => thing.Overlaps(kind) && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.Model or MeaningKind.WeakModel);
            if (!things.Exists(thing => thing.Meaning.Id == service.Id))
                things.Add(kind with { Meaning = service });
        }

        things.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    /// <summary>"<b>Amazon's</b> hosted Redis", "the Kubernetes thing at <b>Google</b>".</summary>
    private static bool IsBeside(Found provider, Found kind, List<Token> tokens) =>
        kind.Start == provider.End || (kind.Start - provider.End == 1 && tokens[provider.End].Text is "managed" or "hosted" or "own") || (provider.Start - kind.End is >= 0 and <= 3 && tokens[provider.Start - 1].Text is "in" or "on" or "at" or "of" or "from" or "by" or "with")
        || provider.Start == kind.End;

    /// <summary>"<b>VPC</b> firewall rules on <b>GCP</b>": a name that several providers have is that of the one who is named.</summary>
    private void NameAtProvider(List<Found> things, List<Token> tokens)
    {
        if (Providers(things, tokens).Select(thing => thing.Meaning.Id).Distinct(StringComparer.Ordinal).ToList() is not [var provider])
            return;
        for (var i = 0; i < things.Count; i++)
        {
            if (things[i].Meaning.Kind == MeaningKind.Service && things[i].Words <= 2 && lexicon.Table.Target(things[i].Meaning.Id) is Service service && service.Provider != provider
                && lexicon.NamedAt(provider, [.. Words(things[i], tokens).Select(token => token.Id)]) is { } named)
                things[i] = things[i] with { Meaning = named };
        }
    }

    /// <summary>"<b>Oracle</b> database", "<b>Oracle</b> Linux": what is made by the company may run anywhere.</summary>
    private static bool IsProduct(Found provider, List<Token> tokens) => provider.End < tokens.Count && tokens[provider.End].Stem is "database" or "sql" or "linux" or "server" or "window" or "softwar";

    /// <summary>"Cloud Run: <b>FaaS</b>?": the short name of a model is no word for a product.</summary>
    private Found? At(string provider, Found kind, List<Token> tokens) =>
        kind.Words == 1 && tokens[kind.Start].Text == kind.Meaning.Id ? null
        : KindAt(provider, kind, tokens) is { } meaning ? kind with { Meaning = meaning } : null;

    private Meaning? KindAt(string provider, Found kind, List<Token> tokens) => lexicon.KindAt(provider, string.Join(' ', Words(kind, tokens).Select(token => token.Stem)));

    private static List<Found> Providers(List<Found> things, List<Token> tokens) => things.FindAll(thing => thing.Meaning.Kind == MeaningKind.Provider && !IsProduct(thing, tokens));

    private static List<Token> Words(Found found, List<Token> tokens) => tokens.GetRange(found.Start, found.End - found.Start);
}
