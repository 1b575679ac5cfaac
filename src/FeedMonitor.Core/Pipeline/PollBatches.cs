using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>How due feeds are shared out among messages.</summary>
public static class PollBatches
{
    /// <summary>Feeds of different sites go so many into a message: few enough to share them among workers.</summary>
    public const int NeighboursPerBatch = 50;

    /// <summary>
    /// The batches. Feeds that share a site with others must be polled in turn: they go by sites. Most have a site of their own; those go by
    /// the order of their ids, in which one read brings them all.
    /// </summary>
    public static IEnumerable<PollBatch> Of(IEnumerable<DueFeed> due)
    {
        var sites = due.GroupBy(feed => feed.Url.Site, StringComparer.Ordinal).ToLookup(site => site.Skip(1).Any());
        var shared = sites[true].SelectMany(site => site.Select(feed => feed.Id).Chunk(PollBatch.MaxFeeds)).Select(batch => new PollBatch(batch));
        return shared.Concat(OfNeighbours(sites[false].SelectMany(site => site).Select(feed => feed.Id)));
    }

    /// <summary>The batches of feeds of which no two share a site.</summary>
    public static IEnumerable<PollBatch> OfNeighbours(IEnumerable<FeedId> feeds) =>
        feeds.OrderBy(feed => feed.Value, StringComparer.Ordinal).Chunk(NeighboursPerBatch).Select(batch => new PollBatch(batch, AreNeighbours: batch.Length > 1));
}
