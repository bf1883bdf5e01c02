using Microsoft.Extensions.Hosting;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Sees at the start that the sums of all teams go by the number of people that is configured now, and that weeks that are over are closed.</summary>
internal sealed class FigureStart(Database database, FigureSums figures, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.WriteAsync(
        sql =>
        {
            figures.Align(sql);
            return figures.CloseWeeks(sql, Weeks.LastOver(time.GetUtcNow()));
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
