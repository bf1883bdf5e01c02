using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>"Self-managed", "they are on": after an answer that depends on a setting, words that name one of its options choose it as its button does.</summary>
/// <param name="Number">Which option, from 0.</param>
/// <param name="Reading">The same duty in the same place.</param>
internal sealed record SaidOption(int Number, Reading Reading)
{
    /// <summary>Longer texts say something else, too.</summary>
    private const int MaxWords = 8;

    /// <summary>So much of what is said must stand in the option, from 0 to 1.</summary>
    private const double Most = 0.6;

    /// <summary>The option that is named; null where none is, or several are as well.</summary>
    /// <param name="curriculum">What is answered from.</param>
    /// <param name="question">What was said.</param>
    /// <param name="topic">The answer before, or null.</param>
    public static SaidOption? Of(Curriculum curriculum, string question, Topic? topic)
    {
        if (topic is not { Responsibilities: [var row], Targets: [var place] } || curriculum.Table.Cell(row, place)?.Condition is not { } condition)
            return null;
        var said = Stems(question);
        if (said.Count is 0 or > MaxWords)
            return null;
        var alone = curriculum.Reader.Read(question, null);
        // "And with Auto Mode?" is a place of its own, "and backups?" another duty.
        if (curriculum.Reader.Read(question, topic).Targets.Any(id => id != place && curriculum.Table.Target(id) is Service) || (alone is { Responsibilities: [var other, ..], Intent: Intent.Owner } && other != row && !IsOption(condition, question)))
            return null;
        var shared = condition.Options.Select(option => Stems(option.When)).Select(words => said.Count(words.Contains)).ToList();
        var best = shared.Max();
        if (best < Most * said.Count || shared.Count(count => count == best) > 1)
            return null;
        return new(shared.IndexOf(best), new Reading
        {
            Intent = Intent.Owner,
            Responsibilities = topic.Responsibilities,
            Targets = topic.Targets,
            LeansOnTopic = true,
            Trace = [$"owner: says what {condition.On} is (from the question before)"],
        });
    }

    private static bool IsOption(Condition condition, string said) => condition.Options.Any(option => option.When.Contains(said.Trim().TrimEnd('.', '!', '?'), StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> Stems(string text) =>
        [.. WordSplitter.Split(text).Where(word => word.Text is not ("the" or "a" or "an" or "it" or "is" or "are" or "they" or "we" or "our" or "use" or "have" or "of" or "in" or "with" or "your" or "you")).Select(word => Stemmer.Of(word.Text))];
}
