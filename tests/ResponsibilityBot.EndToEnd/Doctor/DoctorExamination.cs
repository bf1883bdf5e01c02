using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.Host.Doctor;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Doctor;

/// <summary>Lets the doctor examine a bot in a world.</summary>
internal static class DoctorExamination
{
    /// <summary>The report's lines by step, for the world's settings and those; the last of a key counts.</summary>
    public static async Task<Dictionary<string, string>> ExamineAsync(OutsideWorld world, string folder, TimeProvider time, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(world.Settings)
        {
            ["Content:Path"] = Repository.PathOf("dialogs"),
            ["Storage:ConnectionString"] = $"Data Source={folder}/bot.db",
            ["WebChat:SigningKeyFile"] = $"{folder}/webchat.key",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        var builder = WebApplication.CreateBuilder([.. all.Select(setting => $"--{setting.Key}={setting.Value}")]);
        builder.Services.AddSingleton(time);
        await using var program = builder.BuildDoctor(null);
        var report = await program.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(DoctorServices.Tag), TestContext.Current.CancellationToken);
        return report.Entries.ToDictionary(entry => entry.Key, entry => DoctorReport.Line(entry.Key, entry.Value));
    }
}
