using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>The items of the current content, those by hand and those of the table, which are compiled when they are first asked for and again when the table has changed. Safe for use by many threads.</summary>
public sealed class ItemBanks(ICurriculum curriculum)
{
    private readonly Lock gate = new();
    private (Curriculum Of, ItemBank Bank)? compiled;

    /// <summary>The bank of <see cref="ICurriculum.Current"/>.</summary>
    public ItemBank Current
    {
        get
        {
            var now = curriculum.Current;
            lock (gate)
            {
                if (compiled is not { } last || !ReferenceEquals(last.Of, now))
                    compiled = last = (now, new(now.Table, [.. now.WrittenItems, .. ItemCompiler.Compile(now.Table)], now.Drills));
                return last.Bank;
            }
        }
    }
}
