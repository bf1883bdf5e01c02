using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>Reads <c>team_scores</c> for a file.</summary>
internal sealed class ScoreReport(Database database, DatabaseState state, IOptions<PrivacyOptions> options) : IScoreReport
{
    public int Fewest => options.Value.MinimumGroupSize;

    public async Task<IReadOnlyList<ReportedScore>> ListAsync(string? tenant, SpanKind kind, DateOnly? beginning, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var (span, fewest, first) = ((int)kind, Fewest, beginning is { } day ? PointsLedger.DayOf(day) : (int?)null);
        var rows = await database.QueryAsync(
            db => (from score in db.TeamScores
                   join team in db.Teams on new { score.Tenant, Id = score.Team } equals new { team.Tenant, team.Id }
                   where score.Span == span && score.Participants >= fewest && (tenant == null || score.Tenant == tenant) && (first == null || score.Beginning == first)
                   orderby score.Tenant, score.Beginning, team.NameKey, score.Team
                   select new { Score = score, team.Name }).ToListAsync(cancel),
            cancel);
        return rows.ConvertAll(row => new ReportedScore(
            row.Score.Tenant,
            kind == SpanKind.All ? ScoreSpan.All : new(kind, PointsLedger.DateOf(row.Score.Beginning)),
            new(row.Score.Team, row.Name, row.Score.Points, row.Score.Answers, row.Score.Participants, row.Score.Members)));
    }
}
