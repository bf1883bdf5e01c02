using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Forms;

/// <summary>
/// A form of one subject. A subject adds one in three steps: a class here with the fields and what is done with them; a line in the program that puts it
/// among the forms of <see cref="FormDialog"/>; and wherever people may want it a button
/// <c>Button.To(label, Verbs.Open, Verbs.Form, id)</c>, for those only who may use it. Opening, the dialogs of each channel, stale and foreign
/// forms, and fields that are empty or of the wrong kind are the dialog's; a subject sees values of the right kind alone, and says what else is wrong with them.
/// </summary>
public interface IForm
{
    /// <summary>Which form it is: lower-case letters and hyphens. Forms that are open name it, so it never changes.</summary>
    string Id { get; }

    /// <summary>
    /// The form as it stands for the person of a turn, a <see cref="Reply.Form"/>; or any other reply, to say why they may not use it. Asked when the form is
    /// opened, and again when it is sent off: a role may have gone meanwhile. Changes nothing.
    /// </summary>
    /// <param name="turn">Opens the form or sends it off; its press has the ids that came along.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel);

    /// <summary>Does what was filled in, or says what is wrong with it and changes nothing.</summary>
    /// <param name="turn">The turn that sent it off.</param>
    /// <param name="values">What was filled in: of the right kind, and there where it is required.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel);
}

/// <summary>What became of a form that was sent off.</summary>
public abstract record FormOutcome
{
    private FormOutcome()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Reply">
    /// What is said: in the conversation that the form was opened in, as if it had been asked for in words; if it <see cref="Reply.IsPrivate"/>, to the person
    /// alone, where the form was.
    /// </param>
    public sealed record Done(Reply Reply) : FormOutcome;

    /// <summary>Nothing is changed: the form stays open.</summary>
    /// <param name="Errors">By the ids of the fields what is wrong and how to put it right; at least one.</param>
    public sealed record Wrong(IReadOnlyDictionary<string, string> Errors) : FormOutcome
    {
        /// <summary>One field is wrong.</summary>
        public static Wrong At(string field, string error) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = error });
    }
}
