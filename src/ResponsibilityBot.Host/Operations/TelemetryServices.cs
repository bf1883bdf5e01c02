using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.Host.Operations;

/// <summary>Adds what those who run the bot look at: <c>/metrics</c>, and traces, metrics and logs for a collector.</summary>
internal static class TelemetryServices
{
    private const string Metrics = "/metrics";

    /// <summary>Adds who listens to <see cref="BotTelemetry"/> where the section <c>Telemetry</c> or Development says so.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        var collector = Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var address) ? address : null;
        if (collector is null && !IsServed(options, builder.Environment))
            return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(BotTelemetry.Name, serviceVersion: typeof(BotTelemetry).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
            {
                // What .NET itself counts: requests, calls, connections, memory, threads, and the database's pool.
                metrics.AddMeter(BotTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime", "Npgsql");
                if (IsServed(options, builder.Environment))
                    metrics.AddPrometheusExporter();
                if (collector is not null)
                    metrics.AddOtlpExporter(otlp => To(otlp, collector, "v1/metrics"));
            });
        if (collector is null)
            return;
        telemetry.WithTracing(traces => traces
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracedShare)))
            .AddSource(BotTelemetry.Name)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation(LeaveSecretsOut)
            .AddOtlpExporter(otlp => To(otlp, collector, "v1/traces")));
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter(otlp => To(otlp, collector, "v1/logs"));
        });
    }

    /// <summary>Serves <c>/metrics</c> in the format of Prometheus, to whom it may be served.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value;
        if (!IsServed(options, app.Environment))
            return;
        var metrics = app.MapPrometheusScrapingEndpoint(Metrics);
        if (options.Metrics)
            return;
        metrics.Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate;
            endpoint.RequestDelegate = http =>
            {
                if (ThisMachine.Problem(http) is null && inner is not null)
                    return inner(http);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
    }

    private static bool IsServed(TelemetryOptions options, IHostEnvironment environment) => options.Metrics || environment.IsDevelopment();

    private static void To(OtlpExporterOptions otlp, Uri collector, string signal)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(collector, signal);
    }

    /// <summary>Of an address that we call only the host is told: paths of Slack's answers are as good as keys, and others name people and conversations.</summary>
    private static void LeaveSecretsOut(HttpClientTraceInstrumentationOptions calls) => calls.EnrichWithHttpRequestMessage = (span, request) =>
        span.SetTag("url.full", request.RequestUri is { } called ? called.GetLeftPart(UriPartial.Authority) : null);
}
