using System.Net;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Examination;

namespace ResponsibilityBot.Host.Doctor;

/// <summary>Whether the bot answers where channels look for it, and hears nobody there who shows no token.</summary>
internal sealed class AddressStep(IOptions<SiteOptions> options, IHttpClientFactory clients) : IHealthCheck
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "doctor";

    /// <summary>An activity that means nothing, for the case that it is heard after all.</summary>
    private const string Stranger = """{"type":"event","name":"doctor","channelId":"doctor","from":{"id":"doctor"},"conversation":{"id":"doctor"}}""";

    /// <summary>How long one answer may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(8);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return options.Value.Address is { Length: > 0 } address
                ? await ExamineAsync(new Uri(address), cancellationToken)
                : SkippedStep.Because("Give --address https://… or set Site:Address, and the bot is visited there.");
        }
        catch (OptionsValidationException wrong)
        {
            return HealthCheckResult.Unhealthy(string.Join(' ', wrong.Failures));
        }
    }

    private async Task<HealthCheckResult> ExamineAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var health = await client.GetAsync(new Uri(address, "healthz"), cancel);
            if (Problem(address, "healthz", health, HttpStatusCode.OK) is { } unwell)
                return HealthCheckResult.Unhealthy(unwell);
            using var stranger = new StringContent(Stranger, Encoding.UTF8, "application/json");
            using var heard = await client.PostAsync(new Uri(address, "api/messages"), stranger, cancel);
            if (heard.IsSuccessStatusCode)
                return HealthCheckResult.Unhealthy($"{address}api/messages took an activity without a token, so anybody can speak as anybody; run the bot in Production with BotFramework:AppId, and remove BotFramework:DangerouslyAllowUnauthenticatedRequests.");
            return Problem(address, "api/messages", heard, HttpStatusCode.Unauthorized) is { } deaf
                ? HealthCheckResult.Unhealthy(deaf)
                : HealthCheckResult.Healthy($"{address} answers, and refuses activities without a token. The messaging endpoint is {address}api/messages.");
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            var reason = silence is HttpRequestException ? (silence.InnerException ?? silence).Message.TrimEnd('.') : $"no answer in {Patience.TotalSeconds} seconds";
            return HealthCheckResult.Unhealthy($"{address} cannot be reached ({reason}); start the bot, and check DNS, firewall, certificate and reverse proxy.");
        }
    }

    private static string? Problem(Uri address, string path, HttpResponseMessage answer, HttpStatusCode wanted)
    {
        if (answer.StatusCode == wanted)
            return null;
        return (int)answer.StatusCode is >= 300 and < 400
            ? $"{address}{path} leads elsewhere ({(int)answer.StatusCode}), which channels do not follow; give the address that answers itself."
            : $"{address}{path} answered {(int)answer.StatusCode} instead of {(int)wanted}; the reverse proxy must pass all requests on to the bot, and nothing else may answer there.";
    }
}
