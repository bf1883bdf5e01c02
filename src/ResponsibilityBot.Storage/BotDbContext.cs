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

    public DbSet<AskedTopicRow> AskedTopics => Set<AskedTopicRow>();

    public DbSet<PageLinkRow> PageLinks => Set<PageLinkRow>();

    public DbSet<PageViewRow> PageViews => Set<PageViewRow>();

    public DbSet<OrganisationVersionRow> OrganisationVersions => Set<OrganisationVersionRow>();

    public DbSet<OrganisationChangeRow> OrganisationChanges => Set<OrganisationChangeRow>();

    public DbSet<OrganisationStepRow> OrganisationSteps => Set<OrganisationStepRow>();

    public DbSet<OrganisationRoleRow> OrganisationRoles => Set<OrganisationRoleRow>();

    public DbSet<OrganisationAskRow> OrganisationAsks => Set<OrganisationAskRow>();
    public DbSet<WorkloadRow> Workloads => Set<WorkloadRow>();

    public DbSet<GapWatchRow> GapWatches => Set<GapWatchRow>();

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
        OnScores(modelBuilder);
        OnDeliveries(modelBuilder);
        OnChallenges(modelBuilder);
        OnOversight(modelBuilder);
        OnOrganisation(modelBuilder);
        OnWorkloads(modelBuilder);
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

    private static void OnDeliveries(ModelBuilder model)
    {
        model.Entity<BroadcastRow>(broadcasts =>
        {
            broadcasts.HasKey(row => new { row.Tenant, row.Id });
            broadcasts.HasIndex(row => new { row.Tenant, row.Order, row.Number }).IsUnique();
            broadcasts.HasIndex(row => row.OpenedAt).HasFilter("NOT is_filled");
        });
        model.Entity<DeliveryRow>(deliveries =>
        {
            deliveries.HasKey(row => new { row.Tenant, row.Post, row.Number });
            deliveries.HasIndex(row => new { row.Tenant, row.State, row.DueAt }).HasFilter("state < 2");
        });
        model.Entity<OwnerRow>(owners =>
        {
            owners.HasKey(row => row.Tenant);
            owners.HasIndex(row => row.Holder).HasFilter("holder IS NOT NULL");
        });
    }

    private static void OnWorkloads(ModelBuilder model)
    {
        model.Entity<WorkloadRow>(workloads =>
        {
            workloads.HasKey(row => new { row.Tenant, row.Id });
            workloads.HasIndex(row => new { row.Tenant, row.NameKey, row.EnvironmentKey }).IsUnique();
        });
        model.Entity<WorkloadStampRow>().HasKey(row => row.Tenant);
        model.Entity<GapWatchRow>().HasKey(row => new { row.Tenant, row.Person });
    }

    private static void OnChallenges(ModelBuilder model)
    {
        model.Entity<ChallengeRow>(challenges =>
        {
            challenges.HasKey(row => new { row.Tenant, row.Id });
            // A place has one at a time.
            challenges.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation }).IsUnique().HasFilter("closed_at IS NULL");
            challenges.HasIndex(row => row.ClosesAt).HasFilter("closed_at IS NULL");
        });
        model.Entity<ChallengePlayerRow>(players =>
        {
            players.HasKey(row => new { row.Tenant, row.Challenge, row.Person });
            players.HasIndex(row => new { row.Tenant, row.Person });
        });
    }

    private static void OnScores(ModelBuilder model)
    {
        model.Entity<TeamRow>(teams =>
        {
            teams.HasKey(row => new { row.Tenant, row.Id });
            teams.HasIndex(row => new { row.Tenant, row.NameKey }).IsUnique().HasFilter("name_key IS NOT NULL");
            teams.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation }).IsUnique().HasFilter("conversation IS NOT NULL");
        });
        model.Entity<MembershipRow>(members =>
        {
            members.HasKey(row => new { row.Tenant, row.Person });
            members.HasIndex(row => new { row.Tenant, row.Team }).HasFilter("team IS NOT NULL");
        });
        model.Entity<TeamScoreRow>(scores =>
        {
            scores.HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team });
            scores.Property(row => row.Tenths).HasComputedColumnSql(TeamScoreRow.TenthsSql, stored: false);
            scores.HasIndex(row => new { row.Tenant, row.Span, row.Beginning, row.Tenths, row.Team, row.Participants });
            scores.HasIndex(row => new { row.Tenant, row.Span, row.Beginning, row.Participants });
        });
        model.Entity<PersonScoreRow>(scores =>
        {
            scores.HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team, row.Person });
            scores.HasIndex(row => new { row.Tenant, row.Person, row.Span });
        });
        model.Entity<ScoreRemainderRow>().HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team });
        model.Entity<ShownNameRow>().HasKey(row => new { row.Tenant, row.Person });
    }

    private static void OnOversight(ModelBuilder model)
    {
        model.Entity<DigestRow>(digests =>
        {
            digests.HasKey(row => new { row.Tenant, row.Person });
            digests.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL");
        });
        model.Entity<ExportRow>().HasKey(row => row.Name);
        model.Entity<FigureRow>().HasKey(row => new { row.Tenant, row.Team, row.Kind, row.Week, row.Key });
        model.Entity<AskedTopicRow>(topics =>
        {
            topics.HasKey(row => new { row.Tenant, row.Person, row.Week, row.Topic });
            topics.HasIndex(row => row.Week);
        });
        model.Entity<PageLinkRow>(links =>
        {
            links.HasKey(row => row.Hash);
            links.HasIndex(row => row.EndsAt);
        });
        model.Entity<PageViewRow>(views =>
        {
            views.HasKey(row => row.Sequence);
            views.HasIndex(row => new { row.Tenant, row.At });
        });
    }

    private static void OnOrganisation(ModelBuilder model)
    {
        model.Entity<OrganisationVersionRow>().HasKey(row => row.Tenant);
        model.Entity<OrganisationChangeRow>(changes =>
        {
            changes.HasKey(row => new { row.Tenant, row.Id });
            changes.HasIndex(row => row.ProposedAt).HasFilter("told <> state");
            changes.HasIndex(row => row.Until).HasFilter("state = 1");
        });
        model.Entity<OrganisationStepRow>(steps =>
        {
            steps.HasKey(row => row.Sequence);
            steps.HasIndex(row => new { row.Tenant, row.Change, row.Step }).IsUnique();
            steps.HasIndex(row => new { row.Tenant, row.Sequence });
        });
        model.Entity<OrganisationAskRow>(asks =>
        {
            asks.HasKey(row => new { row.Tenant, row.Id });
            asks.HasIndex(row => row.AskedAt).HasFilter("told <> state");
            asks.HasIndex(row => new { row.Tenant, row.Person });
        });
        model.Entity<OrganisationRoleRow>(roles =>
        {
            roles.HasKey(row => new { row.Tenant, row.Id });
            roles.HasIndex(row => new { row.Tenant, row.NameKey }).IsUnique();
        });
    }
}
