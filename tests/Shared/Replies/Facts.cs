using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

/// <summary>Rows, places, sources and cells as the table has them, for samples that look like real answers.</summary>
internal static class Facts
{
    public static Source Microsoft { get; } = Source(
        "microsoft-shared-responsibility", "Microsoft", "Shared responsibility in the cloud", "https://learn.microsoft.com/azure/security/fundamentals/shared-responsibility");

    public static Source AppService { get; } = Source(
        "app-service-patching", "Microsoft", "OS and runtime patching in Azure App Service", "https://learn.microsoft.com/azure/app-service/overview-patch-os-runtime");

    public static Source Rds { get; } = Source(
        "rds-welcome", "AWS", "What is Amazon RDS? (who manages what)", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html");

    public static Source Aws { get; } = Source(
        "aws-shared-responsibility", "AWS", "Shared Responsibility Model", "https://aws.amazon.com/compliance/shared-responsibility-model/");

    public static Source Gke { get; } = Source(
        "gke-shared-responsibility", "Google Cloud", "GKE shared responsibility", "https://cloud.google.com/kubernetes-engine/docs/concepts/shared-responsibility");

    public static Target Iaas { get; } = Model("iaas", "Infrastructure as a service", "IaaS");

    public static Target Paas { get; } = Model("paas", "Platform as a service", "PaaS");

    public static Target Faas { get; } = Model("faas", "Function as a service", "FaaS");

    public static Target Saas { get; } = Model("saas", "Software as a service", "SaaS");

    public static Target AmazonRds { get; } = Service("amazon-rds", "Amazon RDS");

    public static Target GoogleKubernetesEngine { get; } = Service("google-kubernetes-engine", "Google Kubernetes Engine");

    public static Responsibility OsPatching { get; } = Row("guest-os-patching", "OS patching");

    public static Responsibility RuntimePatching { get; } = Row("runtime-patching", "Runtime patching");

    public static Responsibility DatabasePatching { get; } = Row("database-engine-patching", "Database patching");

    public static Responsibility Nodes { get; } = Row("kubernetes-nodes", "Worker nodes");

    public static Responsibility Backups { get; } = Row("backup-and-restore", "Backups", always: true);

    public static Responsibility AtRest { get; } = Row("encryption-at-rest", "Encryption at rest", always: true);

    public static Responsibility Network { get; } = Row("network-controls", "Network controls");

    public static OwnedCell Owned(Responsibility row, Target target, Owner owner, string? provider, string? customer, string? note = null, Condition? condition = null) => new(
        row,
        target,
        new Cell
        {
            Responsibility = row.Id,
            Target = target.Id,
            Owner = owner,
            Accountable = owner == Owner.NotApplicable ? null : row.Always || owner is not Owner.Provider ? Party.Customer : Party.Provider,
            Provider = provider,
            Customer = customer,
            Note = note,
            Condition = condition,
            Sources = [Microsoft],
            Evidence = Evidence.Verified,
        },
        owner,
        null);

    private static Source Source(string id, string publisher, string title, string url) => new(id, publisher, title, new Uri(url), new DateOnly(2026, 11, 23));

    private static ServiceModel Model(string id, string name, string label) => new(id, name, label, "", [], "", "", Vocabulary.None, []);

    private static Service Service(string id, string name) => new(id, name, "", "", "paas", "", "", null, [], Vocabulary.None, []);

    private static Responsibility Row(string id, string label, bool always = false) => new(id, label, label, "platform", always, "", Vocabulary.None, []);
}
