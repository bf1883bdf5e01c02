using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Content;

/// <summary>Reads <c>phrases/en.yaml</c>: what the bot says around the facts. Every phrase that the bot uses is there, and no other; each has the blanks that are filled in.</summary>
internal static class PhrasesReader
{
    public static Phrases Read(Draft draft)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (draft.Map("phrases/en.yaml", IdKind.None) is { } fields)
        {
            foreach (var key in Phrases.Keys)
            {
                texts[key] = fields.Text(key);
                if (PhraseBlanks.Complaint(key, texts[key]) is { } complaint)
                    fields.Report(key, complaint);
            }

            fields.Done();
        }

        return new Phrases(texts);
    }
}
