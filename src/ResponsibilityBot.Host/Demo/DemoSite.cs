using Microsoft.Extensions.Logging.Console;
using ResponsibilityBot.Host.Oversight;

namespace ResponsibilityBot.Host.Demo;

/// <summary>The program with made-up people: in a database of its own, without any channel but the web chat, whatever is configured.</summary>
internal static class DemoSite
{
    /// <summary>Settings that a demo takes from the command line; all others would lead it to what is real.</summary>
    private static readonly string[] Taken = ["urls", "Content:Path"];

    /// <summary>The program's settings: its own, and nothing of the configured ones.</summary>
    /// <param name="settings">As they stand on the command line.</param>
    public static WebApplicationBuilder Prepare(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        var folder = Directory.CreateTempSubdirectory("responsibilitybot-demo-").FullName;
        var asked = new ConfigurationBuilder().AddCommandLine(settings).Build();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://localhost:3978",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "demo.db")};Pooling=False",
            ["WebChat:SigningKeyFile"] = Path.Combine(folder, "webchat.key"),
            ["Content:JudgedFile"] = "",
            ["Privacy:RetentionDays"] = "365",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            ["Logging:LogLevel:Quartz"] = "Warning",
            ["Logging:Console:FormatterName"] = ConsoleFormatterNames.Simple,
            ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(Taken.Where(key => asked[key] is not null).Select(key => KeyValuePair.Create(key, asked[key])));
        builder.Services.AddSingleton(new DemoMark());
        // Made by the services, which take it down at the end.
        builder.Services.AddSingleton(_ => new DemoFolder(folder));
        return builder;
    }
}

/// <summary>What the demo keeps, and for how long: until the program ends.</summary>
/// <param name="Path">The folder.</param>
internal sealed record DemoFolder(string Path) : IDisposable
{
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
