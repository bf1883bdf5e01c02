using System.CommandLine;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>serve</c>: runs the bot until it is told to stop.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>The command. What it does not know itself is a setting, such as <c>--urls http://localhost:5000</c>.</summary>
    public static Command Create(Func<string[], bool, WebApplication> build)
    {
        var command = new Command(Name, "Run the bot (the default). Settings may follow: --Key:SubKey=value") { TreatUnmatchedTokensAsErrors = false };
        var demo = new Option<bool>("--demo") { Description = "Serve made-up teams over two seasons, in a database that goes at the end; no channel but the web chat" };
        command.Options.Add(demo);
        command.SetAction((parsed, cancel) => CommandSettings.AreSettings(parsed.UnmatchedTokens)
            ? ServeAsync(settings => build(settings, parsed.GetValue(demo)), [.. parsed.UnmatchedTokens], cancel)
            : Task.FromResult(CommandLine.WrongUse));
        return command;
    }

    private static async Task<int> ServeAsync(Func<string[], WebApplication> build, string[] settings, CancellationToken cancel)
    {
        try
        {
            await using var app = build(settings);
            if (ListenAddresses.Problem(app.Configuration[WebHostDefaults.ServerUrlsKey]) is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }

            var fault = app.Services.GetRequiredService<StorageFault>();
            // The start asks too, but only after whoever starts with the program has read its own settings and complained of those alone.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await RunAsync(app, cancel);
            return fault.Says is null ? 0 : 1;
        }
        catch (Exception wrong) when (WrongSetting.Sentences(wrong) is { } sentences)
        {
            foreach (var sentence in sentences)
                await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
        catch (Exception wrong) when (wrong is BrokenContentException or IOException or UnauthorizedAccessException)
        {
            // Broken content or none, or the port is taken, or the database is, or a file may not be written: the message says which.
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        // Asked for now: afterwards everything is disposed.
        var (stopping, urls) = (app.Lifetime.ApplicationStopping, app.Configuration[WebHostDefaults.ServerUrlsKey]);
        try
        {
            await app.RunAsync(cancel);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it was starting.
        }
        catch (Exception failure) when (ListenAddresses.Says(failure, urls) is { } says)
        {
            throw new IOException(says, failure);
        }
    }
}
