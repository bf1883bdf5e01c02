namespace ResponsibilityBot.Host.Teaching;

/// <summary>The <c>Content</c> section.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The content folder. Empty, the default, is the folder <c>dialogs</c> here, in a folder above, or beside the program.</summary>
    public string Path { get; set; } = "";
}
