using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Copies;
using ResponsibilityBot.Storage.Deliveries;
using ResponsibilityBot.Storage.Organisation;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Storage.Sqlite;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Roles;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Health;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Webhooks;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Storage;

/// <summary>Adds what remembers.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the database behind <see cref="IInbox"/>, <see cref="IOutbox"/>, <see cref="IConversations"/>, <see cref="IInstallations"/>, <see cref="IDirectLineStore"/>,
    /// <see cref="ITopics"/>, <see cref="IGapLedger"/> and <see cref="IGapReport"/>, from the sections <c>Storage</c>, <c>Privacy</c> and
    /// <c>Growth</c>. No webhook hears of anything unless other <see cref="IWebhookSubscribers"/> are added before. Seasons have <see cref="Seasons.UsualWeeks"/> unless other <see cref="Seasons"/> are added. Add it before anything that starts working at once: its hosted service makes the tables.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDatabase(configuration, isReadOnly: false);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Inbox>();
        services.AddSingleton<IInbox>(provider => provider.GetRequiredService<Inbox>());
        services.AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<IBacklog, QueueBacklog>();
        services.AddSingleton<IConversations, Conversations>();
        services.AddSingleton<IInstallations, Installations>();
        services.AddSingleton<IDirectLineStore, DirectLineStore>();
        services.AddNotes<ITopics, Topics>();
        services.AddNotes<IGapLedger, GapLedger>();
        services.TryAddSingleton(new Seasons(Seasons.UsualWeeks));
        services.AddSingleton<BeliefWeeks>();
        services.AddSingleton<FigureSums>();
        services.AddSingleton<IFigures, FigureBook>();
        services.AddNotes<IQuestionCounts, QuestionCounts>();
        services.AddNotes<IPageLinks, PageLinks>();
        services.AddSingleton<IPageViews, PageViews>();
        services.AddNotes<IDigests, Digests>();
        services.AddSingleton<IExportLog, ExportLog>();
        services.AddSingleton<PointsLedger>();
        services.AddNotes<IQuizLedger, QuizLedger>();
        services.AddNotes<ITeams, Teams>();
        services.AddNotes<IScores, ScoreBook>();
        services.AddSingleton<ITeamRoster, TeamRoster>();
        services.AddNotes<IHabits, Habits>();
        services.AddNotes<IItemReports, ItemReports>();
        services.TryAddSingleton<IWebhookSubscribers, NoSubscribers>();
        services.AddSingleton<ClosedRounds>();
        services.AddSingleton<IWebhooks, WebhookQueue>();
        services.AddSingleton<IGapSightings, GapSightings>();
        services.AddSingleton<IPostedRounds, PostedRounds>();
        services.AddSingleton<IBroadcasts, Broadcasts>();
        services.AddSingleton<IDeliveries, Deliveries.Deliveries>();
        services.AddSingleton<IOwners, Owners>();
        services.AddNotes<IChallenges, Challenges>();
        services.AddNotes<ISchedules, Schedules>();
        services.AddNotes<IPeopleZones, PeopleZones>();
        services.AddOrganisationBook();
        services.AddSingleton<IFileLayers, FileLayers>();
        services.AddSingleton<IRoleAsks, RoleAsks>();
        services.AddNotes<IWorkloads, Workloads>();
        services.AddNotes<IGapWatch, GapWatch>();
        // Last: what a turn leaves of a person is gone if the same turn erases all of it.
        services.AddNotes<IPersonalData, PersonalRecords>();
        services.AddSingleton<ITurnReplay, TurnReplay>();
        services.AddSingleton<Retention>();
        services.AddStart(configuration);
        services.AddHostedService<ModelWake>();
        services.AddHostedService<FigureStart>();
        services.AddHostedService<RetentionWorker>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        return services;
    }

    /// <summary>
    /// Adds <see cref="IGapReport"/>, <see cref="IItemAnswers"/>, <see cref="IScoreReport"/> and <see cref="IWorkloads"/> alone, for a command that reads what a bot wrote. It changes nothing, makes no file, and may run while
    /// the bot runs.
    /// </summary>
    public static IServiceCollection AddStoredReports(this IServiceCollection services, IConfiguration configuration) =>
        services.AddDatabase(configuration, isReadOnly: true).AddOrganisationBook().AddSingleton<IWorkloads, Workloads>();

    /// <summary>Adds <see cref="DatabaseCopies"/> alone, for a command that keeps, brings back or moves what a bot wrote.</summary>
    public static IServiceCollection AddDatabaseCopies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDatabase(configuration, isReadOnly: true);
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(provider => new DatabaseCopies(provider.GetRequiredService<IOptions<StorageOptions>>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The engine that the section <c>Storage</c> names; the default if it names none that there is, which stops the start.</summary>
    internal static StorageProvider Provider(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Enum.TryParse<StorageProvider>(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"], ignoreCase: true, out var provider) ? provider : default;
    }

    private static void AddStart(this IServiceCollection services, IConfiguration configuration)
    {
        if (Provider(configuration) != StorageProvider.Postgres)
        {
            services.AddHostedService<SqliteStart>();
            return;
        }

        services.AddSingleton<LapsedClaims>();
        services.AddSingleton<PostgresNotices>();
        services.AddHostedService<PostgresStart>();
        services.AddHostedService<LapsedClaimsWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresNotices>());
    }

    private static void AddEngine(this IServiceCollection services, StorageProvider engine, bool isReadOnly)
    {
        if (engine == StorageProvider.Postgres)
        {
            services.AddSingleton(provider => new PostgresConnections(provider.GetRequiredService<IOptions<StorageOptions>>(), isReadOnly));
            services.AddSingleton<Connections>(provider => provider.GetRequiredService<PostgresConnections>());
            services.AddSingleton<IDbContextFactory<BotDbContext>>(
                provider => new LateContexts<PostgresContext>(provider, options => options.UseNpgsql(provider.GetRequiredService<PostgresConnections>().Pool)));
            return;
        }

        services.AddSingleton<Connections, SqliteConnections>();
        services.AddSingleton<IDbContextFactory<BotDbContext>>(provider => new LateContexts<BotDbContext>(
            provider, options => options.UseSqlite(SqliteFile.ConnectionString(provider.GetRequiredService<IOptions<StorageOptions>>().Value, isReadOnly ? SqliteOpenMode.ReadOnly : null))));
    }

    private static IServiceCollection AddOrganisationBook(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<WorkSignals>().AddSingleton<OrganisationVersions>().AddSingleton<IOrganisationBook, OrganisationBook>().AddSingleton<IClauses, ClauseBook>()
            .AddSingleton<IEvidenceRecords, EvidenceBook>();
    }

    /// <summary>What a turn leaves, and the port that takes it: one and the same.</summary>
    private static void AddNotes<TPort, TNotes>(this IServiceCollection services)
        where TPort : class
        where TNotes : TurnNotes, TPort => services
        .AddSingleton<TNotes>()
        .AddSingleton<TPort>(provider => provider.GetRequiredService<TNotes>())
        .AddSingleton<TurnNotes>(provider => provider.GetRequiredService<TNotes>());

    internal static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, bool isReadOnly)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddOptions<GrowthOptions>().Bind(configuration.GetSection(GrowthOptions.Section)).ValidateOnStart();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<IValidateOptions<GrowthOptions>, GrowthOptionsValidator>();
        services.AddEngine(Provider(configuration), isReadOnly);
        services.AddLogging();
        services.AddSingleton(provider => new StorageFault(
            provider.GetRequiredService<IOptions<StorageOptions>>(), provider.GetService<IHostApplicationLifetime>(), provider.GetRequiredService<ILogger<StorageFault>>()));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>();
        services.AddSingleton(provider => new DatabaseState(provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddSingleton<IGapReport, GapReport>();
        services.AddSingleton<IItemAnswers, ItemAnswers>();
        services.AddSingleton<IScoreReport, ScoreReport>();
        services.AddSingleton<IContentRevisions, ContentRevisions>();
        services.AddSingleton<IDeliveryReport, DeliveryReport>();
        services.AddSingleton<IWebhookReport, WebhookReport>();
        return services;
    }
}
