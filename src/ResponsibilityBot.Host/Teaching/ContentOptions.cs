namespace ResponsibilityBot.Host.Teaching;

/// <summary>The <c>Content</c> section.</summary>
internal sealed class ContentOptions
{
    /// <summary>The content folder. The default is the folder <c>dialogs</c> here, in a folder above, or beside the program.</summary>
    public string? Path { get; set; }
}
