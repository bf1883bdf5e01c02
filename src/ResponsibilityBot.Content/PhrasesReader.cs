using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>phrases/en.yaml</c>: what the bot says around the facts. Every phrase that the bot uses is there, and no other.</summary>
internal static class PhrasesReader
{
    private const string File = "phrases/en.yaml";

    public static Phrases Read(ContentFiles files, ProblemList problems)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (files.Text(File) is not { } text)
        {
            problems.Add(new Where(File, 1), "the file is missing");
        }
        else if (Yaml.Map(File, text, problems) is { } fields)
        {
            foreach (var key in Phrases.Keys)
                texts[key] = fields.Text(key);
            fields.Done();
        }

        return new Phrases(texts);
    }
}
