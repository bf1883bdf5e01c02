using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>The whole program on a port of its own, with its data in a folder of its own. The clock is not real, and the dialog is an echo.</summary>
internal sealed class TestBot : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("responsibilitybot-").FullName;
    private readonly string environment;
    private readonly bool teaches;
    private readonly (string Key, string Value)[] settings;

    public TestBot(string environment = "Development", params (string Key, string Value)[] settings)
        : this(false, environment, settings)
    {
    }

    private TestBot(bool teaches, string environment, (string Key, string Value)[] settings)
    {
        this.teaches = teaches;
        this.environment = environment;
        this.settings = settings;
        UseKestrel();
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(addresses?.Addresses.First() ?? throw new InvalidOperationException("no address"));
    }

    public Uri Address { get; }

    /// <summary>Stands still until it is moved.</summary>
    public FakeTimeProvider Time { get; } = new LeapingTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public EchoDialog Dialog { get; } = new();

    /// <summary>Warnings and worse.</summary>
    public Notes Notes { get; } = new();

    public string KeyFile => Path.Combine(folder, "webchat.key");

    /// <summary>With the real dialogs.</summary>
    public static TestBot Teaching(params (string Key, string Value)[] settings) => new(true, "Development", settings);

    public HttpClient Client() => new() { BaseAddress = new Uri(Address, "/v3/directline/") };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);

        // A free port by setting: the factory would set one after the program has begun to start, and sometimes too late.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "test.db")};Pooling=False");
        builder.UseSetting("WebChat:SigningKeyFile", KeyFile);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.AddSingleton<ILoggerProvider>(Notes);
            if (!teaches)
                services.Replace(ServiceDescriptor.Singleton(new Tutor([Dialog])));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
