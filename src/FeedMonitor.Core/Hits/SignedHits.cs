using FeedMonitor.Cleaning;
using FeedMonitor.Stories;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>Gives the hits on an item what their story is known by.</summary>
internal static class SignedHits
{
    /// <summary>The hits, signed where the watchlist joins stories. The item is signed once, and only for such a hit.</summary>
    public static IReadOnlyList<Hit> Of(IReadOnlyList<(Watchlist Watchlist, Hit Hit)> found, CleanText text)
    {
        var signature = found.Any(hit => hit.Watchlist.JoinsStories) ? StorySigning.Of(text) : null;
        return [.. found.Select(hit => hit.Watchlist.JoinsStories ? hit.Hit with { Signature = signature } : hit.Hit)];
    }
}
