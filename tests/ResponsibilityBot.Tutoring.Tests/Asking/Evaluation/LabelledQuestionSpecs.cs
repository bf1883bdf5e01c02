using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

public sealed class LabelledQuestionSpecs(TaughtCurriculum taught)
{
    private const string Owner = """{"id": "q", "text": "who patches the operating system in paas?", "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"], "targets": ["paas"]}}""";

    [Theory]
    [InlineData(Owner, Outcome.Right)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"], "targets": ["saas"]}}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"], "targets": ["saas"]}, "accept": {"targets": [["paas"]]}}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "qwert asdfg", "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"], "targets": ["paas"]}}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "in saas", "context": ["who patches the operating system?"], "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"], "targets": ["saas"]}}""", Outcome.Right)]
    [InlineData("""{"id": "q", "ask": "who patches the operating system in paas?", "expected": "provider", "context": "general"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "ask": "who patches the operating system in paas?", "expected": "customer"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "ask": "qwert asdfg", "expected": "customer"}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "do we patch the operating system in paas?", "verdict": "no"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "do we patch the operating system in paas?", "verdict": ["yes", "partly"]}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "verdict": "no"}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "duty": "guest-os-patching"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "duty": "runtime-patching"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "duty": "none"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "qwert asdfg", "duty": "guest-os-patching"}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "what are our duties in paas?", "duty": "none"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "what are our duties in paas?", "asked": "duties"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "what are our duties in paas?", "asked": "owner"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "qwert asdfg", "asked": "owner"}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "qwert asdfg", "asked": "unknown"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "asked": "unknown"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "do we patch the operating system in paas?", "side": "customer"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "do we patch the operating system in paas?", "side": "provider"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "do we patch the operating system in paas?", "side": "open"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "does the provider patch the operating system in paas?", "side": "provider"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "side": "open"}""", Outcome.Right)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "side": "customer"}""", Outcome.Declined)]
    [InlineData("""{"id": "q", "text": "who patches the operating system in paas?", "kind": "a question that must not be answered"}""", Outcome.Wrong)]
    [InlineData("""{"id": "q", "text": "qwert asdfg", "kind": "a question that must not be answered"}""", Outcome.Right)]
    public void An_answer_is_compared_with_whichever_label_there_is(string line, Outcome outcome) =>
        Assert.Equal(outcome, Judge.All(taught.Current, LabelledQuestion.ReadLines("set", [line]))[0].Outcome);

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"id": "q"}""")]
    [InlineData("""{"id": "q", "text": 5}""")]
    [InlineData("null")]
    [InlineData("""{"id": "q", "text": "do we patch it?", "side": "ours"}""")]
    [InlineData("""{"id": "q", "text": "do we patch it?", "asked": "yes"}""")]
    [InlineData("""{"id": "q", "text": "do we patch it?", "gold": {"intent": "owner", "responsibilities": ["guest-os-patching"]}}""")]
    [InlineData("""{"id": "q", "text": "do we patch it?", "gold": {"intent": "owner", "responsibilities": null, "targets": []}}""")]
    [InlineData("""{"id": "q", "text": "do we patch it?", "gold": {"responsibilities": [], "targets": []}}""")]
    public void A_line_that_is_no_labelled_question_is_an_error_with_file_and_line(string line) =>
        Assert.StartsWith("set:3:", Assert.Throws<FormatException>(() => LabelledQuestion.ReadLines("set", [Owner, "", line])).Message, StringComparison.Ordinal);

    [Fact]
    public void Shares_are_percents()
    {
        var judged = Judge.All(taught.Current, LabelledQuestion.ReadLines("set", [Owner, Owner, Owner, Owner.Replace("paas\"]", "saas\"]", StringComparison.Ordinal)]));
        Assert.Equal(75, Judge.Share(judged, Outcome.Right));
        Assert.Equal(25, Judge.Share(judged, Outcome.Wrong));
        Assert.Equal(0, Judge.Share([], Outcome.Right));
    }
}
