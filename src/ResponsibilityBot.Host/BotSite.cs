using ResponsibilityBot.BotFramework;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Api;
using ResponsibilityBot.Host.Charts;
using ResponsibilityBot.Host.Deliveries;
using ResponsibilityBot.Host.Demo;
using ResponsibilityBot.Host.LanguageModel;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Raci;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Host.Workloads;
using ResponsibilityBot.Slack;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host;

/// <summary>The program that serves.</summary>
internal static class BotSite
{
    /// <summary>Where the program listens when nobody says where.</summary>
    private const string Address = "http://localhost:3978";

    /// <summary>Where the program's settings come from.</summary>
    public static WebApplicationBuilder Prepare(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        // A default in appsettings.json would win over the framework's own variables, such as ASPNETCORE_URLS.
        string[] said = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (said.All(key => string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = Address;
        return builder;
    }

    /// <summary>What the program consists of. Hosted services start in this order, so the tables are there before anybody works on them.</summary>
    /// <param name="settings">Settings as they stand on a command line.</param>
    /// <param name="adjust">Changes the services before they are built, for a test that brings its own clock; null for nothing.</param>
    /// <param name="isDemo">Whether to serve made-up people in the place of what is configured.</param>
    /// <param name="begun">The reading of the content, for a test that starts many bots on the same; null to begin one.</param>
    public static WebApplication Build(string[] settings, Action<IServiceCollection>? adjust = null, bool isDemo = false, Task<ReadContent>? begun = null)
    {
        var builder = isDemo ? DemoSite.Prepare(settings) : Prepare(settings);
        builder.AddRooms(services =>
        {
            services.AddContent(builder.Configuration, begun);
            if (isDemo)
                services.AddHostedService<DemoSeed>();
        });
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseRefusals();
        app.UsePages();
        app.UseCors();
        app.UseWebSockets();
        app.MapBotFramework();
        app.MapDirectLine();
        app.MapSlack();
        app.MapMatrix();
        app.MapCharts();
        app.MapDeliveries();
        app.MapScores();
        app.MapRaci();
        app.MapWorkloads();
        app.MapApiAndTools();
        app.MapHealth();
        app.MapTelemetry();
        return app;
    }

    /// <summary>All that the program consists of, in the order in which it starts.</summary>
    /// <param name="builder">Has the program's settings.</param>
    /// <param name="addContent">Adds what is taught from, which begins to be read at once; nothing where the program is only examined.</param>
    public static void AddRooms(this WebApplicationBuilder builder, Action<IServiceCollection> addContent)
    {
        builder.Services.AddWrittenSettings();
        builder.Services.AddSite(builder.Configuration);
        builder.Services.AddWebhookSettings(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddIntakeLimits(builder.Configuration);
        addContent(builder.Services);
        builder.Services.AddAccess(builder.Configuration);
        builder.Services.AddLanguageModel(builder.Configuration);
        builder.Services.AddTutor();
        builder.Services.AddOrganisation(builder.Configuration);
        builder.Services.AddQuizzes(builder.Configuration);
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddDirectLine(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddPages();
        builder.Services.AddCharts();
        builder.Services.AddScoresPage(builder.Configuration);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddWorkers();
        builder.Services.AddDeliveries();
        builder.Services.AddGapWatch();
        builder.Services.AddWorkloadForms();
        builder.Services.AddWebhooks();
        builder.AddTelemetry();
    }
}
