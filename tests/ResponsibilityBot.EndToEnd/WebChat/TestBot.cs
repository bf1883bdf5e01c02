using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>The whole program on a port of its own, with its data in a folder of its own. The clock is not real, and the dialog is an echo.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("responsibilitybot-").FullName;
    private readonly WebApplication app;

    public TestBot(string environment = "Development", params (string Key, string Value)[] settings)
        : this(false, environment, settings)
    {
    }

    private TestBot(bool teaches, string environment, (string Key, string Value)[] settings)
    {
        app = BotSite.Build(
            [
                "--applicationName", "ResponsibilityBot", "--environment", environment, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning",
                $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "test.db")};Pooling=False", $"--WebChat:SigningKeyFile={KeyFile}", $"--Content:Path={Repository.PathOf("dialogs")}",
                .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            ],
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
                services.AddSingleton<ILoggerProvider>(Notes);
                if (!teaches)
                    services.Replace(ServiceDescriptor.Singleton(new Tutor([Dialog])));
            },
            begun: CommittedContent.Read);
        app.StartAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Stands still until it is moved.</summary>
    public FakeTimeProvider Time { get; } = new LeapingTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public EchoDialog Dialog { get; } = new();

    /// <summary>Warnings and worse.</summary>
    public Notes Notes { get; } = new();

    public string KeyFile => Path.Combine(folder, "webchat.key");

    /// <summary>With the real dialogs.</summary>
    public static TestBot Teaching(params (string Key, string Value)[] settings) => new(true, "Development", settings);

    public HttpClient Client() => new() { BaseAddress = new Uri(Address, "/v3/directline/") };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
