using ResponsibilityBot.Content;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Host.Teaching;

/// <summary>Holds the last good curriculum, and what is wrong with the files if they are not fit now.</summary>
/// <param name="folder">The content folder.</param>
/// <param name="judged">What of it was found fit before; null to judge all of it.</param>
/// <param name="begun">The reading of it that was begun already; null to begin reading now.</param>
internal sealed class CurriculumStore(string folder, JudgedFiles? judged = null, Task<ReadContent>? begun = null) : ICurriculum
{
    // Begun while the rest of the program is put together: reading takes the longest of all.
    private readonly Task<ReadContent> first = begun ?? Task.Run(() => ContentReader.Read(folder, judged));
    private volatile Curriculum? current;
    private volatile IReadOnlyList<Problem> problems = [];

    /// <summary>The folder it was read from.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Asked for before <see cref="ReadyAsync"/> came to its end.</exception>
    public Curriculum Current => current ?? throw new InvalidOperationException("the content is not read yet");

    /// <summary>What is wrong with the files now; empty while the current curriculum is what they say.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Reads the files as they are now.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public ReadContent Read() => ContentReader.Read(folder, judged);

    /// <summary>Waits until the files are read for the first time.</summary>
    /// <exception cref="BrokenContentException">The content has problems; the message holds each.</exception>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        var read = await first.WaitAsync(cancel);
        current = read.Curriculum ?? throw new BrokenContentException(read.Problems);
    }

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
    : Exception(string.Join('\n', problems.Select(problem => problem.ToString()).Append($"{Problem.Counted(problems.Count)} in the content: the bot does not start. Correct them; 'check' lists them too.")));
