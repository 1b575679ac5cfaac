using FeedMonitor.Hashing;

namespace FeedMonitor.Feeds;

/// <summary>Names a feed for good: 32 hexadecimal digits, made once from the address under which it was added.</summary>
/// <param name="Value">The digits.</param>
public readonly record struct FeedId(string Value)
{
    /// <summary>The id of the feed that was added under <paramref name="url"/>. It stays when the feed moves.</summary>
    public static FeedId Of(FeedUrl url) => new(StableHash.Id("feed", url.Value));

    /// <summary>Reads an id; false if none can look like that.</summary>
    public static bool TryParse(string? text, out FeedId id)
    {
        id = new FeedId(text ?? "");
        return text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
