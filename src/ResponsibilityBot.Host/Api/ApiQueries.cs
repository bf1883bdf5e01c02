using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using ResponsibilityBot.Host.Gaps;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Host.Scores;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Host.Api;

/// <summary>What programs may ask, whichever way: <c>/api/v1</c> and <c>/mcp</c> answer from here. Changes nothing but what "and in SaaS?" leans on.</summary>
internal sealed class ApiQueries(
    ICurriculum curriculum, OrganisationCurricula curricula, IOrganisations organisations, ITopics topics, IGapReport gaps, IScoreReport scores, TimeProvider time)
{
    /// <summary>The longest question in characters, as long as what people may write in chat.</summary>
    public const int LongestQuestion = 4000;

    /// <summary>The longest name of a conversation in characters.</summary>
    public const int LongestConversation = 100;

    /// <summary>Answers a question.</summary>
    /// <param name="caller">Whose conversation it is.</param>
    /// <param name="question">The question.</param>
    /// <param name="conversation">A name for the questions that lean on each other, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="ApiRequestException">The question or the name is missing or too long.</exception>
    public async Task<Answer> AnswerAsync(ClaimsPrincipal caller, string? question, string? conversation, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(question))
            throw new ApiRequestException("question is missing; write, for example, ?question=who+patches+the+OS+in+PaaS");
        if (question.Length > LongestQuestion)
            throw new ApiRequestException($"question has {question.Length} characters; at most {LongestQuestion} are read.");
        var now = await curricula.OfAsync(caller.Tenant(), time.GetUtcNow(), cancel);
        if (conversation is not { Length: > 0 })
            return QuestionAnswerer.Answer(now, question, null).Answer;
        if (conversation.Length > LongestConversation || conversation.Any(char.IsControl))
            throw new ApiRequestException($"conversation must be a name of at most {LongestConversation} characters without control characters.");
        var key = new TopicKey(caller.Tenant(), $"api:{conversation}", caller.Identity?.Name ?? "");
        var answered = QuestionAnswerer.Answer(now, question, await topics.RecallAsync(key, cancel));
        if (AskDialog.TopicOf(answered, time.GetUtcNow()) is { } next)
            await topics.KeepAsync(key, next, cancel);
        return answered.Answer;
    }

    /// <summary>The matrix of places as it holds in the caller's tenant.</summary>
    /// <exception cref="ApiRequestException">The request names what the table does not know.</exception>
    public async Task<MatrixFile> MatrixAsync(ClaimsPrincipal caller, MatrixRequest request, CancellationToken cancel)
    {
        var now = await curricula.OfAsync(caller.Tenant(), time.GetUtcNow(), cancel);
        var selection = Read(now, request);
        return MatrixFile.Of(now.Table, ResponsibilityMatrix.Of(now.Table, selection, now.Held), selection.Workload);
    }

    /// <summary>What changes between two places, as they hold in the caller's tenant.</summary>
    /// <param name="caller">Whose tenant it is.</param>
    /// <param name="from">The id of a service model or service.</param>
    /// <param name="to">The id of another one.</param>
    /// <param name="workload">The id or name of a workload that moves, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="ApiRequestException">One of them is missing or not known, or both places are the same.</exception>
    public async Task<MoveFile> MoveAsync(ClaimsPrincipal caller, string? from, string? to, string? workload, CancellationToken cancel)
    {
        var now = await curricula.OfAsync(caller.Tenant(), time.GetUtcNow(), cancel);
        var (first, last) = (Place(now, "from", from), Place(now, "to", to));
        var moved = Read(now, new([], null, null, null) { Workload = workload }).Workload;
        return first == last
            ? throw new ApiRequestException("from and to are the same; nothing changes.")
            : MoveFile.Of(now, ResponsibilityMove.Of(now.Table, (row, place) => now.Cell(row, place, moved), first, last), moved);
    }

    /// <summary>The services of a provider, of a model, or all.</summary>
    public ServiceFile Services(string? provider, string? model)
    {
        var table = curriculum.Current.Table;
        return new(
            table.Revision,
            [.. table.Content.Services
                .Where(service => IsOr(provider, service.Provider) && IsOr(model, service.Model))
                .OrderBy(service => service.Id, StringComparer.Ordinal)
                .Select(ServiceEntry.Of)]);
    }

    /// <summary>The table's rows.</summary>
    public ResponsibilityFile Responsibilities()
    {
        var table = curriculum.Current.Table;
        return new(table.Revision, [.. table.Content.Responsibilities.Select(ResponsibilityEntry.Of)]);
    }

    /// <summary>The questions of the caller's tenant that were not answered, and what nobody there holds today.</summary>
    /// <param name="caller">Whose tenant it is.</param>
    /// <param name="since">The first day of questions (ISO 8601, UTC), or null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="ApiRequestException"><paramref name="since"/> is no day.</exception>
    public async Task<GapFile> GapsAsync(ClaimsPrincipal caller, string? since, CancellationToken cancel)
    {
        var filter = new GapFilter(Day(since), gaps.MinimumCount, caller.Tenant());
        var (tenant, today) = (caller.Tenant(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var held = new OrganisationTable(curriculum.Current.Table, await organisations.OfAsync(tenant, cancel));
        return GapFile.Of(filter, await gaps.ListAsync(filter, cancel), [.. OrganisationGaps.Find(tenant, held, today)]);
    }

    /// <summary>What the teams of the caller's tenant did.</summary>
    /// <exception cref="ApiRequestException"><paramref name="by"/> is none of them.</exception>
    public async Task<TeamScoreFile> ScoresAsync(ClaimsPrincipal caller, string? by, CancellationToken cancel)
    {
        var kind = by switch
        {
            null or "" or "season" => SpanKind.Season,
            "week" => SpanKind.Week,
            "all" => SpanKind.All,
            _ => throw new ApiRequestException("by is week, season or all."),
        };
        var listed = await scores.ListAsync(caller.Tenant(), kind, null, cancel);
        return new(kind.ToString().ToLowerInvariant(), scores.Fewest, [.. listed.Select(ScoreLine.Of)]);
    }

    private static DateOnly? Day(string? since) => since is not { Length: > 0 }
        ? null
        : DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ApiRequestException("since is a day as year-month-day, such as 2026-11-01.");

    private static MatrixSelection Read(Curriculum now, MatrixRequest request)
    {
        var selection = MatrixSelection.Read(now, request);
        return selection.Problems.Count == 0 ? selection : throw new ApiRequestException(string.Join(' ', selection.Problems.Select(problem => $"{problem.Parameter}: {problem.ToText()}")));
    }

    private static Target Place(Curriculum now, string name, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new ApiRequestException($"{name} is missing; write the id of a service model or service, such as {name}=amazon-ec2.");
        var selection = MatrixSelection.Read(now, new([id], null, null, null));
        return selection.Problems is [var problem, ..] ? throw new ApiRequestException($"{name}: {problem.ToText()}") : selection.Targets[0];
    }

    private static bool IsOr([NotNullWhen(true)] string? wanted, string id) => string.IsNullOrEmpty(wanted) || wanted.Equals(id, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A program asked for something that cannot be; the message says what, and the cure, and may be shown to it.</summary>
internal sealed class ApiRequestException(string message) : Exception(message);
