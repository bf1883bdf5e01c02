using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Operations;

/// <summary>The section <c>Telemetry</c> of the configuration.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Where traces, metrics and logs go: a collector that speaks OTLP over HTTP, such as <c>http://localhost:4318</c>. Empty by default: nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Whether everybody who reaches <c>/metrics</c> may read it. Off by default; in Development, this machine may all the same.</summary>
    public bool Metrics { get; set; }

    /// <summary>Which share of requests and turns is traced, 0 to 1. All of them by default.</summary>
    public double TracedShare { get; set; } = 1;

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return new($"Telemetry:OtlpEndpoint is '{OtlpEndpoint}', which is no address; write http or https and the collector's host and port, such as http://localhost:4318.");
        if (TracedShare is not (>= 0 and <= 1))
            yield return new($"Telemetry:TracedShare is {TracedShare}; write 0 to 1.");
    }
}

[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
