using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.Content;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Host.Teaching;

/// <summary>Adds what the bot teaches from.</summary>
internal static class ContentServices
{
    /// <summary>Begins to read the content; <see cref="ContentWatch"/> waits for it and throws if it is broken, so that the program does not start with it.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="configuration">Where the content folder is named.</param>
    /// <param name="begun">The reading of that folder that was begun already; null to begin it now.</param>
    /// <exception cref="DirectoryNotFoundException">There is no content folder.</exception>
    public static void AddContent(this IServiceCollection services, IConfiguration configuration, Task<ReadContent>? begun = null)
    {
        var options = configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
        var store = new CurriculumStore(ContentFolder.Find(options.Path), options.Judged(), begun);
        services.AddSingleton(store);
        services.AddSingleton<ICurriculum>(store);
        services.AddHostedService<ContentWatch>();
        services.AddHealthChecks().Add(new HealthCheckRegistration("content", _ => new ContentCheck(store), HealthStatus.Degraded, null));
    }

    /// <summary>Whether the files that are there now are the ones that are taught from.</summary>
    private sealed class ContentCheck(CurriculumStore store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(store.Problems.Count == 0
                ? HealthCheckResult.Healthy($"revision {store.Current.Table.Revision}")
                : HealthCheckResult.Degraded($"{Problem.Counted(store.Problems.Count)} in the files, revision {store.Current.Table.Revision} is kept; first: {store.Problems[0]}"));
    }
}
