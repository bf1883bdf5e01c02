using System.CommandLine;
using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.Host.Commands;

/// <summary>How the program is called. Exit codes: 0 fine, 1 problems found, 2 wrong use.</summary>
internal static class CommandLine
{
    /// <summary>The exit code when a value cannot be taken.</summary>
    public const int WrongUse = 2;

    /// <summary>Runs the command that the arguments name; without one, <c>serve</c>.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(IsOnlySettings(args) ? [ServeCommand.Name, .. args] : args);
        try
        {
            // The web host minds signals itself and needs its time to finish what it is doing.
            var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            return parsed.Errors.Count > 0 ? WrongUse : exit;
        }
        catch (Exception wrong) when ((WrongSetting.Says(wrong) ?? BrokenSettings.Says(wrong)) is { } says)
        {
            // Any command reads settings, each where it needs them.
            await Console.Error.WriteLineAsync(says);
            return 1;
        }
    }

    private static bool IsOnlySettings(string[] args) =>
        args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"));
}
