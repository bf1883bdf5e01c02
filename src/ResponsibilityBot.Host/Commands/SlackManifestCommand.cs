using System.CommandLine;
using ResponsibilityBot.Slack.Manifest;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>manifest slack</c>: makes the text that an administrator pastes into Slack.</summary>
internal static class SlackManifestCommand
{
    private const string Socket = "socket";
    private const string Http = "http";

    public static Command Create(Func<string[], WebApplicationBuilder> prepare)
    {
        var output = new Option<string>("--output") { Description = "The YAML file to write; - for standard output", Required = true };
        var mode = new Option<string>("--mode") { Description = "socket: the bot calls Slack, no public address is needed; http: Slack calls the bot", DefaultValueFactory = _ => Socket };
        mode.AcceptOnlyFromAmong(Socket, Http);
        var url = new Option<string?>("--url") { Description = "Where Slack and people reach the bot, such as https://bot.example.com; by default Site:Address" };
        var template = new Option<string>("--template")
        {
            Description = "Your own manifest to fill; by default that of the program",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "manifest", "slack", "manifest.yaml"),
        };
        var command = new Command("slack", "Make the app manifest for Slack; exit 2 if a value cannot be taken") { output, mode, url, template };
        command.SetAction((parsed, cancel) =>
        {
            var socket = parsed.GetRequiredValue(mode) == Socket;
            return WriteAsync(
                parsed.GetRequiredValue(output),
                new AppManifestRequest(parsed.GetRequiredValue(template), socket, parsed.GetValue(url) ?? Configured(prepare([]).Configuration, socket)),
                cancel);
        });
        return command;
    }

    /// <summary>The address in the settings. One of this machine is no mistake where none is needed.</summary>
    private static string Configured(ConfigurationManager configuration, bool socket)
    {
        var address = configuration["Site:Address"] ?? "";
        return socket && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "" : address;
    }

    private static async Task<int> WriteAsync(string output, AppManifestRequest request, CancellationToken cancel)
    {
        var manifest = AppManifest.Make(request);
        foreach (var problem in manifest.Problems)
            await Console.Error.WriteLineAsync(problem);
        if (manifest.Text is not { } text)
            return CommandLine.WrongUse;
        if (output == "-")
        {
            await Console.Out.WriteAsync(text.AsMemory(), cancel);
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(output, text, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--output {output}: {failure.Message}");
            return CommandLine.WrongUse;
        }

        await Console.Out.WriteLineAsync($"{output}: paste it at https://api.slack.com/apps, Create New App, From a manifest (docs/slack-setup.md)");
        return 0;
    }
}
