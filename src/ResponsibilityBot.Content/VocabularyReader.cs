using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>Reads the phrases that name something, and notes each with its line.</summary>
internal sealed class VocabularyReader(Draft draft)
{
    private const int LongestPhrase = 80;

    /// <summary>Reads <c>phrases</c>, <c>weak</c> and <c>actions</c>.</summary>
    public Vocabulary Read(Fields fields, NameKind kind, string id) =>
        new(Phrases(fields, "phrases", kind, id), Phrases(fields, "weak", kind, id, isWeak: true), Actions(fields, id));

    /// <summary>Reads the phrases under one key.</summary>
    public IReadOnlyList<string> Phrases(Fields fields, string key, NameKind kind, string id, bool isWeak = false)
    {
        var phrases = fields.TextsWithLines(key);
        foreach (var (text, where) in phrases)
        {
            if (text.Length > LongestPhrase)
                draft.Problems.Add(where, $"the phrase '{text[..30]}…' is longer than {LongestPhrase} characters; shorten it to the words that matter");
            Note(text, where, kind, id, isWeak);
        }

        return [.. phrases.Select(phrase => phrase.Text)];
    }

    /// <summary>Notes a phrase that stands elsewhere than in a list: a name, the words of an id.</summary>
    public string Note(string text, Where where, NameKind kind, string id, bool isWeak = false)
    {
        if (text.Length > 0)
            draft.Phrases.Add(new NamingPhrase(text, where, kind, id, isWeak));
        return text;
    }

    /// <summary>Reads <c>actions</c>.</summary>
    public IReadOnlyList<ActionWords> Actions(Fields fields, string id)
    {
        var actions = new List<ActionWords>();
        foreach (var item in fields.Items("actions"))
        {
            actions.Add(new ActionWords(item.RequiredTexts("do"), item.RequiredTexts("to")));
            draft.Actions.Add(new NamingAction(actions[^1], item.Where, id));
            item.Done();
        }

        return actions;
    }
}
