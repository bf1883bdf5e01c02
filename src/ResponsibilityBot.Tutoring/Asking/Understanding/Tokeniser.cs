namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Cuts a question into words: taken for others where their neighbours say so, written out, mended. Each change is traced.</summary>
internal sealed class Tokeniser(Lexicon lexicon, List<string> trace)
{
    /// <summary>At most <see cref="WordSplitter.MaxWords"/> words, in the order of the text.</summary>
    public List<Token> Tokens(string text)
    {
        var raw = WordSplitter.Split(text);
        var tokens = new List<Token>(raw.Count + 4);
        for (var i = 0; i < raw.Count && tokens.Count < WordSplitter.MaxWords; i++)
        {
            var word = raw[i];
            if (Confused(raw, i) is { } meant)
            {
                trace.Add($"'{word.Text}' read as '{meant}'");
                word = word with { Text = meant };
            }

            if (lexicon.Expand(word.Text) is { } written)
                Add(tokens, word, written);
            else
                AddMended(tokens, word);
        }

        if (tokens.Count > WordSplitter.MaxWords)
            tokens.RemoveRange(WordSplitter.MaxWords, tokens.Count - WordSplitter.MaxWords);
        return tokens;
    }

    private void Add(List<Token> tokens, RawWord word, string[] texts)
    {
        foreach (var text in texts)
            Add(tokens, word, text, Stemmer.Of(text));
    }

    private void Add(List<Token> tokens, RawWord word, string text, string stem) =>
        tokens.Add(new Token(text, stem, lexicon.NumberOf(stem), word.Clause, word.Possessive, word.Capital));

    /// <summary>Adds a word, mended if nothing is known of it and a known one is near; "bakcups" becomes what "backups" is written out to.</summary>
    private void AddMended(List<Token> tokens, RawWord word)
    {
        var stem = Stemmer.Of(word.Text);
        if (lexicon.NumberOf(stem) >= 0 || lexicon.IsCommon(word.Text) || word.Acronym || lexicon.Mend(word.Text, stem) is not { } mended)
        {
            Add(tokens, word, word.Text, stem);
            return;
        }

        trace.Add($"typo {word.Text} → {mended.Word}");
        if (lexicon.Expand(mended.Word) is { } written)
            Add(tokens, word, written);
        else
            Add(tokens, word, mended.Word, mended.Stem);
        if (word.Possessive && mended.Word is "what" or "who" or "where" or "that" or "how")
            Add(tokens, word, ["is"]);
    }

    private string? Confused(List<RawWord> words, int at)
    {
        foreach (var confusable in lexicon.ConfusablesOf(words[at].Text))
        {
            if (confusable.After.Count > 0 && (at == 0 || !confusable.After.Contains(words[at - 1].Text)))
                continue;
            if (confusable.Before.Count > 0 && (at + 1 == words.Count || !confusable.Before.Contains(words[at + 1].Text)))
                continue;
            if (!confusable.Last || at + 1 == words.Count)
                return confusable.Means;
        }

        return null;
    }
}
