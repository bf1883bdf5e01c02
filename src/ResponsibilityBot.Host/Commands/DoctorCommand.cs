using System.CommandLine;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.Host.Doctor;
using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>doctor</c>: examines each thing that the bot needs, and says which is broken and the cure.</summary>
internal static class DoctorCommand
{
    public static Command Create(Func<string[], WebApplicationBuilder> prepare)
    {
        var address = new Option<string?>("--address") { Description = "Where the bot is reached, such as https://bot.example.com; by default Site:Address" };
        var command = new Command("doctor", "Examine what the bot needs; exit 1 if something is broken. Settings may follow: --Key:SubKey=value") { address };
        command.TreatUnmatchedTokensAsErrors = false;
        address.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !SiteOptions.IsAddress(text))
                result.AddError($"--address {text}: {SiteOptions.Wanted}.");
        });
        command.SetAction(async (parsed, cancel) => CommandSettings.AreSettings(parsed.UnmatchedTokens)
            ? await ExamineAsync(prepare([.. parsed.UnmatchedTokens]), parsed.GetValue(address), cancel)
            : CommandLine.WrongUse);
        return command;
    }

    private static async Task<int> ExamineAsync(WebApplicationBuilder builder, string? address, CancellationToken cancel)
    {
        try
        {
            await using var program = builder.BuildDoctor(address);
            var report = await program.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(step => step.Tags.Contains(DoctorServices.Tag), cancel);
            foreach (var (step, outcome) in report.Entries)
                await Console.Out.WriteLineAsync(DoctorReport.Line(step, outcome));
            await Console.Out.WriteLineAsync(DoctorReport.Sum(report));
            return report.Status == HealthStatus.Unhealthy ? 1 : 0;
        }
        catch (InvalidOperationException wrong) when (WrongSetting.Sentences(wrong) is [var sentence])
        {
            // One that is needed to put the program together is of another kind, so nothing can be examined.
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }
}
