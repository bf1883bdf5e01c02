using System.Diagnostics;
using System.Text;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd;

/// <summary>A command of the real program, run to its end.</summary>
internal static class BotCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The exit code, the bytes of the standard output, the text of the error output.</summary>
    public static async Task<(int Exit, byte[] Output, string Error)> RunAsync(params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "ResponsibilityBot.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            },
        };
        process.Start();
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancel);
        await process.WaitForExitAsync(cancel).WaitAsync(Patience, cancel);
        return (process.ExitCode, output.ToArray(), await error);
    }

    /// <summary>The exit code and all that was printed, the error output last.</summary>
    public static async Task<(int Exit, string Said)> SayAsync(params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);
        return (exit, Encoding.UTF8.GetString(output) + error);
    }
}
