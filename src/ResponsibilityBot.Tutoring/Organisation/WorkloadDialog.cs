using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation.Inventories;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>
/// "Workloads", "workload add|remove|rename|owner …": what the organisation runs. Everybody may look; hosts and administrators change it. Who pastes a template in their own chat
/// is told which services it stands for; its words are read and forgotten.
/// </summary>
public sealed partial class WorkloadDialog(ICurriculum curriculum, IOrganisations organisations, IWorkloads workloads, IAccess access, IRefusals refusals) : IDialog
{
    /// <summary>The key of what people are told who may not change workloads.</summary>
    private const string NotHost = "workload-host";

    /// <summary>Workloads that are listed.</summary>
    private const int MostListed = 30;

    /// <summary>Roles that are offered.</summary>
    private const int MostOffered = 6;

    /// <summary>Services that are named in a list.</summary>
    private const int MostNamed = 6;

    /// <summary>Longer texts are a command only where something is pasted.</summary>
    private const int MaxLength = 1_000;

    private volatile ServiceFinder? finder;
    private volatile Curriculum? finderOf;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Press is { Verb: Verbs.Workload } press)
            return [await PressedAsync(turn, press, cancel).ConfigureAwait(false)];
        if (turn.Kind != TurnKind.Said)
            return null;
        var text = turn.Text.Trim();
        var pasted = turn.Pasted ?? text;
        if (text.Length <= MaxLength && ListWords().IsMatch(text))
            return [List(await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false))];
        if (PastedText.Command().Match(pasted) is { Success: true } from)
            return [await FromAsync(turn, from, cancel).ConfigureAwait(false)];
        if (text.Length <= MaxLength && Words().Match(text) is { Success: true } words)
            return [await DoAsync(turn, words.Groups["verb"].Value.ToLowerInvariant(), words.Groups["rest"].Value.Trim().TrimEnd('.', '!', '?'), cancel).ConfigureAwait(false)];
        return PastedText.IsTemplate(pasted) ? [Explained(turn, pasted)] : null;
    }

    private async ValueTask<Reply> DoAsync(Turn turn, string verb, string rest, CancellationToken cancel)
    {
        var content = await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false);
        if (verb == "show")
            return OrganisationWords.Named(content, rest) is [var shown] ? Show(content, shown, OrganisationWords.MayEdit(access, turn)) : Which(content, rest);
        if (!MayEdit(turn))
            return Say(NotHost);
        return verb switch
        {
            "add" or "new" => Add(turn, content, rest),
            "remove" or "delete" => Remove(turn, content, rest),
            "rename" => Rename(turn, content, rest),
            _ => GiveOwner(turn, content, rest),
        };
    }

    private Reply.Said Add(Turn turn, OrganisationContent content, string rest)
    {
        if (AddWords().Match(rest) is not { Success: true } words)
            return Say("workload-add-words");
        var found = new List<string>();
        var unknown = new List<(string, IReadOnlyList<string>)>();
        foreach (var name in words.Groups["services"].Value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Finder.Find(name) is { } id)
                found.Add(id);
            else
                unknown.Add((name, Finder.Near(name)));
        }

        return Keep(turn, content, words, found, unknown);
    }

    private async ValueTask<Reply> FromAsync(Turn turn, Match words, CancellationToken cancel)
    {
        if (!MayEdit(turn))
            return Say(NotHost);
        // A template may hold what others should not read.
        if (turn.Place != Place.Personal)
            return Say("workload-own-chat");
        var list = ResourceList.Read(words.Groups["paste"].Value);
        if (list.Problem is { } problem)
            return Say("workload-paste-broken", ("problem", problem));
        var read = PastedServices.Of(list, Finder);
        return Keep(turn, await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false), words, read.Services, read.Unknown);
    }

    /// <summary>Whether a person may. Who may not is noted.</summary>
    private bool MayEdit(Turn turn) => OrganisationWords.MayEdit(access, turn) || OrganisationWords.Refuse(refusals, turn, NotHost);

    /// <summary>Keeps a workload with services, new or beside those that it has.</summary>
    private Reply.Said Keep(Turn turn, OrganisationContent content, Match words, IReadOnlyList<string> services, IReadOnlyList<(string, IReadOnlyList<string>)> unknown)
    {
        var note = unknown.Count > 0 ? PastedServices.Name(unknown) : "";
        if (WorkloadName.Read(words.Groups["name"].Value) is not { } name || WorkloadName.ReadEnvironment(words.Groups["environment"].Value) is not { } environment)
            return Say("workload-bad-name", ("most", Number(WorkloadName.Longest)));
        if (services.Count == 0)
            return Say("workload-no-service", ("unknown", note));
        var owner = words.Groups["owner"].Value.Trim();
        var role = owner.Length == 0 ? null : RoleOf(content, owner);
        if (owner.Length > 0 && role is null)
            return UnknownRole(content, owner);
        var known = content.Workloads.FirstOrDefault(each => WorkloadName.Key(each.Name) == WorkloadName.Key(name) && WorkloadName.Key(each.Environment) == WorkloadName.Key(environment));
        var ids = content.Workloads.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> all = [.. (known?.Services ?? []).Concat(services).Distinct(StringComparer.Ordinal)];
        if (all.Count > WorkloadName.MostServices)
            return Say("workload-most-services", ("most", Number(WorkloadName.MostServices)));
        var workload = new Workload(known?.Id ?? WorkloadName.NewId(name, environment, ids.Contains), known?.Name ?? name, known?.Environment ?? environment, all, role?.Id ?? known?.Role);
        workloads.Put(turn, workload);
        return Say(
            known is null ? "workload-added" : "workload-extended",
            ("workload", WorkloadName.Of(workload)), ("services", Services(workload.Services)), ("owner", OrganisationWords.RoleName(content, workload.Role, Phrases)), ("unknown", note));
    }

    private Reply.Said Remove(Turn turn, OrganisationContent content, string rest)
    {
        if (OrganisationWords.Named(content, rest) is not [var workload])
            return Which(content, rest);
        workloads.Remove(turn, workload.Id);
        return Say("workload-removed", ("workload", WorkloadName.Of(workload)));
    }

    private Reply.Said Rename(Turn turn, OrganisationContent content, string rest)
    {
        var at = rest.LastIndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return Say("workload-rename-words");
        if (OrganisationWords.Named(content, rest[..at]) is not [var workload])
            return Which(content, rest[..at]);
        if (WorkloadName.Read(rest[(at + 4)..]) is not { } name)
            return Say("workload-bad-name", ("most", Number(WorkloadName.Longest)));
        if (content.Workloads.FirstOrDefault(each => each.Id != workload.Id && WorkloadName.Key(each.Name) == WorkloadName.Key(name) && WorkloadName.Key(each.Environment) == WorkloadName.Key(workload.Environment)) is { } taken)
            return Say("workload-taken", ("workload", WorkloadName.Of(taken)));
        workloads.Put(turn, workload with { Name = name });
        return Say("workload-renamed", ("before", WorkloadName.Of(workload)), ("workload", WorkloadName.Of(workload with { Name = name })));
    }

    private Reply GiveOwner(Turn turn, OrganisationContent content, string rest)
    {
        var (found, owner) = OrganisationWords.First(content, rest);
        if (found is not [var workload])
            return Which(content, found.Count > 0 ? found[0].Name : rest);
        owner = IsWords().Replace(owner, "");
        if (owner.Length == 0)
            return Choose(content, workload);
        return RoleOf(content, owner) is { } role ? Give(turn, workload, role) : UnknownRole(content, owner);
    }

    private async ValueTask<Reply> PressedAsync(Turn turn, Press press, CancellationToken cancel)
    {
        if (!MayEdit(turn))
            return Say(NotHost) with { IsPrivate = true };
        var content = await organisations.OfAsync(turn.Tenant, cancel).ConfigureAwait(false);
        if (content.Workloads.FirstOrDefault(each => each.Id == press["workload"]) is not { } workload)
            return Say("workload-gone");
        if (press["role"] is not { } id)
            return Choose(content, workload);
        return content.Roles.FirstOrDefault(each => each.Id == id) is { } role ? Give(turn, workload, role) : Say("workload-role-gone");
    }

    private Reply.Said Give(Turn turn, Workload workload, Role role)
    {
        workloads.Put(turn, workload with { Role = role.Id });
        return Say("workload-owner", ("workload", WorkloadName.Of(workload)), ("owner", role.Name));
    }

    private Reply Choose(OrganisationContent content, Workload workload) => content.Roles.Count == 0
        ? Say("workload-no-roles")
        : new Reply.Choices(Phrases.Say(content.Roles.Count > MostOffered ? "workload-choose-more" : "workload-choose", ("workload", WorkloadName.Of(workload))))
        {
            Buttons = [.. content.Roles.Take(MostOffered).Select(role => Button.To(ShownText.Cut(role.Name, 40), Verbs.Workload, "workload", workload.Id, "role", role.Id))],
        };

    private Reply.Said Which(OrganisationContent content, string words)
    {
        var found = OrganisationWords.Named(content, words);
        return found.Count > 1
            ? Say("workload-several", ("names", string.Join(", ", found.Take(MostListed).Select(WorkloadName.Of))))
            : Say("workload-unknown", ("name", ShownText.Cut(ShownText.Line(words), 60)));
    }

    private Reply.Said UnknownRole(OrganisationContent content, string owner) => content.Roles.Count == 0
        ? Say("workload-no-roles")
        : Say("workload-unknown-role", ("role", ShownText.Cut(ShownText.Line(owner), 60)), ("roles", string.Join(", ", content.Roles.Take(MostListed).Select(role => role.Name))));

    private Reply List(OrganisationContent content)
    {
        if (content.Workloads.Count == 0)
            return Say("workload-none");
        var more = content.Workloads.Count - MostListed;
        return new Reply.Explanation(
            Phrases.Say("workload-list-title", ("count", Number(content.Workloads.Count))),
            more > 0 ? Phrases.Say("workload-list-more", ("most", Number(MostListed))) : Phrases.Say("workload-list-lead"),
            [.. content.Workloads.Take(MostListed).Select(workload => new Point(WorkloadName.Of(workload), $"{Services(workload.Services)}: {OrganisationWords.RoleName(content, workload.Role, Phrases)}"))]);
    }

    private Reply.Explanation Show(OrganisationContent content, Workload workload, bool mayEdit) => new(
        WorkloadName.Of(workload), Phrases.Say("workload-runs", ("owner", OrganisationWords.RoleName(content, workload.Role, Phrases))),
        [.. workload.Services.Select(id => new Point(curriculum.Current.Table.Target(id)?.Name ?? id, curriculum.Current.Table.Target(id) is Knowledge.Service service ? service.What : ""))])
    {
        Buttons = mayEdit ? [Button.To(Phrases.Say("button-assign"), Verbs.Workload, "workload", workload.Id)] : [],
    };

    /// <summary>What a template without a command stands for.</summary>
    private Reply Explained(Turn turn, string pasted)
    {
        if (turn.Place != Place.Personal)
            return Say("workload-own-chat");
        var list = ResourceList.Read(pasted);
        if (list.Problem is { } problem)
            return Say("workload-paste-broken", ("problem", problem));
        var read = PastedServices.Of(list, Finder);
        var points = read.Services.Take(MostListed).Select(id => new Point(curriculum.Current.Table.Target(id)?.Name ?? id, "")).ToList();
        if (read.Unknown.Count > 0)
            points.Add(new("", PastedServices.Name(read.Unknown)));
        return new Reply.Explanation(Phrases.Say("workload-paste-title", ("count", Number(read.Services.Count))), Phrases.Say("workload-paste-lead"), points);
    }

    private string Services(IReadOnlyList<string> ids)
    {
        var names = ids.Take(MostNamed).Select(id => curriculum.Current.Table.Target(id)?.Name ?? id);
        return string.Join(", ", names) + (ids.Count > MostNamed ? $" +{Number(ids.Count - MostNamed)}" : "");
    }

    /// <summary>Over the names of the curriculum that holds now.</summary>
    private ServiceFinder Finder
    {
        get
        {
            var now = curriculum.Current;
            if (finder is { } known && ReferenceEquals(finderOf, now))
                return known;
            var made = new ServiceFinder(now);
            (finder, finderOf) = (made, now);
            return made;
        }
    }

    /// <summary>The role that words name, also in quotes.</summary>
    private static Role? RoleOf(OrganisationContent content, string words) => content.RoleCalled(words) ?? content.RoleCalled(WorkloadName.Plain(words));

    private Phrases Phrases => curriculum.Current.Phrases;

    private Reply.Said Say(string key, params ReadOnlySpan<(string, string)> blanks) => new(Phrases.Say(key, blanks).TrimEnd());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?:list|show)\s+)?(?:all\s+|the\s+|our\s+|my\s+)*workloads\s*[.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListWords();

    [GeneratedRegex(@"^workload\s+(?<verb>add|new|remove|delete|rename|owner|show)\b(?<rest>[^\n]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*(?<name>[^:()]{1,200}?)(?:\s+in\s+(?<environment>[^:()]{1,100}?)|\s*\((?<environment>[^)]{0,100})\))?\s*(?::|\s+on\s+)\s*(?<services>.+?)(?:[\s,]+owner:?\s+(?<owner>[^,]{1,200}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AddWords();

    [GeneratedRegex(@"^(?:is|are|to|:|=)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsWords();
}
