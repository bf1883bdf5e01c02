using System.CommandLine;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Host.Operations;

return await CommandLine.RunAsync(
    new RootCommand("A chatbot tutor for the cloud shared responsibility model.")
    {
        ServeCommand.Create((settings, isDemo) => BotSite.Build(settings, services => services.AddHostedService<StartRemains>(), isDemo)),
        AskCommand.Create(),
        CheckCommand.Create(),
        EvaluateCommand.Create(),
        TrainCommand.Create(),
        ExportCommand.Create(),
        ImportCommand.Create(),
        DoctorCommand.Create(BotSite.Prepare),
        ManifestCommand.Create(BotSite.Prepare),
        VerifyCommand.Create(),
        KeysCommand.Create(),
        CopyCommands.CreateBackup(),
        CopyCommands.CreateRestore(),
        CopyCommands.CreateMigrate(),
        ForgetCommand.Create(),
    },
    args);
