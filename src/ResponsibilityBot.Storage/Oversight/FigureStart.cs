using Microsoft.Extensions.Hosting;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>Sees at the start that the sums of all teams go by the number of people that is configured now.</summary>
internal sealed class FigureStart(Database database, FigureSums figures) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.WriteAsync(
        sql =>
        {
            figures.Align(sql);
            return true;
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
