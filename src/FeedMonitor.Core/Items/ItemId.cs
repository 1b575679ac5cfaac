using System.Globalization;
using FeedMonitor.Hashing;

namespace FeedMonitor.Items;

/// <summary>Names an item for good: the first 128 bits of SHA-256 over its feed and what identifies it, as 32 hexadecimal digits.</summary>
/// <param name="Value">The digits.</param>
public readonly record struct ItemId(string Value)
{
    /// <summary>The id in sixteen bytes, where a million of them are kept; a hash of what is not 32 hexadecimal digits.</summary>
    internal UInt128 Bits => UInt128.TryParse(Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? bits : QuickHash.Of(Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
