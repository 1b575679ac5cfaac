using FeedMonitor.Hashing;

namespace FeedMonitor.Items;

/// <summary>The names of items as the seen set holds them.</summary>
internal static class NameHash
{
    public static ulong OfGuid(string guid) => StableHash.Alias("guid", guid);

    public static ulong OfUrl(string url) => StableHash.Alias("url", url);

    /// <summary>Of a text that is long enough to be an item's own.</summary>
    public static ulong OfContent(ItemContent content) => StableHash.Alias("content", content.Headline, content.Text);

    /// <summary>Of a text that others may have as well.</summary>
    public static ulong OfVersion(ItemContent content) => StableHash.Alias("version", content.Headline, content.Text);
}
