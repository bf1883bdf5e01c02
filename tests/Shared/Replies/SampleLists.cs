using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

internal static class SampleLists
{
    private static readonly string[] Models = ["On-prem", "IaaS", "CaaS", "PaaS", "FaaS", "SaaS"];

    private static readonly string[] More = ["Devices", "Costs", "Training"];

    /// <summary>Label, area, and an owner for each model: customer, provider, shared, depends, none.</summary>
    private static readonly string[] Table =
    [
        "Physical security|Facilities|CPPPPP", "Power and cooling|Facilities|CPPPPP", "Hypervisor|Facilities|CPPPPP",
        "OS patching|Platform|CCSPPP", "Runtime patching|Platform|CCCPPP", "Database patching|Platform|CCCPNP", "Control plane|Platform|CCPPPP",
        "Application code|Workload|CCCCCP", "Dependencies|Workload|CCCCCP", "Container images|Workload|CCCCCP",
        "Classification|Data|CCCCCC", "Encryption at rest|Data|CCSSSP", "Encryption keys|Data|CCCCCD", "Backups|Data|CCCSCS",
        "User accounts|Identity|CCCCCC", "Access rights|Identity|CCCCCC", "MFA|Identity|CCCCCC",
        "Network controls|Network|CCSSSP", "Incidents|Operations|CSSSSS", "Compliance|Governance|CSSSSS",
    ];

    public static Reply WholeMatrix() => new Reply.Matrix("Who owns what", "Twenty responsibilities in six models.", GridOf(Table, Models, [0, 1, 2, 3, 4, 5]), "/matrix")
    {
        Sources = [Facts.Microsoft],
        Buttons = [Button.To("Only PaaS", Verbs.Matrix, "target", "paas"), Button.To("What always stays yours", Verbs.Always)],
    };

    public static Reply Comparison() => new Reply.Matrix(
        "IaaS and SaaS side by side", "Five of these change hands.", GridOf(Table[3..11], ["IaaS", "SaaS"], [1, 5]), null)
    {
        Understood = "Compare · IaaS · SaaS",
        Sources = [Facts.Microsoft, Facts.Aws],
        Trace = ["Read “compare” as the intent compare.", "Read “iaas” and “saas” as models."],
    };

    public static Reply DutiesInPaas() => new Reply.Duties(
        "Who does what in PaaS",
        "Of 49 responsibilities 23 are yours, 14 are shared and 12 are the provider's.",
        [
            new("Yours", Owner.Customer, Lines("CCCCCC", 23)),
            new("Shared", Owner.Shared,
            [
                new("backup-and-restore", "Backups", "Choose retention and backup window, turn on what is off by default, and test restores."),
                new("network-controls", "Network controls", "Write the rules of your instance; the provider guards the network of the service."),
                new("incident-response", "Incidents", "Watch for what happens in your application and data, and answer it."),
            ]),
            new("The provider's", Owner.Provider,
            [
                new("physical-security", "Physical security", ""), new("hypervisor", "Hypervisor", ""), new("guest-os-patching", "OS patching", ""),
                new("runtime-patching", "Runtime patching", ""), new("database-engine-patching", "Database patching", ""), new("kubernetes-control-plane", "Control plane", ""),
                new("media-disposal", "Media disposal", ""), new("facility-environment", "Power and cooling", ""),
            ]),
        ])
    {
        Understood = "Duties · PaaS",
        Sources = [Facts.Microsoft],
        Trace = ["Read “what is ours” as the intent duties.", "Read “paas” as the model paas."],
        Buttons = [Button.To("Only mine", Verbs.Duties, "target", "paas", "party", "customer"), Button.To("Only theirs", Verbs.Duties, "target", "paas", "party", "provider")],
    };

    public static Reply FromEc2ToLambda() => new Reply.Move(
        "From Amazon EC2 to AWS Lambda",
        "AWS takes over the machines; code, data and access rights stay with you.",
        [
            new("No longer yours", Owner.Provider,
            [
                new("guest-os-patching", "OS patching", "AWS patches hosts, micro virtual machines and the operating system of the runtime."),
                new("runtime-patching", "Runtime patching", "AWS applies runtime updates in the Auto update mode."),
                new("capacity-and-scaling", "Scaling", "AWS starts as many copies of the function as there are events, within your limits."),
            ]),
            new("Changed", Owner.Shared,
            [
                new("network-controls", "Network controls", "Attach the function to a VPC if it needs one, and guard function URLs with authentication."),
                new("encryption-at-rest", "Encryption at rest", "AWS encrypts code and environment variables by default; encrypt what the function stores."),
            ]),
            new("Still yours", Owner.Customer,
            [
                new("application-code", "Application code", "Write, test and fix the code, and check every event that comes in."),
                new("software-dependencies", "Dependencies", "Update libraries and layers that you package."),
                new("access-authorization", "Access rights", "Write the execution role and the resource policy, one role for each function."),
                new("backup-and-restore", "Backups", "Back up the data stores that the function uses."),
            ]),
        ])
    {
        Understood = "Move · Amazon EC2 → AWS Lambda",
        Sources = [Facts.Aws],
        Trace = ["Read “from ec2 to lambda” as a move."],
        Buttons = [Button.To("The other way round", Verbs.Move, "from", "aws-lambda", "to", "amazon-ec2")],
    };

    private static Grid GridOf(IEnumerable<string> table, IReadOnlyList<string> columns, int[] models) =>
        new(columns, [.. table.Select(line => line.Split('|')).Select(parts => new GridRow(parts[0], parts[1], [.. models.Select(model => OwnerOf(parts[2][model]))]))]);

    private static List<DutyLine> Lines(string owners, int count) =>
    [
        .. Table.Select(line => line.Split('|')).OrderByDescending(parts => parts[2].Zip(owners).Count(pair => pair.First == pair.Second)).Concat(
            More.Select(name => new[] { name, "", "" })).Take(count)
            .Select(parts => new DutyLine("row", parts[0], $"Decide, set up and check {parts[0].ToLowerInvariant()} for what you run on the platform.")),
    ];

    private static Owner OwnerOf(char letter) => letter switch
    {
        'C' => Owner.Customer,
        'P' => Owner.Provider,
        'S' => Owner.Shared,
        'D' => Owner.Depends,
        _ => Owner.NotApplicable,
    };
}
