using System.CommandLine;
using System.Globalization;
using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>evaluate</c>: how well labelled questions are understood, by intent, owner and tag.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON lines of labelled questions" };
        var failures = new Option<bool>("--failures") { Description = "List each question that was not answered as labelled" };
        var minimum = new Option<double?>("--minimum-right") { Description = "Exit 1 below this share of right answers, in percent" };
        var maximum = new Option<double?>("--maximum-wrong") { Description = "Exit 1 above this share of wrong answers, in percent" };
        var content = ContentOption.Create();
        var command = new Command("evaluate", "Measure the answers to labelled questions") { file, failures, minimum, maximum, content };
        command.SetAction(parsed =>
        {
            if (ContentOption.Load(parsed.GetValue(content)) is not { } curriculum)
                return 1;
            if (Read(parsed.GetValue(file) ?? "") is not { } questions)
                return 2;
            var judged = Judge.All(curriculum, questions);
            Print(judged, parsed.GetValue(failures));
            return Judge.Share(judged, Outcome.Right) < (parsed.GetValue(minimum) ?? 0) || Judge.Share(judged, Outcome.Wrong) > (parsed.GetValue(maximum) ?? 100) ? 1 : 0;
        });
        return command;
    }

    /// <summary>The questions of a file; null after the error output was told what is wrong with it.</summary>
    public static IReadOnlyList<LabelledQuestion>? Read(string file)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file}: there is no such file");
            return null;
        }

        try
        {
            return LabelledQuestion.ReadLines(file, File.ReadLines(file));
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return null;
        }
    }

    private static void Print(IReadOnlyList<Judgement> judged, bool failures)
    {
        if (failures)
        {
            foreach (var item in judged.Where(item => item.Outcome != Outcome.Right))
                Console.Out.WriteLine(Describe(item));
        }

        Console.Out.WriteLine("group                               count  right %  declined %  wrong %");
        Line("all", judged);
        Line("without gray ones", [.. judged.Where(item => !item.Question.Gray)]);
        foreach (var group in judged.Where(item => item.Question.Gold is not null).GroupBy(item => item.Question.Gold?.Intent).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line("intent " + group.Key, [.. group]);
        foreach (var group in judged.Where(item => item.Question.Expected is not null).GroupBy(item => item.Question.Expected).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line("owner " + group.Key, [.. group]);
        foreach (var group in judged.SelectMany(item => (item.Question.Tags ?? []).Select(tag => (tag, item))).GroupBy(pair => pair.tag, pair => pair.item).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line("tag " + group.Key, [.. group]);
    }

    private static string Describe(Judgement item)
    {
        var (question, answer) = (item.Question, item.Answer);
        var label = question.Gold is { } gold
            ? $"{gold.Intent} {string.Join(',', gold.Responsibilities)} @ {string.Join(',', gold.Targets)}"
            : question.Expected ?? question.Duty ?? question.Side ?? question.Asked ?? (question.IsUnlabelled ? "no answer" : question.Verdict.ToString());
        return $"{item.Outcome} {question.Id}: {string.Join(" / ", [.. question.Before, question.Question])}\n    label {label}\n    said  {answer.Intent} {string.Join(',', answer.Responsibilities)} @ {string.Join(',', answer.Targets)}"
            + $" owner {answer.Owner ?? "-"} verdict {answer.Verdict ?? "-"} party {answer.Party ?? "-"}\n    {string.Join("; ", answer.Trace)}";
    }

    private static void Line(string group, IReadOnlyList<Judgement> items)
    {
        if (items.Count > 0)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-35} {items.Count,5} {Judge.Share(items, Outcome.Right),8:F1} {Judge.Share(items, Outcome.Declined),11:F1} {Judge.Share(items, Outcome.Wrong),8:F1}"));
    }
}
