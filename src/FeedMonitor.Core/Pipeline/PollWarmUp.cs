using System.Text;
using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Reading;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Pipeline;

/// <summary>
/// Goes once through the steps of a poll that touch neither network nor storage, so that their code is compiled while a host waits for its
/// storage, and not while the first answers wait for it.
/// </summary>
public static class PollWarmUp
{
    private static readonly Lazy<Task<int>> Once = new(() => Task.Run(Run));

    /// <summary>Begins, beside whatever the caller does; again it does nothing. Nobody needs to wait for it.</summary>
    /// <returns>How many hits there were, when it is done.</returns>
    public static Task<int> BeginAsync() => Once.Value;

    private static int Run()
    {
        var now = DateTimeOffset.UnixEpoch;
        var url = FeedUrl.Parse("https://feed.example/rss");
        var feed = new Feed(new FeedId("warm-up"), url, "Warm-up", SiteUrl: null, Groups: []);
        var document = ((FeedReading.Readable)FeedDocumentReader.Read(Sample(), address: url.Uri)).Document;
        var found = NewItems.Find(FeedState.New, ItemIdentity.Identify(feed.Id, document.SiteUrl, document.Items, SeenSet.Empty));
        _ = FeedRhythm.Interval(document.Items, now);
        CleanText[] texts = [.. found.Items.Select(item => Cleaner.Clean(item.Item))];
        var repeats = BoilerplateSketch.Empty.Learn([.. found.Items.Select((item, i) => ItemPrint.Of(ItemSite.Of(feed, item.Item), item.Id, texts[i]))]);
        var matcher = WatchlistMatcher.Build([new Watchlist(WatchlistId.Parse("warm-up"), "Warm-up", [Term.Parse("harbour"), Term.Parse("\"crane driver\""), Term.Parse("micro*")], [])]);
        return found.Items.Select((item, i) =>
        {
            var matches = matcher.Match(LearnedZones.Of(texts[i], url.Site, repeats), new ItemOrigin(feed, texts[i].Language));
            return HitComposer.Compose(feed, item, texts[i], matches, now).Count;
        }).Sum();
    }

    // Plain text: what only markup needs is much code, which waits for the first feed that has some.
    private static byte[] Sample() => Encoding.UTF8.GetBytes(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Warm-up</title><link>https://feed.example/</link>
        <item><title>A new crane for the harbour</title><link>https://feed.example/1?utm_source=rss</link><guid>1</guid><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>
        <description>The harbour has a new crane, and the crane driver has a new seat. It lifts forty tonnes; the old one lifted twelve.</description></item>
        <item><title>The old crane is sold</title><link>https://feed.example/2</link><guid>2</guid><pubDate>Wed, 31 Dec 1969 00:00:00 GMT</pubDate>
        <description>The old crane goes to a museum of microelectronics, which needed something large.</description></item>
        </channel></rss>
        """);
}
