using ResponsibilityBot.Content;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Host.Teaching;

/// <summary>Holds the last good curriculum, and what is wrong with the files if they are not fit now.</summary>
internal sealed class CurriculumStore(string folder, ReadContent first) : ICurriculum
{
    private volatile Curriculum current = first.Curriculum ?? throw new BrokenContentException(first.Problems);
    private volatile IReadOnlyList<Problem> problems = [];

    /// <summary>The folder it was read from.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    public Curriculum Current => current;

    /// <summary>What is wrong with the files now; empty while the current curriculum is what they say.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Takes what was read: a fit one replaces the current, a broken one only leaves its problems.</summary>
    public void Take(ReadContent read)
    {
        problems = read.Problems;
        if (read.Curriculum is { } fit)
            current = fit;
    }
}

/// <summary>The content is broken when the program starts, so it must not start.</summary>
internal sealed class BrokenContentException(IReadOnlyList<Problem> problems)
    : Exception(string.Join('\n', problems.Select(problem => problem.ToString()).Append($"{problems.Count} problems in the content: the bot does not start. Correct them; 'check' lists them too.")));
