using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Operations;

/// <summary>Adds what keeps a sender from taking the bot from all others.</summary>
internal static class IntakeServices
{
    /// <summary>The longest that the headers of a request may take; a proxy sends them at once.</summary>
    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);

    /// <summary>How slow a body may be once it had time to begin.</summary>
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>
    /// The largest body that is read at all; each address takes less. What is between is read to its end, so that its sender hears why it was refused
    /// instead of losing the connection.
    /// </summary>
    private const int LargestBody = 4 * 1024 * 1024;

    /// <summary>How many headers, and how many bytes of them: the tokens of channels take some kilobytes.</summary>
    private const int MostHeaders = 64;
    private const int LargestHeaders = 32 * 1024;

    /// <summary>Adds the limits of the section <c>Intake</c> in front of the inbox, and those of connections. Add it after the storage.</summary>
    public static void AddIntakeLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection(IntakeOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IntakeOptions>, IntakeOptionsValidator>();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
            kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        });
        // The framework would write whole addresses down, and a question to the API or the token of a link stands in one.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        var inbox = services.Last(service => service.ServiceType == typeof(IInbox)).ImplementationFactory ?? throw new InvalidOperationException("the storage is added first");
        services.AddSingleton<IInbox>(provider => new LimitedInbox(
            (IInbox)inbox(provider), provider.GetRequiredService<IOptions<IntakeOptions>>(), provider.GetRequiredService<TimeProvider>()));
    }
}
