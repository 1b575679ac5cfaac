using FeedMonitor.Hits;

namespace FeedMonitor.Web.Following;

/// <summary>A hit as an entry of a feed.</summary>
/// <param name="Id">The hit's name for good.</param>
/// <param name="Title">The item's headline; never empty.</param>
/// <param name="Link">The item's address, http or https; or null.</param>
/// <param name="Html">The sentences that prove it, with their terms marked.</param>
/// <param name="Source">The feed that told it.</param>
/// <param name="SourceUrl">That feed's address, http or https; or null.</param>
/// <param name="Watchlist">The watchlist's id.</param>
/// <param name="WatchlistName">What people call the watchlist.</param>
/// <param name="Published">When the item was published, in UTC; null if its feed does not say.</param>
/// <param name="Updated">When the monitor found it, or an edit of the item last showed a new term; in UTC.</param>
internal sealed record HitFeedEntry(
    string Id, string Title, Uri? Link, string Html, string Source, Uri? SourceUrl, string Watchlist, string WatchlistName, DateTimeOffset? Published, DateTimeOffset Updated)
{
    /// <summary>The title of an item that has none: Atom asks for one, and readers have nothing else to click on.</summary>
    public const string NoHeadline = "(no headline)";

    /// <summary>The entry of a hit.</summary>
    public static HitFeedEntry Of(Hit hit) => new(
        HitUrn.Of(hit.Id.Value),
        ReaderText.Of(hit.Title, HitComposer.LongestTitle) is { Length: > 0 } title ? title : NoHeadline,
        WebAddress(hit.Link),
        ProofHtml.Of(hit.Evidence),
        ReaderText.Of(hit.FeedTitle, HitComposer.LongestTitle),
        WebAddress(hit.FeedUrl),
        hit.Watchlist.Value,
        ReaderText.Of(hit.WatchlistName),
        hit.Published?.ToUniversalTime(),
        (hit.AmendedAt ?? hit.FoundAt).ToUniversalTime());

    // What a reader opens at a click: no "javascript:", no "file:", and nothing that would be relative to the monitor.
    private static Uri? WebAddress(string? text) =>
        text is { Length: <= HitComposer.LongestLink } && Uri.TryCreate(ReaderText.Of(text), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
