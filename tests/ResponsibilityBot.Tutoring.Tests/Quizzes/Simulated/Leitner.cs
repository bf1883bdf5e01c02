namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Simulated;

/// <summary>The classic box of cards: right moves a card a box on, wrong moves it to the first; later boxes are opened more rarely.</summary>
internal sealed class Leitner(IReadOnlyList<string> facts)
{
    private static readonly int[] Days = [1, 2, 4, 8, 16, 32];
    private readonly Dictionary<string, (int Box, DateTimeOffset Due)> cards = new(StringComparer.Ordinal);

    /// <summary>The card that is longest overdue, else a new one, else the one that is due next.</summary>
    public string Next(ICollection<string> asked, DateTimeOffset now)
    {
        var open = facts.Where(fact => !asked.Contains(fact)).ToList();
        var due = open.Where(fact => cards.TryGetValue(fact, out var card) && card.Due <= now).MinBy(fact => cards[fact].Due);
        return due ?? open.Find(fact => !cards.ContainsKey(fact)) ?? open.MinBy(fact => cards[fact].Due) ?? throw new InvalidOperationException("every fact was asked today");
    }

    public void Note(string fact, bool isRight, DateTimeOffset now)
    {
        var box = !isRight ? 0 : cards.TryGetValue(fact, out var card) ? Math.Min(card.Box + 1, Days.Length - 1) : 1;
        cards[fact] = (box, now.Date.AddDays(Days[box]));
    }
}
