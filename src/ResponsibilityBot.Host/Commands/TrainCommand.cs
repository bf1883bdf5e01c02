using System.CommandLine;
using System.Globalization;
using ResponsibilityBot.Content;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Evaluation;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>train</c>: learns from labelled questions what is asked, which duty is meant, which side is asked after and which place is described, and writes the files that the build embeds.</summary>
internal static class TrainCommand
{
    /// <summary>Sets whose failures nobody looks at are not learned from either: they tell how the reader does with people it has not met.</summary>
    private static readonly string[] Kept = ["unseen", "fresh", "unmet", "newest", "untouched", "unread", "unheard", "unasked"];

    public static Command Create()
    {
        var sets = new Argument<string>("sets") { Description = $"The folder with the labelled questions (*.jsonl); {string.Join(", ", Kept[..^1].Select(set => set + "*"))} and {Kept[^1]}* are left out" };
        var output = new Option<string?>("--output") { Description = "The folder that gets what was learned; src/ResponsibilityBot.Content/words in the repository" };
        var folds = new Option<int?>("--folds") { Description = "Measure instead: learn from all parts of so many but one, and ask that one, for each in turn" };
        var content = ContentOption.Create();
        var command = new Command("train", "Learn from labelled questions what is asked and which duty is meant") { sets, output, folds, content };
        command.SetAction(parsed =>
        {
            if (ContentOption.Load(parsed.GetValue(content)) is not { } curriculum)
                return 1;
            if (Read(parsed.GetValue(sets) ?? "") is not { } questions)
                return CommandLine.WrongUse;
            var intents = new IntentTrainer(curriculum.Reader, questions);
            if (parsed.GetValue(folds) is { } parts)
                return Measure(intents, parts);
            var sides = new SideTrainer(curriculum.Reader, questions, text => QuestionSeries.Answer(curriculum, text, []).Owner);
            return Write(intents, new RowTrainer(curriculum.Reader, curriculum.Table, questions), sides, new PlaceTrainer(curriculum.Reader, curriculum.Table, questions), parsed.GetValue(output));
        });
        return command;
    }

    private static int Measure(IntentTrainer trainer, int folds)
    {
        if (folds < 2)
        {
            Console.Error.WriteLine("--folds: write 2 or more");
            return CommandLine.WrongUse;
        }

        double[] sure = [0.3, 0.35, 0.4, 0.5, 0.6, 0.8];
        var (rules, learned) = trainer.Folds(folds, sure);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainer.Questions} questions; intent right by the rules: {rules:F1} %"));
        foreach (var (limit, right) in sure.Zip(learned))
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"with what is learned where it is sure by {limit:P0}: {right:F1} %"));

        return 0;
    }

    private static int Write(IntentTrainer intents, RowTrainer rows, SideTrainer sides, PlaceTrainer places, string? output)
    {
        if (!Directory.Exists(output))
        {
            Console.Error.WriteLine(string.IsNullOrWhiteSpace(output) ? "--output: name the folder that gets what is learned" : $"--output: there is no folder {output}");
            return CommandLine.WrongUse;
        }

        foreach (var (file, what, questions, train) in ((string, string, int, Func<LearnedNetwork>)[])[
            (LearnedWords.Intents, "what is asked", intents.Questions, intents.Train),
            (LearnedWords.Rows, "which duty is meant", rows.Questions, rows.Train),
            (LearnedWords.Sides, "which side is asked after", sides.Questions, sides.Train),
            (LearnedWords.Places, "which service model is described", places.Questions, places.Train)])
        {
            var learned = train();
            using var lines = File.CreateText(Path.Combine(output, file));
            LearnedWords.Write(lines, learned);
            Console.Out.WriteLine($"{what}: {questions} questions, {learned.Count} features");
        }

        return 0;
    }

    private static List<LabelledQuestion>? Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"{folder}: there is no such folder");
            return null;
        }

        var questions = new List<LabelledQuestion>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).Where(file => !Array.Exists(Kept, set => Path.GetFileName(file).StartsWith(set, StringComparison.Ordinal))))
        {
            if (EvaluateCommand.Read(file) is not { } more)
                return null;
            questions.AddRange(more);
        }

        return questions;
    }
}
