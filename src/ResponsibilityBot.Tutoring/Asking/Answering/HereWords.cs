using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Answering;

/// <summary>How answers say what an organisation holds otherwise than by default: "By default yours; here: Platform team (until 2027-03-31, approved by Ada)."</summary>
internal sealed class HereWords(Phrases phrases, Workload? workload)
{
    /// <summary>How many duties of a list are named; the rest is counted.</summary>
    private const int MostNamed = 3;

    /// <summary>All of it, with the reason; of a workload also that nobody runs it. Empty for null.</summary>
    public string Of(HeldDuty? held)
    {
        if (held is null or { IsOtherwise: false })
            return held is null ? "" : Nobody();
        var by = held.By;
        var said = phrases.Say(
            workload is null ? "here-lead" : "here-lead-workload",
            ("default", Inside(phrases.Say(DefaultKey(held.Baseline.Owner)))), ("who", Who(held)), ("terms", Terms(by)), ("workload", Name));
        if (by is null)
            return said;
        var clause = held.Clause is { } known ? " " + phrases.Say("here-clause", ("says", ShownText.Cut(known.Says.TrimEnd('.', ' '), 160)), ("source", known.Source), ("day", Day(known.Renewal))) : "";
        return $"{said} {phrases.Say("here-reason", ("reason", Sentence(by.Reason)))}{clause}";
    }

    /// <summary>Who does it here and until when, in a line of a list: "Platform team (until 2027-03-31)"; null where nothing is held otherwise.</summary>
    public string? Brief(HeldDuty? held) => held is null or { IsOtherwise: false } ? null
        : held.By?.Until is { } until ? $"{Who(held)} ({Inside(phrases.Say("here-until", ("day", Day(until))))})" : Who(held);

    /// <summary>Which duties of a list are held otherwise, with who does them, as a sentence after a lead; empty if none is.</summary>
    /// <param name="duties">Each duty once; of hundreds of cells a few are put into words.</param>
    /// <param name="nameOf">What one of them is called.</param>
    public string List<T>(IEnumerable<(T Duty, HeldDuty? Held)> duties, Func<T, string> nameOf)
    {
        var otherwise = duties.Where(duty => duty.Held is { IsOtherwise: true }).ToList();
        if (otherwise.Count == 0)
            return Nobody() is { Length: > 0 } nobody ? $" {nobody}" : "";
        var named = string.Join("; ", otherwise.Take(MostNamed).Select(duty => $"{nameOf(duty.Duty)}: {Brief(duty.Held)}"));
        return " " + (otherwise.Count > MostNamed
            ? phrases.Say(workload is null ? "here-list-more" : "here-list-workload-more", ("named", named), ("more", (otherwise.Count - MostNamed).ToString(CultureInfo.InvariantCulture)), ("workload", Name))
            : phrases.Say(workload is null ? "here-list" : "here-list-workload", ("named", named), ("workload", Name)));
    }

    /// <summary>That no role runs the workload that was asked about, which is what the answer is asked for; empty where one does.</summary>
    private string Nobody() => workload is { Role: null } ? phrases.Say("here-no-role", ("workload", Name)) : "";

    private string Name => workload is null ? "" : NameOf(workload);

    /// <summary>A workload's name as it stands in sentences, with its environment if it has one.</summary>
    public static string NameOf(Workload workload) => workload.Environment.Length > 0 ? $"{workload.Name} ({workload.Environment})" : workload.Name;

    private string Who(HeldDuty held)
    {
        var owner = held.Cell.Owner;
        return (owner, held.Role) switch
        {
            (Owner.Customer, { } role) => role.Name,
            (_, { } role) => phrases.Say("here-with-role", ("who", Inside(phrases.Say(WhoKey(owner)))), ("role", role.Name)),
            _ => Inside(phrases.Say(WhoKey(owner))),
        };
    }

    /// <summary>" (until 2027-03-31, approved by Ada)", with a space before it; empty where there are no terms.</summary>
    private string Terms(Override? by)
    {
        if (by is null)
            return "";
        var approved = Inside(phrases.Say("here-approved", ("approver", by.Approver)));
        return by.Until is { } until ? $" ({Inside(phrases.Say("here-until", ("day", Day(until))))}, {approved})" : $" ({approved})";
    }

    private static string DefaultKey(Owner owner) => owner switch
    {
        Owner.Customer => "here-default-customer",
        Owner.Provider => "here-default-provider",
        Owner.Shared => "here-default-shared",
        Owner.Depends => "here-default-depends",
        _ => "here-default-none",
    };

    private static string WhoKey(Owner owner) => owner switch
    {
        Owner.Customer => "here-who-customer",
        Owner.Provider => "here-who-provider",
        Owner.Shared => "here-who-shared",
        Owner.Depends => "here-who-depends",
        _ => "here-who-none",
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A phrase in the middle of a sentence begins small.</summary>
    public static string Inside(string phrase) => phrase.Length > 0 ? char.ToLowerInvariant(phrase[0]) + phrase[1..] : phrase;

    private static string Sentence(string reason) => reason.TrimEnd() is { Length: > 0 } text && text[^1] is '.' or '!' or '?' ? reason.TrimEnd() : reason.TrimEnd() + ".";
}
