using System.Collections;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Lines that are written when somebody reads the first of them. Most questions are answered without anybody asking how they were read.</summary>
/// <param name="write">Writes them; called at most once, by whichever thread comes first.</param>
internal sealed class LateLines(Func<IReadOnlyList<string>> write) : IReadOnlyList<string>
{
    private readonly Lazy<IReadOnlyList<string>> lines = new(write);

    public int Count => lines.Value.Count;

    public string this[int index] => lines.Value[index];

    public IEnumerator<string> GetEnumerator() => lines.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
