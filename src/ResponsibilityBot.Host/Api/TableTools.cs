using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Server;
using ResponsibilityBot.Host.Gaps;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Matrices;

namespace ResponsibilityBot.Host.Api;

/// <summary>The tools at <c>/mcp</c> (https://modelcontextprotocol.io): the table for assistants, which reads and never writes.</summary>
[McpServerToolType]
internal sealed class TableTools(ApiQueries queries)
{
    private const string WorkloadIs = "The id or name of something that your organisation runs, such as checkout: then as it holds for that";

    [McpServerTool(Name = "who_owns", Title = "Who owns it", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Answers in plain words who owns a security or operations duty in a cloud service model or service: the provider, the customer, or both. Cites its sources. Certainty 'unknown' means that the table has no answer: say so, do not guess.")]
    public async Task<Answer> WhoOwnsAsync(ClaimsPrincipal caller, [Description("The question, such as: who patches the operating system of Azure App Service?")] string question, CancellationToken cancel) =>
        await queries.AnswerAsync(caller, question, null, cancel);

    [McpServerTool(Name = "duties", Title = "Duties in a place", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Every duty in one service model or service as it holds in your organisation, with its owner, who is accountable, who does what, and the layer and role that say so.")]
    public async Task<MatrixFile> DutiesAsync(
        ClaimsPrincipal caller, [Description("The id of a service model (on-premises, iaas, caas, paas, faas, saas) or service, such as amazon-rds")] string target,
        [Description(WorkloadIs)] string? workload = null, CancellationToken cancel = default) =>
        await queries.MatrixAsync(caller, new MatrixRequest([target], null, null, null) { Workload = workload }, cancel);

    [McpServerTool(Name = "move", Title = "What changes in a move", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("What a customer sheds, gains, keeps, or holds another part of, in a move from one service model or service to another, as it holds in your organisation.")]
    public async Task<MoveFile> MoveAsync(
        ClaimsPrincipal caller, [Description("Where from, such as amazon-ec2")] string from, [Description("Where to, such as aws-lambda")] string to,
        [Description(WorkloadIs)] string? workload = null, CancellationToken cancel = default) =>
        await queries.MoveAsync(caller, from, to, workload, cancel);

    [McpServerTool(Name = "matrix", Title = "The responsibility matrix", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("The cells of some rows in some places as they hold in your organisation. Without places, the services of the workload, or the six service models.")]
    public async Task<MatrixFile> MatrixAsync(
        ClaimsPrincipal caller,
        [Description("Ids of service models and services")] string[]? targets = null,
        [Description("The id of a group of rows, such as data, identity or network")] string? area = null,
        [Description("Only rows with this owner in one of the places: customer, provider, shared, depends or none")] string? owner = null,
        [Description("Only rows that hold these words")] string? words = null,
        [Description(WorkloadIs)] string? workload = null,
        CancellationToken cancel = default) => await queries.MatrixAsync(caller, new MatrixRequest(targets ?? [], area, owner, words) { Workload = workload }, cancel);

    [McpServerTool(Name = "gaps", Title = "Gaps", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Authorize(ApiScopes.Gaps)]
    [Description("What is missing in your organisation: under organisation duties that nobody holds or two hold, decisions and clauses that are over, roles that cannot be asked; under gaps questions that the table had no right answer to, with how often, without people.")]
    public async Task<GapFile> GapsAsync(ClaimsPrincipal caller, CancellationToken cancel) => await queries.GapsAsync(caller, null, cancel);
}
