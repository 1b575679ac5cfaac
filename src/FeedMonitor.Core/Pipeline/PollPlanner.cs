using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Hands due feeds to the workers: claims them, keeps those of one site together, sends a message a batch.</summary>
public sealed class PollPlanner(IFeedStore feeds, IWorkQueues queues, TimeProvider time)
{
    /// <summary>How long a claim holds. A worker that dies lets it pass, and the feed is planned again.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>Feeds of different sites go so many into a message: few enough to share them among workers.</summary>
    public const int NeighboursPerBatch = 50;

    /// <summary>Plans everything that is due now.</summary>
    /// <param name="evenIfClaimed">
    /// Whether to plan feeds that are claimed already: at a host's start, to take over what a killed one left. A feed that is
    /// polled twice at once costs a request and no more, since the feed row is saved under its version.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many feeds were planned.</returns>
    public async Task<int> RunAsync(bool evenIfClaimed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await feeds.ListDueAsync(now, evenIfClaimed, cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        var claimed = await feeds.ClaimAsync(due, now + Claim, cancel);
        foreach (var batch in Batches(claimed))
        {
            await queues.SendPollAsync(batch, cancel);
        }

        return claimed.Count;
    }

    // Feeds that share a site with others must be polled in turn: they go by sites. Most have a site of their own; those go by the order
    // of their ids, in which one read brings them all.
    private static IEnumerable<PollBatch> Batches(IReadOnlyList<DueFeed> due)
    {
        var sites = due.GroupBy(feed => feed.Url.Site, StringComparer.Ordinal).ToLookup(site => site.Skip(1).Any());
        var shared = sites[true].SelectMany(site => site.Select(feed => feed.Id).Chunk(PollBatch.MaxFeeds)).Select(batch => new PollBatch(batch));
        var single = sites[false].SelectMany(site => site).OrderBy(feed => feed.Id.Value, StringComparer.Ordinal)
            .Select(feed => feed.Id).Chunk(NeighboursPerBatch).Select(batch => new PollBatch(batch, AreNeighbours: batch.Length > 1));
        return shared.Concat(single);
    }
}
