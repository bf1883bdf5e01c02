using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Narrows "patching" to what is patched: the system of a rented machine, the engine of a database, the nodes of a cluster.</summary>
internal sealed class PatchedThings(QuestionEvidence question)
{
    private const string Engine = "database-engine-patching";

    private const string Platform = "paas";

    /// <summary>Databases that people call by their engine: "upgrade <b>Postgres</b> on RDS".</summary>
    private static readonly HashSet<string> Engines = new(StringComparer.Ordinal) { "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "mssql", "redis", "cassandra" };

    /// <summary>"They patch our VMs": of the patching of a rented machine its operating system is meant.</summary>
    public void Narrow()
    {
        // "Windows updates at OS level", "the nodes, who keeps them patched": patching of a thing that is named apart.
        if (question.Rows.Contains("family:os") && (question.Rows.Contains("family:patching") || question.Findings.Of(MeaningKind.Family).Any(found => found.Meaning.Id == "family:patching")))
        {
            question.Rows[question.Rows.IndexOf("family:os")] = "guest-os-patching";
            question.Rows.Remove("family:patching");
        }

        if (question.Rows is ["family:patching"] && question.Findings.Of(MeaningKind.WeakResponsibility).Concat(question.Findings.Of(MeaningKind.Responsibility)).Select(found => found.Meaning.Row).Distinct(StringComparer.Ordinal).ToList() is [var part] && part == "kubernetes-nodes")
            question.Rows[0] = part;
        if (question.Rows is ["family:patching"] && question.Findings.Tokens.Exists(token => Engines.Contains(token.Text)) && !question.Targets.Exists(id => question.Table.Target(id) is Service { Model: KnowledgeTable.Iaas } or ServiceModel { Id: KnowledgeTable.Iaas }))
            question.Rows[0] = Engine;
        if (question.Rows is ["kubernetes-nodes"] && IsNodeJs())
            question.Rows[0] = "runtime-patching";
        if (question.Services.Count > 0 && PatchedIn(question.Rows, question.Targets) is { } patched)
            question.Rows[0] = patched;
    }

    /// <summary>"Do we update <b>Node</b> ourselves on Heroku": where functions or applications run, one node is a language.</summary>
    private bool IsNodeJs() =>
        question.Targets.Count > 0 && question.Targets.TrueForAll(id => (question.Table.Target(id) is Service service ? service.Model : id) is Platform or "faas")
        && question.Findings.Tokens.Exists(token => token.Text is "node") && !question.Findings.Tokens.Exists(token => token.Text is "nodes" or "pool" or "worker" or "workers" or "cluster" or "kubernetes");

    /// <summary>"They patch our <b>VMs</b>", "updates on <b>Aurora</b>": what patching means where only machines are rented, and where a product says of its engine; null elsewhere.</summary>
    public string? PatchedIn(IReadOnlyList<string> rows, IReadOnlyList<string> places)
    {
        if (rows is not ["family:patching"] || places.Count == 0)
            return null;
        if (places.All(id => question.Table.Target(id) is Service { Model: KnowledgeTable.Iaas }))
            return "guest-os-patching";
        return places.All(id => question.Table.Target(id) is Service { Model: Platform } && question.Table.Cell(Engine, id) is { Owner: not Owner.NotApplicable } own && own != question.Table.Cell(Engine, Platform)) ? Engine : null;
    }
}
