namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A word of a question.</summary>
/// <param name="Text">Lower case, without accents.</param>
/// <param name="Stem">Without inflection.</param>
/// <param name="Id">The stem's number in the lexicon, or -1 when no phrase holds it.</param>
/// <param name="Clause">Which clause it stands in, from 0; punctuation ends a clause.</param>
/// <param name="Possessive">Whether it was written with 's.</param>
/// <param name="Capital">Whether it was written with a capital letter within a sentence that is not all capitals: a name.</param>
internal readonly record struct Token(string Text, string Stem, int Id, int Clause, bool Possessive, bool Capital = false)
{
    /// <summary>Whether it lets choose between what stands before it and what stands behind.</summary>
    public bool IsOr => Text is "or" or "vs" or "versus";
}
