namespace FeedMonitor.Feeds;

/// <summary>A feed as the user lists it.</summary>
/// <param name="Id">Its name in storage.</param>
/// <param name="Url">Where it is fetched.</param>
/// <param name="Title">What the user calls it; the address if the list gives no title.</param>
/// <param name="SiteUrl">The page that it belongs to, or null.</param>
/// <param name="Groups">The outline groups in which it stands, outermost first.</param>
public sealed record Feed(FeedId Id, FeedUrl Url, string Title, string? SiteUrl, IReadOnlyList<string> Groups)
{
    /// <summary>Whether the pages of its articles are fetched; null where the list leaves it to the settings.</summary>
    public FullTextPolicy? FullText { get; init; }

    /// <summary>Whether both list the same feed in the same way; groups are compared by content.</summary>
    public bool SameDefinition(Feed other) =>
        Id == other.Id && Url == other.Url && Title == other.Title && SiteUrl == other.SiteUrl && FullText == other.FullText && Groups.SequenceEqual(other.Groups, StringComparer.Ordinal);
}
