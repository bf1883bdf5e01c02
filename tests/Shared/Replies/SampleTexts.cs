using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Testing.Replies;

internal static class SampleTexts
{
    public static Reply Misconception() => new Reply.Explanation(
        "“The provider backs up our data, so we need no backup of our own.”",
        "No. The provider guards against its own failures, not against yours.",
        [
            new("Truth", "Getting back what you delete, overwrite or lose to ransomware needs backups that you have chosen, kept long enough and tested."),
            new("In SaaS", "Replication copies a mistake too, and a retention policy is not a backup."),
            new("", "The cell behind this: backup-and-restore × saas, shared, you are accountable."),
        ])
    {
        Understood = "Wrong belief · Backups",
        Sources = [Facts.Aws, Facts.Microsoft],
        Trace = ["Read “backs up our data” as the belief provider-backs-up-our-data."],
        Buttons = [Button.To("Backups in SaaS", Verbs.Owner, "responsibility", "backup-and-restore", "target", "saas")],
    };

    public static Reply AlwaysYours() => new Reply.Explanation(
        "What is always yours",
        "Seven duties stay with you in every model, even where the provider does the work.",
        [
            new("Data classification", "Only you know what your data is worth."),
            new("Access authorization", "You decide who may do what."),
            new("Regulatory compliance", "A provider's certificate covers its part, not yours."),
            new("Backup strategy", "How far back and how fast is your decision."),
            new("Data encryption", "You decide what is encrypted and who holds the keys."),
            new("Security monitoring", "Somebody must read what the logs say."),
            new("Incident response", "You answer to your customers and regulators."),
            new("Devices", "What people sign in with is yours too."),
        ])
    {
        Sources = [Facts.Microsoft],
    };

    public static Reply Digest() => new Reply.Explanation(
        "Digest of 16 Nov 2026 to 22 Nov 2026",
        "All teams, as far as at least 5 of a team took part.",
        [
            new("Took part", "29 of 41 (71 %). The week before: 64 %."),
            new("Right", "58 % of the first answers. The week before: 61 %."),
            new("Hardest area", "Operations and monitoring, 44 % right."),
            new("What to do", "Talk with Payments about “The provider backs up our data, so we need no backup of our own.” Of the answers that could show it, 62 % did. The provider guards against its own failures, not against yours."),
            new("A gap", "A question that I could not answer came up 7 times. It is near to: Backups, Data retention."),
            new("", "More: \"scores page\". Say \"digest off\" to end it."),
        ]);

    public static Reply WhichModel() => new Reply.Choices("Which model do you mean?")
    {
        Understood = "OS patching",
        Buttons = [In("IaaS"), In("CaaS"), In("PaaS"), In("FaaS"), In("SaaS")],
    };

    public static Reply WhichRow() => new Reply.Choices("“Patching” can mean several things. Which one?")
    {
        Buttons =
        [
            Button.To("The operating system", Verbs.Owner, "responsibility", "guest-os-patching"),
            Button.To("The language runtime", Verbs.Owner, "responsibility", "runtime-patching"),
            Button.To("The database engine", Verbs.Owner, "responsibility", "database-engine-patching"),
            Button.To("Libraries that our application uses", Verbs.Owner, "responsibility", "software-dependencies"),
            Button.To("Container images", Verbs.Owner, "responsibility", "container-images"),
            Button.To("All of them", Verbs.Owner, "responsibility", "guest-os-patching,runtime-patching,database-engine-patching"),
        ],
    };

    public static Reply Help() => new Reply.Help(
        "Ask me who owns what in the cloud",
        "I know 49 responsibilities in six service models and over a hundred services, each with its source.",
        ["Who patches the operating system in PaaS?", "Does AWS back up my EC2 instances?", "What changes when we move from EC2 to Lambda?", "compare IaaS and SaaS", "matrix"])
    {
        Buttons = [Button.To("The matrix", Verbs.Matrix), Button.To("What is always mine", Verbs.Always)],
    };

    public static Reply Thanks() => new Reply.Said("You're welcome. Ask me again when you move something.");

    public static Reply Unknown() => new Reply.Said("I don't know that one. I can tell you who owns a responsibility in a cloud model or a service.")
    {
        Trace = ["No responsibility was found.", "No place was found."],
        Buttons = [Button.To("What can I ask?", Verbs.Help)],
    };

    private static Button In(string model) => Button.To(model, Verbs.Owner, "responsibility", "guest-os-patching", "target", model.ToLowerInvariant());
}
