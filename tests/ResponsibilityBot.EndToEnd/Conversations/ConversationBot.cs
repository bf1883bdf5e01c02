using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>The whole program on a port of its own, with its data in a folder of its own. Nothing of it is replaced but the clock.</summary>
public sealed class ConversationBot : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("conversations-").FullName;
    private readonly Factory factory;

    public ConversationBot()
        : this(new Dictionary<string, string>())
    {
    }

    internal ConversationBot(IReadOnlyDictionary<string, string> settings)
    {
        factory = new Factory(folder, settings, Time);
        factory.UseKestrel();
        factory.StartServer();
        var addresses = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(addresses?.Addresses.First() ?? throw new InvalidOperationException("no address"));
    }

    public Uri Address { get; }

    internal IServiceProvider Services => factory.Services;

    internal FakeTimeProvider Time { get; } = new LeapingTimeProvider(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Factory(string folder, IReadOnlyDictionary<string, string> settings, TimeProvider time) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");

            // A free port by setting: the factory would set one after the program has begun to start, and sometimes too late.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "test.db")};Pooling=False");
            builder.UseSetting("WebChat:SigningKeyFile", Path.Combine(folder, "webchat.key"));
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(time)));
        }
    }
}
