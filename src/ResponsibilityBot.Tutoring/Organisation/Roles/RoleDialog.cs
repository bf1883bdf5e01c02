using System.Globalization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>"Roles", and "role create", "contact", "rename" and "remove", which authors may.</summary>
public sealed class RoleDialog(ChangeDesk desk, IOrganisationBook book) : IDialog
{
    private const int MostNamed = 10;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Kind != TurnKind.Said || RoleWish.Read(turn.Text) is not { } wish)
            return null;
        var (now, content, replies) = await desk.NowAsync(turn.Tenant, turn.At, cancel).ConfigureAwait(false);
        if (wish is RoleWish.List)
            return [List(now.Phrases, content, desk.Allows(turn))];
        if (!desk.Allows(turn, "role-not-author"))
            return [new Reply.Said(now.Phrases.Say("role-not-author"))];
        var (key, blanks) = wish switch
        {
            RoleWish.Create create => await CreateAsync(turn, content, create.Name, cancel).ConfigureAwait(false),
            RoleWish.Contact contact => await ContactAsync(turn, now.Phrases, content, contact, cancel).ConfigureAwait(false),
            RoleWish.Rename rename => await RenameAsync(turn, now, content, rename, cancel).ConfigureAwait(false),
            RoleWish.Remove remove => await RemoveAsync(turn, now, content, replies, remove.Name, cancel).ConfigureAwait(false),
            _ => ("role-how", []),
        };
        return [new Reply.Said(now.Phrases.Say(key, blanks))];
    }

    private async ValueTask<(string Key, (string, string)[] Blanks)> CreateAsync(Turn turn, OrganisationContent content, string words, CancellationToken cancel)
    {
        if (RoleName.Read(words) is not { } name || RoleName.IdOf(name) is not { } id)
            return ("role-bad-name", [("most", RoleName.Longest.ToString(CultureInfo.InvariantCulture))]);
        if (content.RoleCalled(name) is { } taken)
            return ("role-taken", [("role", taken.Name)]);
        // Another name may lead to the same id ("A&B", "A B").
        for (var number = 2; content.Roles.Any(role => role.Id == id); number++)
            id = $"{RoleName.IdOf(name)}-{number}";
        return await book.AddRoleAsync(turn.Tenant, new(id, name, null), cancel).ConfigureAwait(false) ? ("role-created", [("role", name)]) : ("role-taken", [("role", name)]);
    }

    private async ValueTask<(string Key, (string, string)[] Blanks)> ContactAsync(Turn turn, Phrases phrases, OrganisationContent content, RoleWish.Contact wish, CancellationToken cancel)
    {
        if (content.RoleCalled(wish.Name) is not { } role)
            return Unknown(content, wish.Name);
        var named = ShownText.Cut(ShownText.Line(wish.Place).Trim(), RoleName.Longest);
        var place = named.Length > 0 ? named : turn.Place == Place.Personal && turn.Person.Name.Length > 0 ? ShownText.Cut(ShownText.Line(turn.Person.Name), RoleName.Longest) : phrases.Say("role-place");
        return await book.KeepRoleAsync(turn.Tenant, role with { Contact = new(turn.Carrier, ThreadIds.PlaceOf(turn.Conversation), place) }, cancel).ConfigureAwait(false)
            ? ("role-contact", [("role", role.Name), ("place", place)])
            : ("role-taken", [("role", role.Name)]);
    }

    private async ValueTask<(string Key, (string, string)[] Blanks)> RenameAsync(Turn turn, Curriculum now, OrganisationContent content, RoleWish.Rename wish, CancellationToken cancel)
    {
        if (content.RoleCalled(wish.Name) is not { } role)
            return Unknown(content, wish.Name);
        if (IsOfFiles(now, role))
            return ("role-of-files", [("role", role.Name)]);
        if (RoleName.Read(wish.NewName) is not { } name)
            return ("role-bad-name", [("most", RoleName.Longest.ToString(CultureInfo.InvariantCulture))]);
        if (content.RoleCalled(name) is { } other && other.Id != role.Id || !await book.KeepRoleAsync(turn.Tenant, role with { Name = name }, cancel).ConfigureAwait(false))
            return ("role-taken", [("role", name)]);
        return ("role-renamed", [("role", role.Name), ("name", name)]);
    }

    private async ValueTask<(string Key, (string, string)[] Blanks)> RemoveAsync(Turn turn, Curriculum now, OrganisationContent content, ChangeReplies replies, string words, CancellationToken cancel)
    {
        if (content.RoleCalled(words) is not { } role)
            return Unknown(content, words);
        if (IsOfFiles(now, role))
            return ("role-of-files", [("role", role.Name)]);
        var day = DateOnly.FromDateTime(turn.At.UtcDateTime);
        List<string> owned =
        [
            .. content.Overrides.Where(change => change.Role == role.Id && !(change.Until < day)).Select(replies.DutyOf),
            .. content.Workloads.Where(workload => workload.Role == role.Id).Select(HereWords.NameOf),
            .. content.Clauses.Where(clause => clause.Role == role.Id).Select(clause => ShownText.Cut($"{clause.Says} ({clause.Source})", 120)),
        ];
        if (owned.Count > 0)
        {
            var list = string.Join("; ", owned.Take(MostNamed)) + (owned.Count > MostNamed ? $"; … ({owned.Count})" : "");
            return ("role-owns", [("role", role.Name), ("duties", list)]);
        }

        return await book.RemoveRoleAsync(turn.Tenant, role.Id, cancel).ConfigureAwait(false) ? ("role-removed", [("role", role.Name)]) : Unknown(content, words);
    }

    private static Reply List(Phrases phrases, OrganisationContent content, bool mayChange) => content.Roles.Count == 0
        ? new Reply.Said(phrases.Say(mayChange ? "role-none-author" : "role-none"))
        : new Reply.Explanation(
            phrases.Say("role-title"),
            phrases.Say("role-lead"),
            [.. content.Roles.Select(role => new Point(role.Name, role.Contact is { } contact ? phrases.Say("role-asked-in", ("place", contact.Name)) : phrases.Say("role-no-contact")))]);

    private static bool IsOfFiles(Curriculum now, Role role) => now.Organisation.Roles.Any(other => other.Id == role.Id);

    private static (string Key, (string, string)[] Blanks) Unknown(OrganisationContent content, string words) => content.Roles.Count == 0
        ? ("role-none-author", [])
        : ("role-unknown", [("words", ShownText.Cut(ShownText.Line(words), 80)), ("roles", string.Join(", ", content.Roles.Take(20).Select(role => role.Name)))]);
}
