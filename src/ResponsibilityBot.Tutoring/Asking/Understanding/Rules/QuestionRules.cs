using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding.Rules;

/// <summary>What the rules of each kind of intent ask of a question that stands alone.</summary>
internal abstract class QuestionRules(QuestionEvidence question)
{
    /// <summary>How many words nothing is known of a question may hold that no rule is plainer about.</summary>
    protected const int MaxUnknown = 3;

    /// <summary>How many words a question without a verb may have.</summary>
    protected const int FragmentLength = 7;

    protected QuestionEvidence Question { get; } = question;

    protected Findings Findings => Question.Findings;

    protected bool HasRow => Question.Rows.Count > 0;

    protected bool HasTarget => Question.Targets.Count > 0;

    /// <summary>Whether service models alone are named, and no service of them.</summary>
    protected bool AllModels() => Question.Targets.TrueForAll(id => Question.Table.Target(id) is ServiceModel);

    protected Reading Decline(string reason) => Make(Intent.Unknown, reason);

    protected Reading Make(Intent intent, string reason) => Question.ReadAs(intent, reason);
}
