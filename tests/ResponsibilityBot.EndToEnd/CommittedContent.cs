using ResponsibilityBot.Content;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The content of <c>dialogs/</c>, read once for all bots inside this process that do not change it; nothing of it changes while they teach.</summary>
internal static class CommittedContent
{
    private static readonly Lazy<Task<ReadContent>> Once = new(() => Task.Run(() => ContentReader.Read(Repository.PathOf("dialogs"))));

    public static Task<ReadContent> Read => Once.Value;

    /// <summary>What is taught of it.</summary>
    public static Curriculum Curriculum => Read.GetAwaiter().GetResult().Curriculum ?? throw new InvalidOperationException("the content is broken");
}
