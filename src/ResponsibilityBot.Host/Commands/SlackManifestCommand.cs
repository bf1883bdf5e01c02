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
        var mode = new Option<string?>("--mode") { Description = "socket: the bot calls Slack, no public address is needed; http: Slack calls the bot; by default Slack:Mode, and socket where there are no settings for Slack yet" };
        mode.AcceptOnlyFromAmong(Socket, Http);
        var url = new Option<string?>("--url") { Description = "Where Slack and people reach the bot, such as https://bot.example.com; by default Site:Address" };
        var template = new Option<string>("--template")
        {
            Description = "Your own manifest to fill; by default that of the program",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "manifest", "slack", "manifest.yaml"),
        };
        var command = new Command("slack", "Make the app manifest for Slack; exit 2 if a value cannot be taken") { output, mode, url, template };
        command.SetAction(async (parsed, cancel) =>
        {
            var configuration = prepare([]).Configuration;
            if ((parsed.GetValue(mode) ?? ModeIn(configuration)) is not { } wanted)
            {
                await Console.Error.WriteLineAsync("Slack:Mode is not known; write Http or Socket, or give --mode.");
                return CommandLine.WrongUse;
            }

            var socket = wanted == Socket;
            return await WriteAsync(
                parsed.GetRequiredValue(output), new AppManifestRequest(parsed.GetRequiredValue(template), socket, parsed.GetValue(url) ?? AddressIn(configuration, socket)), cancel);
        });
        return command;
    }

    /// <summary>
    /// How the bot takes what Slack delivers; null if that is not known. Where only the mode is not said it is HTTP, as for the bot; where nothing of Slack is
    /// said, somebody makes an app to begin with.
    /// </summary>
    private static string? ModeIn(ConfigurationManager configuration)
    {
        var slack = configuration.GetSection("Slack");
        if (!slack.Exists())
            return Socket;
        return slack["Mode"] is { Length: > 0 } said ? new[] { Socket, Http }.FirstOrDefault(known => known.Equals(said, StringComparison.OrdinalIgnoreCase)) : Http;
    }

    /// <summary>The address in the settings. One of this machine is no mistake where none is needed.</summary>
    private static string AddressIn(ConfigurationManager configuration, bool socket)
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

        await Console.Out.WriteLineAsync($"{output}: paste it at https://api.slack.com/apps, Create New App, From a manifest (docs/slack-setup.md); it is for Slack:Mode {(request.Socket ? "Socket" : "Http")}");
        return 0;
    }
}
