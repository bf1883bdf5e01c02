using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>What dialogs on an organisation have in common: who may change it, and which workload or role is meant.</summary>
internal static class OrganisationWords
{
    /// <summary>Of more workloads the rest is not compared letter by letter: that would take longer than the answer.</summary>
    private const int MostCompared = 1_000;

    /// <summary>Whether the person of a turn may change what holds for the whole tenant. In their own chat everybody is their own host; this is not theirs alone.</summary>
    public static bool MayEdit(IAccess access, Turn turn) => access.Allows(turn with { Place = Place.Group }, Turns.Role.Host);

    /// <summary>Notes that somebody asked for what is not theirs; false, as they may not.</summary>
    /// <param name="refusals">Where it is noted.</param>
    /// <param name="turn">Who asked.</param>
    /// <param name="refusal">The key of what they are told.</param>
    public static bool Refuse(IRefusals refusals, Turn turn, string refusal)
    {
        refusals.Trespass(turn, refusal);
        return false;
    }

    /// <summary>The workloads that words may mean: by id, by name and environment, or by name alone.</summary>
    public static IReadOnlyList<Workload> Named(OrganisationContent content, string words)
    {
        var key = WorkloadName.Plain(words);
        var exact = content.Workloads.Where(workload => workload.Id == key || WorkloadName.Plain($"{workload.Name} {workload.Environment}") == key).ToList();
        return exact.Count > 0 ? exact : [.. content.Workloads.Where(workload => WorkloadName.Plain(workload.Name) == key)];
    }

    /// <summary>The workloads that words may have meant which name none: those that hold them, else the one whose id or name differs by a letter or two.</summary>
    public static IReadOnlyList<Workload> Near(OrganisationContent content, string words)
    {
        var key = WorkloadName.Plain(words);
        var holding = content.Workloads.Where(workload => key.Length > 0 && WorkloadName.Plain($"{workload.Name} {workload.Environment}").Contains(key, StringComparison.Ordinal)).ToList();
        if (holding.Count > 0)
            return holding;
        var names = new TypoIndex(content.Workloads.Take(MostCompared).SelectMany<Workload, string>(workload => [workload.Id, WorkloadName.Plain(workload.Name)]).Distinct(StringComparer.Ordinal));
        return names.Mend(key) is { } mended ? Named(content, mended) : [];
    }

    /// <summary>The workloads that the first words mean, as many words as possible, and the words that are left.</summary>
    public static (IReadOnlyList<Workload> Workloads, string Left) First(OrganisationContent content, string words)
    {
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var count = parts.Length; count > 0; count--)
        {
            if (Named(content, string.Join(' ', parts[..count]).TrimEnd(':', ',')) is { Count: > 0 } found)
                return (found, string.Join(' ', parts[count..]));
        }

        return ([], words);
    }

    /// <summary>The name of a role, its id where there is no such role, or a phrase for none.</summary>
    public static string RoleName(OrganisationContent content, string? id, Phrases phrases) =>
        id is null ? phrases.Say("workload-no-owner") : content.Role(id)?.Name ?? id;
}
