using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Forms;

/// <summary>
/// Opens forms and takes what was filled in. What comes back is never trusted: form, person, place and version must be those that it was opened with, the form is
/// asked again whether the person may use it, and each value is read by its field. Whatever does not fit changes nothing and says so to the person alone.
/// </summary>
public sealed class FormDialog(ICurriculum curriculum, IEnumerable<IForm> forms) : IDialog
{
    /// <summary>The ids that every form carries: who opened it, where, and of which making it is.</summary>
    private const string By = "by", Place = "place", Version = "version";

    private readonly IReadOnlyList<IForm> forms = [.. forms];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Press is not { Verb: Verbs.Open or Verbs.Submit } press)
            return null;
        var isSubmit = press.Verb == Verbs.Submit;
        if (forms.FirstOrDefault(known => known.Id == press[Verbs.Form]) is not { } form)
            return [Say("form-unknown")];
        if (isSubmit && (press[By] != turn.Person.Id || press[Place] != ThreadIds.PlaceOf(turn.Conversation)))
            return [Say("form-foreign")];
        var opened = await form.OpenAsync(turn, cancel).ConfigureAwait(false);
        if (opened is not Reply.Form sheet)
            return [opened with { IsPrivate = true }];
        sheet = Marked(sheet, turn);
        if (!isSubmit)
            return [sheet];
        return press[Version] == sheet.Ids[Version] ? [await TakeAsync(turn, press, form, sheet, cancel).ConfigureAwait(false)] : [Say("form-stale")];
    }

    private async ValueTask<Reply> TakeAsync(Turn turn, Press press, IForm form, Reply.Form sheet, CancellationToken cancel)
    {
        var reader = new FormReader(curriculum.Current.Phrases);
        var read = sheet.Fields.ToDictionary(field => field.Id, field => reader.Read(field, press[Verbs.Filled + field.Id]), StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> errors = read.Where(value => value.Value.Wrong is not null).ToDictionary(value => value.Key, value => value.Value.Wrong ?? "", StringComparer.Ordinal);
        if (errors.Count == 0)
        {
            var values = new FormValues(read.ToDictionary(value => value.Key, value => value.Value.Value, StringComparer.Ordinal));
            switch (await form.SubmitAsync(turn, values, cancel).ConfigureAwait(false))
            {
                case FormOutcome.Done done:
                    return done.Reply;
                case FormOutcome.Wrong wrong:
                    errors = wrong.Errors;
                    break;
            }
        }

        if (errors.Keys.Except(read.Keys).Any() || errors.Count == 0)
            throw new UnreachableException($"{form.Id} found something wrong that no field shows");
        return sheet with { Fields = [.. sheet.Fields.Select(field => field with { Value = read[field.Id].Value, Error = errors.GetValueOrDefault(field.Id, "") })] };
    }

    /// <summary>The form with the ids that tell it again, for the person alone.</summary>
    private static Reply.Form Marked(Reply.Form form, Turn turn) => form with
    {
        IsPrivate = true,
        Ids = new Dictionary<string, string>(form.Ids, StringComparer.Ordinal)
        {
            [Verbs.Form] = form.Id,
            [By] = turn.Person.Id,
            [Place] = ThreadIds.PlaceOf(turn.Conversation),
            [Version] = VersionOf(form),
        },
    };

    /// <summary>Changes with what is asked, so that a form that an earlier program showed is known as such; options are looked up by themselves.</summary>
    private static string VersionOf(Reply.Form form) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', form.Fields.Select(field => $"{field.Id} {field.Kind}")))).AsSpan(0, 6));

    private Reply.Said Say(string key) => new(curriculum.Current.Phrases.Say(key)) { IsPrivate = true };
}
