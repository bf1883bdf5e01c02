using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Rows;

namespace ResponsibilityBot.Storage;

/// <summary>
/// The tables. Rows are read through it; what is written is portable SQL in the class that owns the table. The migrations of SQLite belong
/// to it, those of PostgreSQL to <see cref="Postgres.PostgresContext"/>: EF knows a set of them by its context.
/// </summary>
internal class BotDbContext : DbContext
{
    public BotDbContext(DbContextOptions<BotDbContext> options)
        : base(options)
    {
    }

    /// <summary>For the context of another engine.</summary>
    protected BotDbContext(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<WelcomeRow> Welcomes => Set<WelcomeRow>();

    public DbSet<TopicRow> Topics => Set<TopicRow>();

    public DbSet<GapRow> Gaps => Set<GapRow>();

    public DbSet<QuestionRow> Questions => Set<QuestionRow>();

    public DbSet<RoundRow> Rounds => Set<RoundRow>();

    public DbSet<MemoryRow> Memories => Set<MemoryRow>();

    public DbSet<PostedRoundRow> PostedRounds => Set<PostedRoundRow>();

    public DbSet<PointsRow> Points => Set<PointsRow>();

    public DbSet<HabitRow> Habits => Set<HabitRow>();

    public DbSet<AskedFactRow> AskedFacts => Set<AskedFactRow>();

    public DbSet<ItemReportRow> ItemReports => Set<ItemReportRow>();

    public DbSet<ScheduleRow> Schedules => Set<ScheduleRow>();

    public DbSet<QuizRunRow> QuizRuns => Set<QuizRunRow>();

    public DbSet<ZoneRow> Zones => Set<ZoneRow>();

    public DbSet<TeamRow> Teams => Set<TeamRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<TeamScoreRow> TeamScores => Set<TeamScoreRow>();

    public DbSet<PersonScoreRow> PersonScores => Set<PersonScoreRow>();

    public DbSet<ScoreRemainderRow> ScoreRemainders => Set<ScoreRemainderRow>();

    public DbSet<ShownNameRow> ShownNames => Set<ShownNameRow>();

    public DbSet<ChallengeRow> Challenges => Set<ChallengeRow>();

    public DbSet<ChallengePlayerRow> ChallengePlayers => Set<ChallengePlayerRow>();

    public DbSet<DigestRow> Digests => Set<DigestRow>();

    public DbSet<ExportRow> Exports => Set<ExportRow>();

    public DbSet<FigureRow> Figures => Set<FigureRow>();

    public DbSet<BeliefWeekRow> BeliefWeeks => Set<BeliefWeekRow>();

    public DbSet<AskedTopicRow> AskedTopics => Set<AskedTopicRow>();

    public DbSet<PageLinkRow> PageLinks => Set<PageLinkRow>();

    public DbSet<PageViewRow> PageViews => Set<PageViewRow>();

    public DbSet<OrganisationVersionRow> OrganisationVersions => Set<OrganisationVersionRow>();

    public DbSet<OrganisationChangeRow> OrganisationChanges => Set<OrganisationChangeRow>();

    public DbSet<OrganisationStepRow> OrganisationSteps => Set<OrganisationStepRow>();

    public DbSet<OrganisationRoleRow> OrganisationRoles => Set<OrganisationRoleRow>();

    public DbSet<OrganisationAskRow> OrganisationAsks => Set<OrganisationAskRow>();

    public DbSet<FileLayerRow> FileLayers => Set<FileLayerRow>();

    public DbSet<FileLayerChangeRow> FileLayerChanges => Set<FileLayerChangeRow>();

    public DbSet<ClauseRow> Clauses => Set<ClauseRow>();

    public DbSet<ClauseStepRow> ClauseSteps => Set<ClauseStepRow>();

    public DbSet<ClauseReminderRow> ClauseReminders => Set<ClauseReminderRow>();

    public DbSet<ContentRevisionRow> ContentRevisions => Set<ContentRevisionRow>();

    public DbSet<WorkloadRow> Workloads => Set<WorkloadRow>();

    public DbSet<GapWatchRow> GapWatches => Set<GapWatchRow>();

    public DbSet<WebhookMessageRow> WebhookMessages => Set<WebhookMessageRow>();

    public DbSet<GapLookRow> GapLooks => Set<GapLookRow>();

    public DbSet<GapSightingRow> GapSightings => Set<GapSightingRow>();

    public DbSet<WorkloadStampRow> WorkloadStamps => Set<WorkloadStampRow>();

    public DbSet<DirectLineConversationRow> DirectLineConversations => Set<DirectLineConversationRow>();

    public DbSet<DirectLineActivityRow> DirectLineActivities => Set<DirectLineActivityRow>();

    public DbSet<InstallationRow> Installations => Set<InstallationRow>();

    public DbSet<BroadcastRow> Broadcasts => Set<BroadcastRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<OwnerRow> Owners => Set<OwnerRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxRow>(inbox =>
        {
            inbox.HasKey(row => row.Sequence);
            inbox.Property(row => row.Id).IsRequired();
            inbox.HasIndex(row => row.Id).IsUnique();
            inbox.HasIndex(row => new { row.Channel, row.Tenant, row.Conversation, row.Sequence }).HasFilter("state < 2");
            inbox.HasIndex(row => new { row.DueAt, row.Sequence }).HasFilter("state = 0");
            inbox.HasIndex(row => row.FinishedAt).HasFilter("finished_at IS NOT NULL");
        });
        modelBuilder.Entity<OutboxRow>(outbox =>
        {
            outbox.HasKey(row => row.Sequence);
            outbox.Property(row => row.Id).IsRequired();
            outbox.HasIndex(row => row.Id).IsUnique();
            outbox.HasIndex(row => new { row.Channel, row.Tenant, row.Conversation, row.Sequence }).HasFilter("state < 2");
            outbox.HasIndex(row => new { row.DueAt, row.Sequence }).HasFilter("state = 0");
            outbox.HasIndex(row => row.FinishedAt).HasFilter("finished_at IS NOT NULL");
        });
        modelBuilder.Entity<ConversationRow>(conversations =>
        {
            conversations.HasKey(row => new { row.Channel, row.Tenant, row.Conversation });
            conversations.HasIndex(row => new { row.Tenant, row.Person }).HasFilter("person IS NOT NULL");
            conversations.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation }).HasFilter("place IN (1, 2)");
            conversations.HasIndex(row => new { row.Channel, row.Tenant, row.Team }).HasFilter("team IS NOT NULL");
        });
        modelBuilder.Entity<PersonRow>(people =>
        {
            people.HasKey(row => new { row.Channel, row.Tenant, row.Person });
            people.HasIndex(row => new { row.Tenant, row.Person });
        });
        modelBuilder.Entity<WelcomeRow>().HasKey(row => new { row.Channel, row.Tenant, row.Conversation });
        modelBuilder.Entity<InstallationRow>().HasKey(row => new { row.Channel, row.Organisation, row.Team });
        // No index by time: it would be written with each message, and once an hour all rows may be looked through.
        modelBuilder.Entity<TopicRow>().HasKey(row => new { row.Tenant, row.Conversation, row.Person });
        modelBuilder.Entity<GapRow>(gaps =>
        {
            gaps.HasKey(row => row.Sequence);
            gaps.HasIndex(row => new { row.Tenant, row.Words, row.Outcome, row.CorrectedTo }).IsUnique();
            gaps.HasIndex(row => row.LastDay);
        });
        modelBuilder.Entity<QuestionRow>().HasKey(row => new { row.Tenant, row.Conversation, row.Person });
        modelBuilder.Entity<RoundRow>(rounds =>
        {
            rounds.HasKey(row => new { row.Tenant, row.Id });
            rounds.HasIndex(row => new { row.Tenant, row.Person, row.AnsweredAt });
            rounds.HasIndex(row => row.AskedAt);
            rounds.HasIndex(row => new { row.Tenant, row.Post }).HasFilter("post IS NOT NULL");
            rounds.HasIndex(row => new { row.Tenant, row.Item });
        });
        modelBuilder.Entity<PostedRoundRow>(posted =>
        {
            posted.HasKey(row => new { row.Tenant, row.Id });
            posted.HasIndex(row => new { row.Tenant, row.Order, row.Number }).IsUnique();
            posted.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation, row.OpenedAt });
            posted.HasIndex(row => row.ClosesAt).HasFilter("closed_at IS NULL");
            posted.HasIndex(row => new { row.Tenant, row.ClosesAt }).HasFilter("closed_at IS NULL AND shown <> answers");
        });
        modelBuilder.Entity<PointsRow>(points =>
        {
            points.HasKey(row => new { row.Tenant, row.Id });
            points.HasIndex(row => new { row.Tenant, row.Person, row.Day });
            points.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation, row.At }).HasFilter("conversation IS NOT NULL");
        });
        modelBuilder.Entity<HabitRow>(habits =>
        {
            habits.HasKey(row => new { row.Tenant, row.Person });
            habits.HasIndex(row => row.FollowedUp).HasFilter("follow_ups");
        });
        modelBuilder.Entity<AskedFactRow>().HasKey(row => new { row.Tenant, row.Person, row.Fact });
        modelBuilder.Entity<ItemReportRow>().HasKey(row => new { row.Tenant, row.Item });
        modelBuilder.Entity<MemoryRow>().HasKey(row => new { row.Tenant, row.Person, row.Fact });
        modelBuilder.Entity<ScheduleRow>(schedules =>
        {
            schedules.HasKey(row => new { row.Tenant, row.Conversation });
            schedules.HasIndex(row => row.NextDueUtc).HasFilter("next_due_utc IS NOT NULL");
            schedules.HasIndex(row => new { row.Tenant, row.Person }).HasFilter("person IS NOT NULL");
        });
        modelBuilder.Entity<QuizRunRow>(runs =>
        {
            runs.HasKey(row => new { row.Tenant, row.Conversation, row.Date });
            runs.HasIndex(row => row.PostedAt);
        });
        Tables.AddScores(modelBuilder);
        Tables.AddDeliveries(modelBuilder);
        Tables.AddChallenges(modelBuilder);
        Tables.AddOversight(modelBuilder);
        Tables.AddOrganisation(modelBuilder);
        Tables.AddWorkloads(modelBuilder);
        Tables.AddWebhooks(modelBuilder);
        modelBuilder.Entity<ZoneRow>().HasKey(row => new { row.Tenant, row.Person });
        modelBuilder.Entity<DirectLineConversationRow>(conversations =>
        {
            conversations.ToTable("directline_conversations").HasKey(row => row.Id);
            conversations.HasIndex(row => row.ChangedAt);
        });
        modelBuilder.Entity<DirectLineActivityRow>(activities =>
        {
            activities.ToTable("directline_activities").HasKey(row => new { row.Conversation, row.Number });
            activities.HasIndex(row => new { row.Conversation, row.Key }).IsUnique();
            activities.HasOne<DirectLineConversationRow>().WithMany().HasForeignKey(row => row.Conversation).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
