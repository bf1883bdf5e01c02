using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

internal static class SampleAnswers
{
    private static readonly string[] Trace =
    [
        "Read “os patching” as the row guest-os-patching.", "Read “paas” as the model paas.", "The question asks who: the intent is owner.",
        "The table's cell guest-os-patching × paas says provider (baseline, verified).",
    ];

    public static Reply OsPatchingInPaas() => new Reply.OwnerAnswer(
        "Provider",
        "In PaaS the provider patches the operating system of the machines that run your code.",
        Facts.Owned(
            Facts.OsPatching, Facts.Paas, Owner.Provider,
            "Patches the operating system of the machines that run your code, usually on a monthly schedule.",
            "Build the application so that it survives a restart, and set a maintenance window where the service has one.",
            "A few platforms are virtual machines in your account (Elastic Beanstalk, for one); there you must leave managed updates on."))
    {
        Understood = "OS patching · PaaS",
        Sources = [Facts.Microsoft, Facts.AppService, Facts.Rds],
        Trace = Trace,
        Buttons = [In("IaaS", "iaas"), In("CaaS", "caas"), In("FaaS", "faas"), In("SaaS", "saas"), Button.To("Everything that is yours in PaaS", Verbs.Duties, "target", "paas")],
    };

    public static Reply BackupsOfRds() => new Reply.OwnerAnswer(
        "Shared",
        "AWS performs the automated backups of Amazon RDS as you set them up; what is kept, how long and whether it can be restored is yours.",
        Facts.Owned(
            Facts.Backups, Facts.AmazonRds, Owner.Shared,
            "Performs the automated backups within the window and retention that you set, and gives you the means to restore them.",
            "Choose retention and backup window, copy snapshots to another account or Region, and test restores.",
            "Deleting the instance deletes its automated backups too, unless you keep them or take a final snapshot."))
    {
        Understood = "Backups · Amazon RDS",
        Sources = [Facts.Rds, Facts.Aws],
        Trace = Trace,
        Buttons = [Button.To("What about Amazon EC2?", Verbs.Owner, "responsibility", "backup-and-restore", "target", "amazon-ec2"), Button.To("The seven that stay yours", Verbs.Always)],
    };

    public static Reply OsPatchingInIaas() => new Reply.OwnerAnswer(
        "No: you",
        "In IaaS you patch the operating system inside your virtual machines; the provider patches the hosts under them.",
        Facts.Owned(
            Facts.OsPatching, Facts.Iaas, Owner.Customer,
            "Patches the hosts and the hypervisor, and publishes newer base images that do not touch running machines.",
            "Install updates, restart when needed, and follow up on machines that were missed."))
    {
        Understood = "OS patching · IaaS",
        Sources = [Facts.Microsoft],
        Buttons = [In("PaaS", "paas"), In("SaaS", "saas")],
    };

    public static Reply OsPatchingHere() => (Reply.OwnerAnswer)OsPatchingInIaas() with
    {
        Here = "By default yours; here: Platform team (until 2027-03-31, approved by Ada Byron). Reason: Decision 2026-14, one team patches all machines.",
    };

    public static Reply NodesOfGke() => new Reply.OwnerAnswer(
        "It depends",
        "Google patches the nodes of a Standard cluster where auto-upgrade is on; otherwise you upgrade the node pools yourself.",
        Facts.Owned(
            Facts.Nodes, Facts.GoogleKubernetesEngine, Owner.Depends,
            "Hardens and patches the node images, the kubelet and the agents, and rolls them out where node auto-upgrade is on.",
            "Keep node pools on auto-upgrade, or upgrade them by hand; size, drain and repair what you customise.",
            condition: new(
                "auto-upgrade of the node pool",
                "Is auto-upgrade on for the node pool?",
                [new("auto-upgrade is on or the cluster is in a release channel", Owner.Provider), new("auto-upgrade is off or put off", Owner.Customer)])))
    {
        Understood = "Worker nodes · Google Kubernetes Engine",
        Sources = [Facts.Gke],
        Trace = Trace,
        Buttons = [Button.To("Where sources disagree", Verbs.Gray, "gray", "kubernetes-nodes"), In("PaaS", "paas")],
    };

    public static Reply DatabaseInFaas() => new Reply.OwnerAnswer(
        "Does not apply",
        "A function platform has no database engine; look at the service that keeps your data.",
        Facts.Owned(Facts.DatabasePatching, Facts.Faas, Owner.NotApplicable, null, null))
    {
        Understood = "Database patching · FaaS",
        Buttons = [Button.To("Amazon RDS", Verbs.Owner, "responsibility", "database-engine-patching", "target", "amazon-rds")],
    };

    public static Reply PatchingInPaas() => new Reply.OwnerTable(
        "Patching in PaaS",
        "The provider patches the platform; what you put on it stays yours.",
        [
            Facts.Owned(Facts.OsPatching, Facts.Paas, Owner.Provider, "Patches the operating system.", "Survive restarts."),
            Facts.Owned(Facts.RuntimePatching, Facts.Paas, Owner.Provider, "Installs fixes of the language runtime.", "Move to a supported version in time."),
            Facts.Owned(Facts.DatabasePatching, Facts.Paas, Owner.Provider, "Patches the database engine in the maintenance window.", "Choose the window and plan major upgrades."),
            Facts.Owned(Facts.Network, Facts.Paas, Owner.Shared, "Guards the network of the service.", "Write the firewall rules of your instance."),
        ])
    {
        Understood = "Patching · PaaS",
        Sources = [Facts.Microsoft, Facts.Rds],
        Trace = Trace,
        Buttons = [Button.To("Everything in PaaS", Verbs.Duties, "target", "paas")],
    };

    public static Reply BackupsEverywhere() => new Reply.OwnerTable(
        "Backups",
        "You stay accountable for backups everywhere; in PaaS and SaaS the provider does a part of the work.",
        [
            Facts.Owned(Facts.Backups, Facts.Iaas, Owner.Customer, "Sells snapshot and backup services.", "Schedule snapshots and test restores."),
            Facts.Owned(Facts.Backups, Facts.Paas, Owner.Shared, "Performs the automated backups as set up.", "Choose retention and test restores."),
            Facts.Owned(Facts.Backups, Facts.Faas, Owner.Customer, null, "Keep code in version control and back up the data stores."),
            Facts.Owned(Facts.Backups, Facts.Saas, Owner.Shared, "Offers recycle bins and version history for a limited time.", "Export or back up what must outlive that."),
        ])
    {
        Understood = "Backups · all models",
        Sources = [Facts.Microsoft],
    };

    public static Reply SeveralRowsAndPlaces() => new Reply.OwnerTable(
        "Encryption, backups and network controls",
        "The further up the stack, the more is shared.",
        [
            .. new[] { Facts.AtRest, Facts.Backups, Facts.Network }.SelectMany(row => new[] { Facts.Iaas, Facts.Paas, Facts.Saas }.Select(place => Facts.Owned(
                row, place, place == Facts.Iaas ? Owner.Customer : place == Facts.Saas && row == Facts.AtRest ? Owner.Provider : Owner.Shared,
                $"Does its part of {row.Label.ToLowerInvariant()}.", $"Does your part of {row.Label.ToLowerInvariant()}."))),
        ])
    {
        Understood = "Encryption at rest, Backups, Network controls · IaaS, PaaS, SaaS",
        Sources = [Facts.Microsoft],
    };

    private static Button In(string label, string target) => Button.To(label, Verbs.Owner, "responsibility", "guest-os-patching", "target", target);

    /// <summary>A proposal of an author, which waits for a second person.</summary>
    public static Reply Proposal() => new Reply.Explanation(
        "Proposed change",
        "OS patching · Amazon EC2, proposed by Maria Miller.",
        [
            new("Now", "You"), new("Then", "You (Platform team, until 2027-03-31)"), new("Says so", "The organisation"), new("Reason", "TICKET-1"), new("Until", "2027-03-31"),
            new("", "Nothing is changed until a second author or an administrator approves."),
        ])
    {
        Buttons = [Change("Approve", "approve"), Change("Do not approve", "refuse"), Change("Take it back", "back")],
    };

    private static Button Change(string label, string what) => new(label, new Press(Verbs.Change, new Dictionary<string, string> { ["change"] = "c-0123456789", ["do"] = what, ["seen"] = "0123456789ab" }));
}
