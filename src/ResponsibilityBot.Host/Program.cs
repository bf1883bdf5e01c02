using System.CommandLine;
using ResponsibilityBot.BotFramework;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Host.Matrices;
using ResponsibilityBot.Host.Pages;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Storage;

return await CommandLine.RunAsync(
    new RootCommand("A chatbot tutor for the cloud shared responsibility model.")
    {
        ServeCommand.Create(Build),
        AskCommand.Create(),
        CheckCommand.Create(),
        EvaluateCommand.Create(),
        ExportCommand.Create(),
        DoctorCommand.Create(Prepare),
        ManifestCommand.Create(Prepare),
    },
    args);

// Where the program's settings come from.
static WebApplicationBuilder Prepare(string[] settings) =>
    WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });

// What the program consists of. Hosted services start in this order, so the tables are there before anybody works on them.
static WebApplication Build(string[] settings)
{
    var builder = Prepare(settings);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Services.AddSite(builder.Configuration);
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddContent(builder.Configuration);
    builder.Services.AddAccess(builder.Configuration);
    builder.Services.AddTutor();
    builder.Services.AddQuizzes(builder.Configuration);
    builder.Services.AddBotFramework(builder.Configuration);
    builder.Services.AddDirectLine(builder.Configuration);
    builder.Services.AddPages();
    builder.Services.AddWorkers();

    var app = builder.Build();
    app.UsePages();
    app.UseCors();
    app.UseWebSockets();
    app.MapBotFramework();
    app.MapDirectLine();
    app.MapMatrix();
    app.MapHealth();
    return app;
}
