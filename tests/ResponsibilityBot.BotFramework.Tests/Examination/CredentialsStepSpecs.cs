using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.Examination;
using ResponsibilityBot.BotFramework.Tests.Authentication;

namespace ResponsibilityBot.BotFramework.Tests.Examination;

public sealed class CredentialsStepSpecs : IDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("certificate-").FullName, "bot.pfx");
    private readonly FakeTimeProvider time = new(Samples.Now);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file) ?? "", recursive: true);

    [Theory]
    [InlineData(0, HealthStatus.Healthy, "with a certificate")]
    [InlineData(334, HealthStatus.Healthy, "with a certificate")]
    [InlineData(336, HealthStatus.Degraded, "is over on")]
    [InlineData(365, HealthStatus.Unhealthy, "is over since")]
    public async Task A_certificate_is_told_of_a_month_before_it_is_over(int days, HealthStatus status, string says)
    {
        using var certificate = Certificates.Make();
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromDays(days));
        var found = await ExamineAsync(new() { AppId = Door.AppId, TenantId = Door.OwnTenant, CertificateFile = file });
        Assert.Equal(status, found.Status);
        Assert.Contains(says, found.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doors_that_were_left_open_are_told_of()
    {
        var open = await ExamineAsync(new() { AppId = Door.AppId, DangerouslyAllowUnauthenticatedRequests = true });
        Assert.Equal(HealthStatus.Degraded, open.Status);
        Assert.Contains("BotFramework:DangerouslyAllowUnauthenticatedRequests is on", open.Description, StringComparison.Ordinal);
        var emulator = await ExamineAsync(new() { AppId = Door.AppId, DangerouslyAcceptEmulatorTokens = true });
        Assert.Equal(HealthStatus.Degraded, emulator.Status);
        Assert.Contains("BotFramework:DangerouslyAcceptEmulatorTokens is on", emulator.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_is_called_by_its_name() =>
        Assert.Contains("with the machine's identity", (await ExamineAsync(new() { AppId = Door.AppId, AppType = AppType.UserAssignedMsi })).Description, StringComparison.Ordinal);

    private Task<HealthCheckResult> ExamineAsync(BotFrameworkOptions settings) =>
        new CredentialsStep(Options.Create(settings), time).CheckHealthAsync(new(), TestContext.Current.CancellationToken);
}
