using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Following;

/// <summary>A page of hits as a feed that readers follow, whatever its format; all its text is fit for them (<see cref="ReaderText"/>).</summary>
/// <param name="Id">The feed's name for good, on whatever address it is read.</param>
/// <param name="Title">Its title.</param>
/// <param name="Self">The address of this page.</param>
/// <param name="Next">The address of the older hits, or null if there are none.</param>
/// <param name="Entries">The hits, newest first.</param>
internal sealed record HitFeed(string Id, string Title, Uri Self, Uri? Next, IReadOnlyList<HitFeedEntry> Entries)
{
    /// <summary>Who makes the feed.</summary>
    public const string Author = "Feed Monitor";

    /// <summary>When a hit of the page last came or changed. An empty page has changed at no time: then the same one for ever.</summary>
    public DateTimeOffset Updated => Entries.Select(entry => entry.Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    /// <summary>The feed of a page. A pure function.</summary>
    /// <param name="watchlist">The watchlist whose hits they are; null if they are everybody's.</param>
    /// <param name="hits">The hits, newest first.</param>
    /// <param name="self">The address of this page.</param>
    /// <param name="next">The address of the older hits, or null.</param>
    public static HitFeed Of(Watchlist? watchlist, IReadOnlyList<Hit> hits, Uri self, Uri? next) => new(
        HitUrn.Of(StableHash.Id("hit feed", watchlist?.Id.Value ?? "")),
        ReaderText.Of(watchlist is null ? "Hits" : $"Hits of {watchlist.Name}"),
        self,
        next,
        [.. hits.Select(HitFeedEntry.Of)]);
}
