using FeedMonitor.Text;

namespace FeedMonitor.Items;

/// <summary>What an item could be known by, before it is clear which of these are its own.</summary>
/// <param name="Guid">Its guid, or null.</param>
/// <param name="Url">Its canonical address, or null.</param>
/// <param name="Content">Title and text.</param>
/// <param name="Published">When it was published, or null.</param>
internal sealed record Names(string? Guid, string? Url, ItemContent Content, DateTimeOffset? Published)
{
    /// <summary>Those of an item.</summary>
    public static Names Of(FeedItem item)
    {
        var content = new ItemContent(SingleSpaced.Of(item.Title), SingleSpaced.Of(item.Text));
        return new Names(item.Guid is { Length: > 0 } guid ? guid : null, CanonicalUrl.Of(item.Link), content, item.Published);
    }
}
