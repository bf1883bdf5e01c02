using System.CommandLine;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Commands;

return await CommandLine.RunAsync(
    new RootCommand("A chatbot tutor for the cloud shared responsibility model.")
    {
        ServeCommand.Create((settings, isDemo) => BotSite.Build(settings, isDemo: isDemo)),
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
