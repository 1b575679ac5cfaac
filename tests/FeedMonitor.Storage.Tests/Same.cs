using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage;

/// <summary>Compares by content what records compare by reference: lists and seen sets. A new field is compared without a line here.</summary>
internal static class Same
{
    public static void States(FeedState expected, FeedState actual)
    {
        Assert.Equal(
            expected with { Seen = SeenSet.Empty, Repeats = BoilerplateSketch.Empty }, actual with { Seen = SeenSet.Empty, Repeats = BoilerplateSketch.Empty });
        Assert.Equal(expected.Repeats.ToBytes(), actual.Repeats.ToBytes());
        Assert.Equal(expected.Seen.ToBytes(), actual.Seen.ToBytes());
    }

    public static void Feeds(Feed expected, Feed actual)
    {
        Assert.Equal(expected with { Groups = [] }, actual with { Groups = [] });
        Assert.Equal(expected.Groups, actual.Groups);
    }

    /// <summary>Hits; the order of their alerts does not count.</summary>
    public static void Hits(Hit expected, Hit? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Terms = [], Evidence = [], Alerts = [], Signature = null }, actual with { Terms = [], Evidence = [], Alerts = [], Signature = null });
        Assert.Equal(BytesOf(expected), BytesOf(actual));
        Assert.Equal(expected.Terms, actual.Terms);
        Assert.Equal(expected.Evidence, actual.Evidence);
        Assert.Equal(expected.Alerts.OrderBy(alert => alert.Channel, StringComparer.Ordinal), actual.Alerts.OrderBy(alert => alert.Channel, StringComparer.Ordinal));
    }

    private static byte[]? BytesOf(Hit hit) => hit.Signature is { } signature ? SignatureBytes.ToBytes(signature) : null;

    public static void Watchlists(Watchlist expected, Watchlist? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Terms.AsEnumerable(), actual.Terms);
        Assert.Equal(expected.Channels, actual.Channels);
        Assert.Equal(expected.None.AsEnumerable(), actual.None);
        Assert.Equal(expected.Scope.Feeds, actual.Scope.Feeds);
        Assert.Equal(expected.Scope.Groups, actual.Scope.Groups);
        Assert.Equal(expected.Scope.Languages, actual.Scope.Languages);
        Assert.Equal(WithoutLists(expected), WithoutLists(actual));
    }

    private static Watchlist WithoutLists(Watchlist watchlist) => watchlist with { Terms = [], Channels = [], None = [], Scope = WatchlistScope.Everything };
}
