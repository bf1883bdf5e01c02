using ResponsibilityBot.Tutoring.Quizzes.Rounds;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Posts nothing: it stands where no rounds are added.</summary>
internal sealed class NoPoster : IRoundPoster
{
    public Task<int> PostAsync(RoundOrder order, CancellationToken cancel) => Task.FromResult(0);
}
