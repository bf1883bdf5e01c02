namespace ResponsibilityBot.Storage.Tests;

// The specifications of every engine, on a file of SQLite.

public sealed class ConversationOnSqliteSpecs() : ConversationSpecs(new SqliteEngine());

public sealed class DirectLineStoreOnSqliteSpecs() : DirectLineStoreSpecs(new SqliteEngine());

public sealed class GapOnSqliteSpecs() : GapSpecs(new SqliteEngine());

public sealed class HandoverOnSqliteSpecs() : HandoverSpecs(new SqliteEngine());

public sealed class InboxOnSqliteSpecs() : InboxSpecs(new SqliteEngine());

public sealed class ManyWritersOnSqliteSpecs() : ManyWritersSpecs(new SqliteEngine());

public sealed class OutboxOnSqliteSpecs() : OutboxSpecs(new SqliteEngine());

public sealed class PostedRoundOnSqliteSpecs() : PostedRoundSpecs(new SqliteEngine());

public sealed class QuizLedgerOnSqliteSpecs() : QuizLedgerSpecs(new SqliteEngine());

public sealed class RetentionOnSqliteSpecs() : RetentionSpecs(new SqliteEngine());

public sealed class ScheduleOnSqliteSpecs() : ScheduleSpecs(new SqliteEngine());

public sealed class TopicsOnSqliteSpecs() : TopicsSpecs(new SqliteEngine());

public sealed class WriterOnSqliteSpecs() : WriterSpecs(new SqliteEngine());

public sealed class BesideOnSqliteSpecs() : BesideSpecs(new SqliteEngine());

public sealed class InstallationOnSqliteSpecs() : InstallationSpecs(new SqliteEngine());

public sealed class ScoreOnSqliteSpecs() : ScoreSpecs(new SqliteEngine());

public sealed class DeliveryOnSqliteSpecs() : DeliverySpecs(new SqliteEngine());

public sealed class ChallengeOnSqliteSpecs() : ChallengeSpecs(new SqliteEngine());

public sealed class FigureOnSqliteSpecs() : FigureSpecs(new SqliteEngine());

public sealed class BacklogOnSqliteSpecs() : BacklogSpecs(new SqliteEngine());

public sealed class DigestOnSqliteSpecs() : DigestSpecs(new SqliteEngine());

public sealed class OrganisationOnSqliteSpecs() : OrganisationSpecs(new SqliteEngine());

public sealed class WorkloadOnSqliteSpecs() : WorkloadSpecs(new SqliteEngine());

public sealed class GapWatchOnSqliteSpecs() : GapWatchSpecs(new SqliteEngine());

public sealed class ClauseOnSqliteSpecs() : ClauseSpecs(new SqliteEngine());

public sealed class FileLayerOnSqliteSpecs() : FileLayerSpecs(new SqliteEngine());

public sealed class WebhookOnSqliteSpecs() : WebhookSpecs(new SqliteEngine());

public sealed class PersonalDataOnSqliteSpecs() : PersonalDataSpecs(new SqliteEngine());
