using FeedMonitor.Hashing;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>Names the hit of one watchlist on one item: 32 hexadecimal digits, with no clock in them.</summary>
/// <param name="Value">The digits.</param>
public readonly record struct HitId(string Value)
{
    /// <summary>The id of the hit of <paramref name="watchlist"/> on <paramref name="item"/>.</summary>
    public static HitId Of(WatchlistId watchlist, ItemId item) => new(StableHash.Id("hit", watchlist.Value, item.Value));

    /// <summary>Reads an id; false if none can look like that.</summary>
    public static bool TryParse(string? text, out HitId id)
    {
        id = new HitId(text ?? "");
        return text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
