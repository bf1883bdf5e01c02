using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Access;

/// <summary>Roles from the section <c>Access</c>.</summary>
internal sealed class ConfiguredAccess : IAccess
{
    private readonly NamedPerson[] administrators;
    private readonly NamedPerson[] hosts;
    private readonly NamedPerson[] managers;
    private readonly NamedPerson[] authors;
    private readonly bool isWebChatThisMachine;

    public ConfiguredAccess(IOptions<AccessOptions> access, IOptions<WebChatOptions> webChat, IHostEnvironment environment)
    {
        var options = access.Value;
        (administrators, hosts, managers, authors) = (Read(options.Admins), Read(options.Hosts), Read(options.Managers), Read(options.Authors));
        // Switched on, others reach it too, and whoever develops here cannot be told from them.
        isWebChatThisMachine = environment.IsDevelopment() && !webChat.Value.Enabled;
    }

    public bool Allows(Turn turn, Role role) => IsAdministrator(turn) || role switch
    {
        Role.Host => turn.Place == Place.Personal || Names(hosts, turn),
        Role.Manager => Names(managers, turn),
        Role.Author => Names(authors, turn),
        _ => false,
    };

    /// <summary>Whether somebody who signed in may see what teams know. The web chat's person on this machine signs in nowhere.</summary>
    public bool IsManager(string tenant, string person) =>
        administrators.Concat(managers).Any(named => named.Is(tenant, person));

    /// <summary>Whether somebody may change what holds for a whole tenant.</summary>
    public bool IsHost(string tenant, string person) => administrators.Concat(hosts).Any(named => named.Is(tenant, person));

    /// <summary>Whether the web chat's person on this machine is an administrator.</summary>
    public bool IsOpenHere => isWebChatThisMachine;

    private bool IsAdministrator(Turn turn) => Names(administrators, turn) || (isWebChatThisMachine && turn.Carrier == DirectLineServices.Carrier);

    private static bool Names(NamedPerson[] people, Turn turn) => people.Any(person => person.Is(turn.Tenant, turn.Person.Id));

    private static NamedPerson[] Read(IEnumerable<string> people) => [.. people.Select(NamedPerson.Read).OfType<NamedPerson>()];
}
