namespace ResponsibilityBot.Storage.Tests;

// The specifications of every engine, on PostgreSQL.

public sealed class ConversationOnPostgresSpecs(PostgresEngine postgres) : ConversationSpecs(postgres);

public sealed class DirectLineStoreOnPostgresSpecs(PostgresEngine postgres) : DirectLineStoreSpecs(postgres);

public sealed class GapOnPostgresSpecs(PostgresEngine postgres) : GapSpecs(postgres);

public sealed class HandoverOnPostgresSpecs(PostgresEngine postgres) : HandoverSpecs(postgres);

public sealed class InboxOnPostgresSpecs(PostgresEngine postgres) : InboxSpecs(postgres);

public sealed class ManyWritersOnPostgresSpecs(PostgresEngine postgres) : ManyWritersSpecs(postgres);

public sealed class OutboxOnPostgresSpecs(PostgresEngine postgres) : OutboxSpecs(postgres);

public sealed class PostedRoundOnPostgresSpecs(PostgresEngine postgres) : PostedRoundSpecs(postgres);

public sealed class QuizLedgerOnPostgresSpecs(PostgresEngine postgres) : QuizLedgerSpecs(postgres);

public sealed class RetentionOnPostgresSpecs(PostgresEngine postgres) : RetentionSpecs(postgres);

public sealed class ScheduleOnPostgresSpecs(PostgresEngine postgres) : ScheduleSpecs(postgres);

public sealed class TopicsOnPostgresSpecs(PostgresEngine postgres) : TopicsSpecs(postgres);

public sealed class WriterOnPostgresSpecs(PostgresEngine postgres) : WriterSpecs(postgres);

public sealed class InstallationOnPostgresSpecs(PostgresEngine postgres) : InstallationSpecs(postgres);

public sealed class ScoreOnPostgresSpecs(PostgresEngine postgres) : ScoreSpecs(postgres);

public sealed class DeliveryOnPostgresSpecs(PostgresEngine postgres) : DeliverySpecs(postgres);

public sealed class ChallengeOnPostgresSpecs(PostgresEngine postgres) : ChallengeSpecs(postgres);

public sealed class FigureOnPostgresSpecs(PostgresEngine postgres) : FigureSpecs(postgres);

public sealed class BacklogOnPostgresSpecs(PostgresEngine postgres) : BacklogSpecs(postgres);

public sealed class DigestOnPostgresSpecs(PostgresEngine postgres) : DigestSpecs(postgres);

public sealed class OrganisationOnPostgresSpecs(PostgresEngine postgres) : OrganisationSpecs(postgres);

public sealed class WorkloadOnPostgresSpecs(PostgresEngine postgres) : WorkloadSpecs(postgres);

public sealed class GapWatchOnPostgresSpecs(PostgresEngine postgres) : GapWatchSpecs(postgres);

public sealed class ClauseOnPostgresSpecs(PostgresEngine postgres) : ClauseSpecs(postgres);

public sealed class FileLayerOnPostgresSpecs(PostgresEngine postgres) : FileLayerSpecs(postgres);

public sealed class WebhookOnPostgresSpecs(PostgresEngine postgres) : WebhookSpecs(postgres);

public sealed class PersonalDataOnPostgresSpecs(PostgresEngine postgres) : PersonalDataSpecs(postgres);
