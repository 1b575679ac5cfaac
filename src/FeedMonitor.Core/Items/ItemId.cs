namespace FeedMonitor.Items;

/// <summary>Names an item for good: the first 128 bits of SHA-256 over its feed and what identifies it, as 32 hexadecimal digits.</summary>
/// <param name="Value">The digits.</param>
public readonly record struct ItemId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
