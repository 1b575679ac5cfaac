namespace FeedMonitor.Items;

/// <summary>
/// Items of one poll in the form in which a history keeps them. While the polls of a round wait to be written together, their texts would take
/// several times the memory, and live so long that the garbage collector moves them.
/// </summary>
/// <param name="size">About how many bytes it takes.</param>
public abstract class PackedItems(int size)
{
    /// <summary>About how many bytes it takes.</summary>
    public int Size => size;
}
