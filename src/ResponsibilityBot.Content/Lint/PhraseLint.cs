using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content.Lint;

/// <summary>A phrase with its words as questions are compared with it.</summary>
/// <param name="Phrase">As written.</param>
/// <param name="Words">The words that count, lower case.</param>
/// <param name="Stems">The same without inflections.</param>
/// <param name="Key">The stems as one text: equal keys, equal phrases.</param>
internal sealed record ComparedPhrase(NamingPhrase Phrase, IReadOnlyList<string> Words, IReadOnlyList<string> Stems, string Key);

/// <summary>The rules for phrases: what people type must lead to one place, and to the right one.</summary>
internal sealed class PhraseLint(Draft draft, LexiconContent words, ExcusedWords excused, ProblemList problems)
{
    private const int FewestPhrases = 8;
    private readonly PhraseWords compared = new(words);

    public void Run(KnowledgeContent content)
    {
        var phrases = draft.Phrases.ConvertAll(Compare);
        ClashLint.Run(phrases, problems);
        new ActionLint(KeyOf, problems).Run(draft.Actions);
        new HeldNameLint(phrases, excused.GenericNames.Select(KeyOf), problems).Run();
        new EverydayLint(CommonWords.MostFrequent().ToHashSet(StringComparer.Ordinal), excused.StrongEveryday, problems).Run(phrases);
        foreach (var row in content.Responsibilities)
        {
            var count = row.Words.Phrases.Select(KeyOf).Distinct(StringComparer.Ordinal).Count();
            if (count < FewestPhrases && draft.Ids.PlaceOf(IdKind.Responsibility, row.Id) is { } place)
                problems.Add(place, $"'{row.Id}' has {count} phrases that differ; write at least {FewestPhrases}, as an engineer, an auditor, a manager and a newcomer would say it");
        }
    }

    private string KeyOf(string text) => string.Join(' ', compared.Of(text).Select(PhraseWords.StemOf));

    private ComparedPhrase Compare(NamingPhrase phrase)
    {
        var kept = compared.Of(phrase.Text);
        string[] stems = [.. kept.Select(PhraseWords.StemOf)];
        return new ComparedPhrase(phrase, kept, stems, string.Join(' ', stems));
    }
}
