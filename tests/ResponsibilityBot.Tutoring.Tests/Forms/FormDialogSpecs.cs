using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Forms;

public sealed class FormDialogSpecs(TaughtCurriculum taught)
{
    private readonly OneOfEach form = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_opened_for_the_person_alone_with_the_ids_that_tell_it_again()
    {
        var opened = await OpenAsync();
        Assert.True(opened.IsPrivate);
        Assert.Equal(("each", "maria", "19:room", "c7"), (opened.Ids["form"], opened.Ids["by"], opened.Ids["place"], opened.Ids["challenge"]));
        Assert.Matches("^[0-9a-f]{12}$", opened.Ids["version"]);
    }

    [Fact]
    public async Task What_was_filled_in_comes_to_its_subject_as_values_of_the_right_kind()
    {
        var said = await SubmitAsync(await OpenAsync(), ("choice", "b"), ("several", "c, a"), ("number", "7"), ("text", "  two\n words "), ("time", "9:05"), ("date", "2026-12-01"), ("toggle", "true"));
        Assert.Equal("done", Assert.IsType<Reply.Said>(said).Text);
        var values = Assert.IsType<FormValues>(form.Taken);
        Assert.Equal(("b", "two words", 7, new TimeOnly(9, 5), new DateOnly(2026, 12, 1), true), (values.Text("choice"), values.Text("text"), values.Number("number"), values.Time("time"), values.Date("date"), values.IsOn("toggle")));
        Assert.Equal(["a", "c"], values.Several("several"));
    }

    [Fact]
    public async Task What_need_not_be_filled_in_may_be_left_out()
    {
        form.IsRequired = false;
        await SubmitAsync(await OpenAsync());
        var values = Assert.IsType<FormValues>(form.Taken);
        Assert.Equal(("", null, null, null, false), (values.Text("choice"), values.Number("number"), values.Time("time"), values.Date("date"), values.IsOn("toggle")));
        Assert.Empty(values.Several("several"));
    }

    [Theory]
    [InlineData("choice", "d", "Choose from what is offered.")]
    [InlineData("choice", "", "Fill this in.")]
    [InlineData("several", "a,d", "Choose from what is offered.")]
    [InlineData("several", ",", "Fill this in.")]
    [InlineData("number", "11", "Write a whole number from 1 to 10.")]
    [InlineData("number", "0", "Write a whole number from 1 to 10.")]
    [InlineData("number", "7.5", "Write a whole number from 1 to 10.")]
    [InlineData("number", "99999999999999999999", "Write a whole number from 1 to 10.")]
    [InlineData("text", "this is longer than twenty", "Write at most 20 characters.")]
    [InlineData("text", " \t ", "Fill this in.")]
    [InlineData("time", "25:00", "Write a time of day, such as 09:00.")]
    [InlineData("time", "9am", "Write a time of day, such as 09:00.")]
    [InlineData("date", "01.12.2026", "Write a date, such as 2026-11-26.")]
    [InlineData("date", "2026-02-30", "Write a date, such as 2026-11-26.")]
    public async Task A_value_of_another_kind_is_told_at_its_field_and_nothing_is_done(string field, string value, string error)
    {
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), [.. Right.Where(right => right.Field != field), (field, value)]));
        Assert.Equal([(field, error)], again.Fields.Where(each => each.Error.Length > 0).Select(each => (each.Id, each.Error)));
        Assert.Equal(("b", "words"), (field == "choice" ? "b" : again.Fields[0].Value, field == "text" ? "words" : again.Fields[3].Value));
        Assert.Null(form.Taken);
    }

    [Fact]
    public async Task What_its_subject_finds_wrong_is_told_at_the_field_too()
    {
        form.Wrong = "not that word";
        var again = Assert.IsType<Reply.Form>(await SubmitAsync(await OpenAsync(), Right));
        Assert.Equal(("words", "not that word"), (again.Fields[3].Value, again.Fields[3].Error));
        Assert.Equal(["text"], again.Fields.Where(each => each.Error.Length > 0).Select(each => each.Id));
    }

    [Theory]
    [InlineData("by", "peter", "opened by somebody else")]
    [InlineData("by", null, "opened by somebody else")]
    [InlineData("place", "19:other", "opened by somebody else")]
    [InlineData("place", null, "opened by somebody else")]
    [InlineData("version", "0123456789ab", "has changed since you opened it")]
    [InlineData("version", null, "has changed since you opened it")]
    [InlineData("form", "drop tables", "do not know this form")]
    [InlineData("form", null, "do not know this form")]
    public async Task A_foreign_a_stale_and_an_unknown_form_change_nothing_and_say_so(string name, string? id, string said)
    {
        var ids = new Dictionary<string, string>((await OpenAsync()).Ids, StringComparer.Ordinal);
        if (id is null)
            ids.Remove(name);
        else
            ids[name] = id;
        var refused = Assert.IsType<Reply.Said>(await HearAsync(Submit(ids, Right)));
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.True(refused.IsPrivate);
        Assert.Null(form.Taken);
    }

    [Fact]
    public async Task A_form_whose_fields_are_others_now_is_stale()
    {
        var opened = await OpenAsync();
        form.HasMore = true;
        Assert.Contains("has changed", Assert.IsType<Reply.Said>(await SubmitAsync(opened, Right)).Text, StringComparison.Ordinal);
        Assert.Null(form.Taken);
    }

    [Fact]
    public async Task Who_may_not_use_it_any_longer_is_told_when_they_send_it_off()
    {
        var opened = await OpenAsync();
        form.Refusal = "only hosts";
        var refused = Assert.IsType<Reply.Said>(await SubmitAsync(opened, Right));
        Assert.Equal(("only hosts", true), (refused.Text, refused.IsPrivate));
        Assert.Null(form.Taken);
    }

    [Fact]
    public async Task Other_presses_and_words_are_left_to_others()
    {
        var dialog = new FormDialog(taught, [form]);
        Assert.Null(await dialog.HearAsync(Turn(new(Verbs.Help, new Dictionary<string, string>())), Cancel));
        Assert.Null(await dialog.HearAsync(Turn(null) with { Kind = TurnKind.Said, Text = "open the form" }, Cancel));
    }

    private static (string Field, string Value)[] Right =>
        [("choice", "b"), ("several", "a"), ("number", "7"), ("text", "words"), ("time", "09:05"), ("date", "2026-12-01"), ("toggle", "true")];

    private async Task<Reply.Form> OpenAsync() => Assert.IsType<Reply.Form>(
        await HearAsync(Turn(new(Verbs.Open, new Dictionary<string, string> { ["form"] = "each", ["challenge"] = "c7" }))));

    private Task<Reply> SubmitAsync(Reply.Form opened, params IEnumerable<(string Field, string Value)> filled) => HearAsync(Submit(opened.Ids, filled));

    private static Turn Submit(IReadOnlyDictionary<string, string> ids, IEnumerable<(string Field, string Value)> filled)
    {
        var all = new Dictionary<string, string>(ids, StringComparer.Ordinal);
        foreach (var (field, value) in filled)
            all[Verbs.Filled + field] = value;
        return Turn(new(Verbs.Submit, all));
    }

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await new FormDialog(taught, [form]).HearAsync(turn, Cancel) ?? []);

    private static Turn Turn(Press? press) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Tenant = "t1",
        Conversation = "19:room;messageid=7",
        Person = new("maria", "Maria"),
        Place = Place.Thread,
        Kind = TurnKind.Pressed,
        Press = press,
        At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A form with a field of each kind.</summary>
    private sealed class OneOfEach : IForm
    {
        private static readonly FieldOption[] Options = [new("a", "A"), new("b", "B"), new("c", "C")];

        public string Id => "each";

        public bool IsRequired { get; set; } = true;

        public bool HasMore { get; set; }

        public string? Refusal { get; set; }

        public string? Wrong { get; set; }

        public FormValues? Taken { get; private set; }

        public ValueTask<Reply> OpenAsync(Turn turn, CancellationToken cancel)
        {
            if (Refusal is not null)
                return new(new Reply.Said(Refusal));
            Field[] fields =
            [
                new("choice", "Choice", FieldKind.Choice) { Options = Options }, new("several", "Several", FieldKind.Several) { Options = Options },
                new("number", "Number", FieldKind.Number) { Least = 1, Most = 10 }, new("text", "Text", FieldKind.Text) { Most = 20 },
                new("time", "Time", FieldKind.Time), new("date", "Date", FieldKind.Date), new("toggle", "Toggle", FieldKind.Toggle),
                .. HasMore ? [new Field("more", "More", FieldKind.Text)] : Array.Empty<Field>(),
            ];
            return new(new Reply.Form(Id, "Each", "", [.. fields.Select(field => field with { IsRequired = IsRequired })], "Save", ["each"])
            {
                Ids = new Dictionary<string, string> { ["challenge"] = turn.Press?["challenge"] ?? "" },
            });
        }

        public ValueTask<FormOutcome> SubmitAsync(Turn turn, FormValues values, CancellationToken cancel)
        {
            if (Wrong is not null)
                return new(FormOutcome.Wrong.At("text", Wrong));
            Taken = values;
            return new(new FormOutcome.Done(new Reply.Said("done")));
        }
    }
}
