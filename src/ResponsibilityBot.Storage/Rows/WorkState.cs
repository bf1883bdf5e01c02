namespace ResponsibilityBot.Storage.Rows;

/// <summary>Where a row of the inbox or outbox stands. Below 2 there is work left: partial indexes and SQL say <c>state &lt; 2</c>.</summary>
internal enum WorkState
{
    Waiting = 0,
    Claimed = 1,
    Done = 2,
    GivenUp = 3,
}
