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

        // Claimed and sent little by little: the first feeds are being polled while the last ones are planned.
        var planned = 0;
        var byId = due.ToDictionary(feed => feed.Id);
        foreach (var batches in InClaims(Batches(due)))
        {
            var claimed = (await feeds.ClaimAsync([.. batches.SelectMany(batch => batch.Feeds).Select(feed => byId[feed])], now + Claim, cancel))
                .Select(feed => feed.Id).ToHashSet();
            foreach (var batch in batches.Select(batch => batch with { Feeds = [.. batch.Feeds.Where(claimed.Contains)] }).Where(batch => batch.Feeds.Count > 0))
            {
                await queues.SendPollAsync(batch, cancel);
            }

            planned += claimed.Count;
        }

        return planned;
    }

    /// <summary>
    /// Plans everything that is due now, claimed or not, for a worker that polls it at once and then ends: claims, a write a feed, would keep
    /// off nobody. Where a second planner runs all the same, the worst is a feed that is polled twice at once, see <see cref="RunAsync"/>.
    /// </summary>
    /// <returns>How many feeds were planned.</returns>
    public async Task<int> RunUnclaimedAsync(CancellationToken cancel)
    {
        var due = await feeds.ListDueAsync(time.GetUtcNow(), evenIfClaimed: true, cancel);
        foreach (var batch in Batches(due))
        {
            await queues.SendPollAsync(batch, cancel);
        }

        return due.Count;
    }

    // As many batches as one transaction claims.
    private static IEnumerable<IReadOnlyList<PollBatch>> InClaims(IEnumerable<PollBatch> batches)
    {
        var together = new List<PollBatch>();
        foreach (var batch in batches)
        {
            if (together.Sum(other => other.Feeds.Count) + batch.Feeds.Count > PollBatch.MaxFeeds)
            {
                yield return together;
                together = [];
            }

            together.Add(batch);
        }

        if (together.Count > 0)
        {
            yield return together;
        }
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
