using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Hands due feeds to the workers: claims them, keeps those of one site together, sends a message a batch.</summary>
public sealed class PollPlanner(IFeedStore feeds, IWorkQueues queues, TimeProvider time)
{
    /// <summary>How long a claim holds. A worker that dies lets it pass, and the feed is planned again.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

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
        foreach (var batches in InClaims(PollBatches.Of(due)))
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
}
