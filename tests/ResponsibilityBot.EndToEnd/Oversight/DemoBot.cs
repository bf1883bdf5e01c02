using Microsoft.AspNetCore.Builder;
using ResponsibilityBot.Host;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>The demo, on a free port.</summary>
public sealed class DemoBot : IAsyncLifetime
{
    private readonly WebApplication app = BotSite.Build(["--urls", "http://127.0.0.1:0", "--Storage:ConnectionString=Data Source=/nowhere/real.db", "--Logging:LogLevel:Default=Warning"], isDemo: true);

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
