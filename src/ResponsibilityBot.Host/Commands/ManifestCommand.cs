using System.CommandLine;
using ResponsibilityBot.BotFramework.Teams;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>manifest</c>: makes what an administrator gives to a channel so that it knows the bot.</summary>
internal static class ManifestCommand
{
    public static Command Create(Func<string[], WebApplicationBuilder> prepare) =>
        new("manifest", "Make what an administrator gives to a channel so that it knows the bot") { CreateTeams(prepare), SlackManifestCommand.Create(prepare) };

    private static Command CreateTeams(Func<string[], WebApplicationBuilder> prepare)
    {
        var output = new Option<string>("--output") { Description = "The zip file to write", Required = true };
        var app = new Option<string?>("--app-id") { Description = "The bot's app in Microsoft Entra, a GUID; by default BotFramework:AppId" };
        var address = new Option<string?>("--address") { Description = "Where Teams reaches the bot, such as https://bot.example.com; by default Site:Address" };
        var version = new Option<string>("--version") { Description = "Three numbers, higher than those of the package before", DefaultValueFactory = _ => "1.0.0" };
        var template = new Option<string>("--template")
        {
            Description = "A folder with your own manifest.json, color.png and outline.png; by default those of the program",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "manifest", "teams"),
        };
        var command = new Command("teams", "Make the app package for Microsoft Teams and Microsoft 365 Copilot; exit 2 if a value cannot be taken") { output, app, address, version, template };
        command.SetAction((parsed, cancel) =>
        {
            var configuration = prepare([]).Configuration;
            return WriteAsync(
                parsed.GetRequiredValue(output),
                new AppPackageRequest(
                    parsed.GetRequiredValue(template),
                    parsed.GetValue(app) ?? configuration["BotFramework:AppId"] ?? "",
                    parsed.GetValue(address) ?? configuration["Site:Address"] ?? "",
                    parsed.GetRequiredValue(version)),
                cancel);
        });
        return command;
    }

    private static async Task<int> WriteAsync(string output, AppPackageRequest request, CancellationToken cancel)
    {
        var package = AppPackage.Make(request);
        foreach (var problem in package.Problems)
            await Console.Error.WriteLineAsync(problem);
        if (package.Zip is not { } zip)
            return CommandLine.WrongUse;
        try
        {
            await File.WriteAllBytesAsync(output, zip, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"--output {output}: {failure.Message}");
            return CommandLine.WrongUse;
        }

        await Console.Out.WriteLineAsync($"{output}: version {request.Version} for app {request.AppId}; upload it in the Teams admin center (docs/teams.md)");
        return 0;
    }
}
