using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>asked_topics</c>.</summary>
internal sealed class QuestionCounts(IOptions<GrowthOptions> options) : TurnNotes, IQuestionCounts
{
    public void Note(Turn turn, IReadOnlyList<string> rows)
    {
        if (!options.Value.Enabled)
            return;
        var week = FigureSums.WeekOf(PointsLedger.DayOf(DateOnly.FromDateTime(turn.At.UtcDateTime)));
        NotePutOff(turn, sql =>
        {
            foreach (var row in rows)
            {
                sql.Defer(
                    $"""
                    INSERT INTO asked_topics (tenant, person, week, topic, times) VALUES ({turn.Tenant}, {turn.Person.Id}, {week}, {row}, 1)
                    ON CONFLICT (tenant, person, week, topic) DO UPDATE SET times = asked_topics.times + 1
                    """);
            }
        }, mayFollow: true);
    }
}
