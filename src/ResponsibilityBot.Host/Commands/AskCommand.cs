using System.CommandLine;
using System.Text.Json;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>ask</c>: answers one question, or a file of them.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Description = "The question, in quotes", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var batch = new Option<string?>("--batch") { Description = "Answer a file of JSON lines {id, text, context?}; - is the standard input" };
        var content = ContentOption.Create();
        var command = new Command("ask", "Answer a question") { question, json, batch, content };
        command.Validators.Add(result =>
        {
            if (result.GetValue(question) is null == result.GetValue(batch) is null)
                result.AddError("Give either a question in quotes or --batch FILE.");
        });
        command.SetAction((parsed, cancel) =>
        {
            if (ContentOption.Load(parsed.GetValue(content)) is not { } read)
                return Task.FromResult(1);
            // What the files say of the organisation holds for whoever asks here.
            var curriculum = OrganisationCurricula.Lay(read, read.Organisation, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            return parsed.GetValue(batch) is { } file
                ? AnswerAllAsync(curriculum, file, cancel)
                : AnswerAsync(curriculum, parsed.GetValue(question) ?? "", parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<int> AnswerAsync(Curriculum curriculum, string question, bool json)
    {
        var answer = QuestionAnswerer.Answer(curriculum, question, null).Answer;
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(answer, AnswerJson.Default.Answer) : answer.Text);
        return 0;
    }

    private static async Task<int> AnswerAllAsync(Curriculum curriculum, string file, CancellationToken cancel)
    {
        if (file != "-" && !File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file}: there is no such file; name a file of JSON lines, or - for the standard input");
            return 2;
        }

        using var lines = file == "-" ? Console.In : new StreamReader(file);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var bad = 0;
        for (var number = 1; await lines.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var asked = JsonSerializer.Deserialize(line, AnswerJson.Default.BatchQuestion);
                if (asked?.Text is not { } text || asked.Id.ValueKind == JsonValueKind.Undefined)
                    throw new JsonException("a line needs id and text");
                var answer = QuestionSeries.Answer(curriculum, text, QuestionSeries.Before(asked.Context));
                await output.WriteLineAsync(JsonSerializer.Serialize(new BatchAnswer(asked.Id, answer), AnswerJson.Default.BatchAnswer));
            }
            catch (JsonException error)
            {
                bad++;
                await Console.Error.WriteLineAsync($"{file}:{number}: {error.Message}; write {{\"id\": …, \"text\": \"…\"}}");
            }
        }

        return bad == 0 ? 0 : 1;
    }
}
