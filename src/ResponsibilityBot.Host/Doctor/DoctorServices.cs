using ResponsibilityBot.BotFramework.Examination;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Slack.Examination;
using ResponsibilityBot.Storage;

namespace ResponsibilityBot.Host.Doctor;

/// <summary>Puts together what the doctor examines: the program's rooms, which are never started, and a step for each thing that can be broken.</summary>
internal static class DoctorServices
{
    /// <summary>What the doctor's steps are known by among the checks of health.</summary>
    public const string Tag = "doctor";

    /// <summary>How long one step may take; those that ask somebody give up sooner, and say whom they asked.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The rooms and the steps. The order here is the order in which they are told.</summary>
    /// <param name="builder">Has the program's settings.</param>
    /// <param name="address">Where the bot is reached; null for <c>Site:Address</c>.</param>
    public static WebApplication BuildDoctor(this WebApplicationBuilder builder, string? address)
    {
        // What the rooms do when they run needs the content; in Development all of it would be asked for.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = false);
        if (address is not null)
            builder.Configuration.AddInMemoryCollection([new($"{SiteOptions.Section}:{nameof(SiteOptions.Address)}", address)]);
        // Without the content, whose step reads it itself.
        builder.AddRooms(_ => { });
        // Findings are told once, in the report.
        builder.Logging.ClearProviders();
        builder.Services.AddHttpClient(AddressStep.ClientName, client => client.Timeout = AddressStep.Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var checks = builder.Services.AddHealthChecks()
            .AddCheck<SettingsStep>("settings", null, [Tag], Limit)
            .AddCheck<ContentStep>("content", null, [Tag], Limit)
            .AddStorageSteps(builder.Configuration, Limit, Tag)
            .AddBotFrameworkSteps(Limit, Tag)
            .AddSlackSteps(builder.Configuration, Limit, Tag)
            .AddCheck<AddressStep>("address", null, [Tag], Limit);
        if (builder.Configuration.GetSection($"{WebhookOptions.Section}:{nameof(WebhookOptions.Endpoints)}").Exists())
            checks.AddCheck<WebhookStep>("webhooks", null, [Tag], Limit);
        return builder.Build();
    }
}
