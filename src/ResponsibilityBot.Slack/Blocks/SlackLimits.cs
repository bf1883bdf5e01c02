namespace ResponsibilityBot.Slack.Blocks;

/// <summary>What Slack allows, each with its source below https://docs.slack.dev/reference/block-kit, and what we allow ourselves so that a message stays readable.</summary>
internal static class SlackLimits
{
    /// <summary>Blocks of a message (blocks).</summary>
    public const int Blocks = 50;

    /// <summary>Blocks of the home tab (surfaces: views).</summary>
    public const int HomeBlocks = 100;

    /// <summary>
    /// Characters of all blocks together, as JSON. Slack refuses about 13,200 with <c>msg_blocks_too_long</c> and does not say what it counts
    /// (slackapi/bolt-js#2509, #2867); as JSON is the most that it could count.
    /// </summary>
    public const int AllBlocks = 12_000;

    /// <summary>Characters of a <c>block_id</c> or an <c>action_id</c> (blocks, block-elements).</summary>
    public const int Id = 255;

    /// <summary>Characters of a header (blocks/header-block).</summary>
    public const int Header = 150;

    /// <summary>Characters of the text of a section, or of an element of a context (composition-objects/text-object).</summary>
    public const int Text = 3_000;

    /// <summary>Elements of a context (blocks/context-block).</summary>
    public const int ContextElements = 10;

    /// <summary>Elements of an actions block (blocks/actions-block).</summary>
    public const int ActionElements = 25;

    /// <summary>Characters on a button (block-elements/button-element).</summary>
    public const int ButtonText = 75;

    /// <summary>Characters of a button's value (block-elements/button-element).</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Characters of an address (block-elements/button-element).</summary>
    public const int Url = 3_000;

    /// <summary>Characters of an option's text, and of its value (composition-objects/option-object).</summary>
    public const int Option = 75;

    /// <summary>Options of radio buttons or checkboxes (block-elements/radio-button-group-element).</summary>
    public const int RadioOptions = 10;

    /// <summary>Options of a select (block-elements/select-menu-element).</summary>
    public const int SelectOptions = 100;

    /// <summary>Characters of an input's label (blocks/input-block).</summary>
    public const int InputLabel = 2_000;

    /// <summary>Characters of an input's hint (blocks/input-block).</summary>
    public const int InputHint = 2_000;

    /// <summary>Characters that may be typed into an input (block-elements/plain-text-input-element).</summary>
    public const int InputText = 3_000;

    /// <summary>Characters of a modal's title (views/modal-views).</summary>
    public const int ViewTitle = 24;

    /// <summary>Characters on a modal's buttons (views/modal-views).</summary>
    public const int ViewButton = 24;

    /// <summary>Characters of a placeholder (block-elements/select-menu-element).</summary>
    public const int Placeholder = 150;

    /// <summary>Rows of a table, its head included, and columns (blocks/table-block). A message has one table at most.</summary>
    public const int TableRows = 100, TableColumns = 20;

    /// <summary>
    /// Characters of a message's <c>text</c>: what screen readers say instead of the blocks, so it is longer than the 4,000 that are recommended; beyond
    /// 40,000 Slack cuts (methods/chat.postMessage).
    /// </summary>
    public const int Fallback = 12_000;

    /// <summary>Characters of the <c>text</c> of a message that takes the place of another (methods/chat.update).</summary>
    public const int UpdatedFallback = 4_000;

    /// <summary>Characters of a view's <c>private_metadata</c> (surfaces: views).</summary>
    public const int Metadata = 3_000;

    /// <summary>Prompts of an assistant thread (methods/assistant.threads.setSuggestedPrompts).</summary>
    public const int Prompts = 4;

    /// <summary>Buttons under a message: what <see cref="Tutoring.Turns.Reply.Buttons"/> promises.</summary>
    public const int Buttons = 6;

    /// <summary>A list longer than this is cut in a message, and says how many are left.</summary>
    public const int Lines = 12;
}

/// <summary>How much of a reply goes into a message. One that is too large is drawn again with less room.</summary>
/// <param name="Characters">Of each text.</param>
/// <param name="Lines">Of each list.</param>
/// <param name="Rows">Of a table; and its columns beside the first.</param>
/// <param name="Buttons">Under the message; their values can be long.</param>
internal readonly record struct SlackRoom(int Characters, int Lines, int Rows, int Buttons = SlackLimits.Buttons)
{
    /// <summary>From ample to what fits whatever the reply holds.</summary>
    public static IReadOnlyList<SlackRoom> Steps { get; } =
        [new(2_000, SlackLimits.Lines, 60), new(1_000, SlackLimits.Lines, 45), new(600, SlackLimits.Lines, 30), new(300, 8, 20), new(120, 5, 10, 4), new(40, 2, 3, 2)];
}
