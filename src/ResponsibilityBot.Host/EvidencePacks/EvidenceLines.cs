using CsvHelper;

namespace ResponsibilityBot.Host.EvidencePacks;

/// <summary>A state of the content: <c>content/revisions.csv</c>. The names are the headings, here and below.</summary>
/// <param name="Revision">Identifies it.</param>
/// <param name="Since">When the bot began to teach from it (ISO 8601, UTC).</param>
[CsvRecord]
internal sealed partial record RevisionLine(string Revision, string Since);

/// <summary>A file of the content as it was when the pack was made: <c>content/files.csv</c>.</summary>
/// <param name="File">Relative to the content folder, with forward slashes.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="Bytes">How many.</param>
[CsvRecord]
internal sealed partial record ContentLine(string File, string Sha256, long Bytes);

/// <summary>An item's key as it was when the pack was made, without giving it away: <c>content/item-keys.csv</c>.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Fact">What one learns by it.</param>
/// <param name="KeySha256">Of the ids of the right options, or of the whole order, in hexadecimal.</param>
[CsvRecord]
internal sealed partial record ItemKeyLine(string Item, string Fact, string KeySha256);

/// <summary>What was laid over the table on a day of the period: <c>organisation/overrides.csv</c>.</summary>
/// <param name="Override">Its id.</param>
/// <param name="Origin"><c>files</c> or <c>chat</c>.</param>
/// <param name="Layer"><c>contract organisation workload</c>.</param>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Duty">Its name.</param>
/// <param name="Target">The place; empty for everywhere.</param>
/// <param name="Workload">The workload's id; empty for all.</param>
/// <param name="Owner">Who does the work instead; empty where that is not said.</param>
/// <param name="Accountable">Who answers for it instead.</param>
/// <param name="Role">The id of the role that does the customer's part.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who approved it.</param>
/// <param name="Since">The first day.</param>
/// <param name="Until">The last day; empty for no end.</param>
/// <param name="Ended">The day on which somebody ended it; empty if nobody did in the period or before.</param>
[CsvRecord]
internal sealed partial record OverrideLine(
    string Override, string Origin, string Layer, string Responsibility, string Duty, string Target, string Workload, string Owner, string Accountable, string Role,
    string Reason, string Approver, string Since, string Until, string Ended);

/// <summary>A step of a change in the period: <c>organisation/approvals.csv</c>.</summary>
/// <param name="At">When (ISO 8601, UTC).</param>
/// <param name="Override">The id of what it is about.</param>
/// <param name="Step"><c>proposed approved refused taken-back rolled-back expired</c>.</param>
/// <param name="Approver">Who approved or refused it; empty for other steps.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Layer">As in <see cref="OverrideLine"/>, like all that follow.</param>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Duty">Its name.</param>
/// <param name="Target">The place.</param>
/// <param name="Workload">The workload's id.</param>
/// <param name="Owner">Who does the work instead.</param>
/// <param name="Accountable">Who answers for it instead.</param>
/// <param name="Role">The id of the role.</param>
/// <param name="Until">The last day.</param>
[CsvRecord]
internal sealed partial record ApprovalLine(
    string At, string Override, string Step, string Approver, string Why, string Layer, string Responsibility, string Duty, string Target, string Workload, string Owner,
    string Accountable, string Role, string Until);

/// <summary>A clause as it stood at the period's end: <c>organisation/clauses.csv</c>.</summary>
/// <param name="Clause">Its id.</param>
/// <param name="Origin"><c>files</c> or <c>chat</c>.</param>
/// <param name="Says">What it says.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Role">The id of the role that looks after it.</param>
/// <param name="Renewal">The last day on which it could be renewed.</param>
/// <param name="Responsibility">The row that it is about.</param>
/// <param name="Target">The place.</param>
[CsvRecord]
internal sealed partial record ClauseLine(string Clause, string Origin, string Says, string Source, string Role, string Renewal, string Responsibility, string Target);

/// <summary>A step of a clause in the period: <c>organisation/clause-steps.csv</c>.</summary>
/// <param name="At">When (ISO 8601, UTC).</param>
/// <param name="Clause">Its id.</param>
/// <param name="Step"><c>added renewed removed</c>.</param>
/// <param name="Renewal">Its day from then on.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Says">What it says.</param>
[CsvRecord]
internal sealed partial record ClauseStepLine(string At, string Clause, string Step, string Renewal, string Why, string Says);

/// <summary>A gap that was open on a day of the period: <c>organisation/gaps.csv</c>.</summary>
/// <param name="Kind"><c>expired-override</c> or <c>expired-clause</c>.</param>
/// <param name="Of">The id of what fell away.</param>
/// <param name="Opened">The first day.</param>
/// <param name="Closed">The day on which it was closed; empty if it was open at the period's end.</param>
[CsvRecord]
internal sealed partial record DatedGapLine(string Kind, string Of, string Opened, string Closed);

/// <summary>A week of a cohort: <c>people/participation.csv</c>.</summary>
/// <param name="Cohort">The team's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Week">The Monday.</param>
/// <param name="People">How many took part.</param>
/// <param name="Members">How many belonged to it.</param>
/// <param name="Delivered">How many questions were delivered to its own place.</param>
[CsvRecord]
internal sealed partial record ParticipationLine(string Cohort, string Name, string Week, int People, int Members, int Delivered);

/// <summary>What a cohort knows of an area: <c>people/mastery.csv</c>.</summary>
/// <param name="Cohort">The team's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Area">The area's id.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Answers">How many.</param>
/// <param name="Right">The share that was wholly right, 0 to 1.</param>
/// <param name="People">How many people, each once a week.</param>
[CsvRecord]
internal sealed partial record MasteryLine(string Cohort, string Name, string Area, string AreaName, int Answers, double Right, int People);
