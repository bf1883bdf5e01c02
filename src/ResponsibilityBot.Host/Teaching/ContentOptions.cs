using ResponsibilityBot.Content;

namespace ResponsibilityBot.Host.Teaching;

/// <summary>The <c>Content</c> section.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The content folder. Empty, the default, is the folder <c>dialogs</c> here, in a folder above, or beside the program.</summary>
    public string Path { get; set; } = "";

    /// <summary>Where the state of the content that was last found fit is kept, so that the next start judges only what is new. Empty: each start judges everything.</summary>
    public string JudgedFile { get; set; } = "data/content.judged";

    /// <summary>The same; null if nothing is kept.</summary>
    public JudgedFiles? Judged() => JudgedFile.Length > 0 ? new(JudgedFile) : null;
}
